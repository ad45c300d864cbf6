using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.People;
using CultivatedLand.Casework.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Api.Description;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>The directory of people: replaced as a whole or not at all.</summary>
internal static class DirectoryApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapSet("/directory", Replace).For(Deed.EditDirectory, Subject.Host).WithMetadata(TakesFile.Instance).Answers<DirectoryReplaced>(AnswerExtensions.OfUpload);
        api.MapRead("/directory", async (HttpContext http, IPlanShelf shelf, CancellationToken cancel) =>
            Results.Ok((await shelf.Directory(cancel)).Entries.Where(entry => http.Visitor().May(Deed.SeeDirectory, entry.Place)).Select(PersonView.Of))).For(Deed.SeeDirectory).Answers<IReadOnlyList<PersonView>>();
        api.MapRead("/directory/template", () => Results.File(Encoding.UTF8.GetBytes("\uFEFF" + DirectoryFile.Template), "text/csv; charset=utf-8", "people.csv")).For(Deed.SeeDirectory).AnswersFile("text/csv");
    }

    private static async Task<IResult> Replace(HttpRequest request, Uploads uploads, IPlanShelf shelf, TimeProvider clock, CancellationToken cancel)
    {
        var upload = await uploads.Read(request, cancel);
        if (upload is Loaded<SourceFile>.Rejected broken) return uploads.Refusal(broken);

        var file = ((Loaded<SourceFile>.Ok)upload).Value;
        var read = DirectoryFile.Read(file);
        if (read is Loaded<PeopleDirectory>.Rejected faulty) return Problems.Of(faulty.Faults);

        var directory = ((Loaded<PeopleDirectory>.Ok)read).Value;
        await shelf.ReplaceDirectory(directory, Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)), clock.GetUtcNow(), Acting.By(request.HttpContext, Deed.EditDirectory, null), cancel);
        return Results.Ok(new DirectoryReplaced(directory.Entries.Count, [.. directory.Entries.Where(entry => entry.Mail is null).Select(PersonView.Of)]));
    }
}

/// <param name="WithoutMail">People who get no mail.</param>
public sealed record DirectoryReplaced(int People, IReadOnlyList<PersonView> WithoutMail);

public sealed record PersonView(string Place, string? Role, string? Label, string Name, string? Mail, string? Phone, string? Substitute, DateOnly? AwayFrom, DateOnly? AwayTo)
{
    internal static PersonView Of(DirectoryEntry entry) =>
        new(entry.Place.Path, entry.Role?.Code(), entry.Label, entry.Name, entry.Mail, entry.Phone, entry.Substitute, entry.AwayFrom, entry.AwayTo);
}
