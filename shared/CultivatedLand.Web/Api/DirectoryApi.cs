using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain.People;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>API of the directory of people. A file replaces the directory as a whole or not at all.</summary>
internal static class DirectoryApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyPut("/directory", Replace)
            .RequirePermission(Permission.EditDirectory, ResourceKind.Host)
            .WithMetadata(UploadEndpointMetadata.Instance)
            .Answers<DirectoryReplaced>(ResponseMetadataExtensions.OfUpload);
        api.MapLazyGet(
                "/directory",
                async (HttpContext http, IDirectoryStore directoryStore, CancellationToken cancellationToken) =>
                    Results.Ok(
                        (await directoryStore.Current(cancellationToken))
                            .Entries.Where(entry => http.Visitor().Can(Permission.SeeDirectory, entry.Place))
                            .Select(PersonView.Of)
                    )
            )
            .RequirePermission(Permission.SeeDirectory)
            .Answers<IReadOnlyList<PersonView>>();
        api.MapLazyGet(
                "/directory/template",
                () => Results.File(Encoding.UTF8.GetBytes("\uFEFF" + DirectoryFileReader.Template), "text/csv; charset=utf-8", "people.csv")
            )
            .RequirePermission(Permission.SeeDirectory)
            .AnswersFile("text/csv");
    }

    private static async Task<IResult> Replace(
        HttpRequest request,
        UploadReader uploadReader,
        IDirectoryStore directoryStore,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var upload = await uploadReader.Read(request, cancellationToken);
        if (upload is LoadResult<SourceFile>.Rejected broken)
            return uploadReader.Refusal(broken);

        var file = ((LoadResult<SourceFile>.Ok)upload).Value;
        var read = DirectoryFileReader.Read(file);
        if (read is LoadResult<PeopleDirectory>.Rejected faulty)
            return ProblemResults.Of(faulty.Faults);

        var directory = ((LoadResult<PeopleDirectory>.Ok)read).Value;
        await directoryStore.Replace(
            directory,
            Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)),
            clock.GetUtcNow(),
            ActorNames.By(request.HttpContext, Permission.EditDirectory, null),
            cancellationToken
        );
        return Results.Ok(
            new DirectoryReplaced(directory.Entries.Count, [.. directory.Entries.Where(entry => entry.Mail is null).Select(PersonView.Of)])
        );
    }
}

/// <param name="WithoutMail">People who get no mail.</param>
public sealed record DirectoryReplaced(int People, IReadOnlyList<PersonView> WithoutMail);

public sealed record PersonView(
    string Place,
    string? Role,
    string? Label,
    string Name,
    string? Mail,
    string? Phone,
    string? Substitute,
    DateOnly? AwayFrom,
    DateOnly? AwayTo
)
{
    internal static PersonView Of(DirectoryEntry entry) =>
        new(
            entry.Place.Path,
            entry.Role?.Code(),
            entry.Label,
            entry.Name,
            entry.Mail,
            entry.Phone,
            entry.Substitute,
            entry.AwayFrom,
            entry.AwayTo
        );
}
