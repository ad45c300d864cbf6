using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.Shared;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.People;

/// <summary>Handler of the directory of people, within the user's places.</summary>
internal sealed class DirectoryPageHandler(DirectoryService directoryService, IArchive archive, UploadReader uploadReader)
{
    private static readonly LocalizedText Changed = new(
        "没有保存：这条记录在您填写期间被别人改动或删除了。下面是您填写的内容；请对照现在的通讯录后再保存。",
        "Not kept: somebody else changed or removed this entry while you were typing. What you typed is below; "
            + "compare it with the directory as it is now and save again."
    );

    public async Task<IReadOnlyList<DirectoryEntry>> Visible(PageContext page, CancellationToken cancellationToken) =>
        [
            .. (await directoryService.Directory(cancellationToken))
                .Entries.Where(entry => page.Visitor.Can(Permission.SeeDirectory, entry.Place))
                .OrderBy(entry => entry.Place.Path, StringComparer.Ordinal),
        ];

    public async Task<IResult> Show(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        var entries = await Visible(page, cancellationToken);
        var edit = http.Request.Query["edit"].ToString();
        var entry = entries.FirstOrDefault(known => DirectoryService.KeyOf(known) == edit);
        var form =
            entry is not null ? new PersonEditState(edit, PersonForm.Of(entry), NoFaults)
            : edit == "new" ? new PersonEditState("", new Dictionary<string, string>(), NoFaults)
            : null;
        LocalizedText? said = http.Request.Query["said"].ToString() switch
        {
            "kept" => new("已保存。", "Kept."),
            "removed" => new("已删除。", "Removed."),
            "replaced" => new("通讯录已更新。", "The directory is in force."),
            _ => null,
        };
        return Page(page, entries, form, said);
    }

    public async Task<IResult> Keep(HttpContext http, CancellationToken cancellationToken)
    {
        var (page, form) = (http.Page(), await http.Request.ReadFormAsync(cancellationToken));
        var typed = PersonForm.Fields.ToDictionary(field => field, field => form[field].ToString());
        var key = form["key"].ToString();
        var (entry, faults) = PersonForm.Read(typed);
        if (entry is null)
            return await Again(
                page,
                new PersonEditState(key, typed, faults),
                null,
                StatusCodes.Status422UnprocessableEntity,
                cancellationToken
            );
        if (await Closed(page, entry.Place, key, cancellationToken) is { } closed)
            return ConsoleResults.Forbidden(http, Permission.EditDirectory, closed);

        return (
            key.Length == 0
                ? await directoryService.Add(entry, page.Visitor.DisplayNameFor(Permission.EditDirectory, entry.Place), cancellationToken)
                : await directoryService.Edit(
                    key,
                    entry,
                    page.Visitor.DisplayNameFor(Permission.EditDirectory, entry.Place),
                    cancellationToken
                )
        ) switch
        {
            DirectoryOutcome.Refused refused => await Again(
                page,
                new PersonEditState(key, typed, new Dictionary<string, LocalizedText> { [refused.Field] = refused.Why }),
                null,
                StatusCodes.Status422UnprocessableEntity,
                cancellationToken
            ),
            DirectoryOutcome.Gone => await Again(
                page,
                new PersonEditState("", typed, NoFaults),
                Changed,
                StatusCodes.Status409Conflict,
                cancellationToken
            ),
            _ => new SeeOtherResult(SettingsUrls.Directory + "?said=kept"),
        };
    }

    public async Task<IResult> Remove(HttpContext http, CancellationToken cancellationToken)
    {
        var (page, form) = (http.Page(), await http.Request.ReadFormAsync(cancellationToken));
        var key = form["key"].ToString();
        if (await Closed(page, null, key, cancellationToken) is { } closed)
            return ConsoleResults.Forbidden(http, Permission.EditDirectory, closed);
        var entry = (await directoryService.Directory(cancellationToken)).Entries.FirstOrDefault(known =>
            DirectoryService.KeyOf(known) == key
        );
        if (entry is not null && !LossQuestion.IsConfirmed(form))
            return LossQuestion.Ask(http, form, LossOf(entry), new("删除", "Remove"), SettingsUrls.Directory);
        await directoryService.Remove(key, page.Visitor.DisplayName, cancellationToken);
        return new SeeOtherResult(SettingsUrls.Directory + "?said=removed");
    }

    private static LocalizedText LossOf(DirectoryEntry entry)
    {
        var particulars = string.Join(" ", new[] { entry.Label, entry.Mail, entry.Phone }.Where(text => !string.IsNullOrEmpty(text)));
        return new(
            $"将从通讯录删除{entry.Place.Path.Replace('/', ' ')}的{entry.Name}（{particulars}）。"
                + "此后以此职务发给本人的通知改发上级或牵头单位，已发链接随之失效，代理人和离岗日期一并删除。确定吗？",
            $"{entry.Name} of {entry.Place.Path} ({particulars}) would be removed "
                + "from the directory. Notices to this role then go to the level above or to the lead office, "
                + "links sent to this person end, "
                + "and the substitute and the days away are removed too. Is that right?"
        );
    }

    /// <summary>Reads a file and shows its changes. Nothing is in force yet.</summary>
    public async Task<IResult> Upload(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        var upload = await uploadReader.Read(http.Request, cancellationToken);
        if (upload is LoadResult<SourceFile>.Rejected broken)
            return await Rejected(page, broken.Faults, cancellationToken);

        var file = ((LoadResult<SourceFile>.Ok)upload).Value;
        if (await Read(http, file, cancellationToken) is LoadResult<IReadOnlyList<DirectoryEntry>>.Rejected faulty)
            return await Rejected(page, faulty.Faults, cancellationToken, StatusOf(http));
        var hash = await archive.Put(file.Content, cancellationToken);
        return new SeeOtherResult($"{SettingsUrls.Directory}/preview?file={hash}&name={Uri.EscapeDataString(file.Name)}");
    }

    public async Task<IResult> Preview(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        var (hash, name) = (http.Request.Query["file"].ToString(), UploadReader.SafeName(http.Request.Query["name"]));
        if (await File(hash, name, cancellationToken) is not { } file)
            return ConsoleResults.NotFound(page);
        if (await Read(http, file, cancellationToken) is not LoadResult<IReadOnlyList<DirectoryEntry>>.Ok { Value: var entries })
            return ConsoleResults.NotFound(page);

        var directory = await directoryService.Directory(cancellationToken);
        return page.Render<DirectoryPreview>(
            parameters:
            [
                ("Change", DirectoryChange.Between(directory.Entries, entries)),
                ("Hash", hash),
                ("Name", name),
                ("Expected", DirectoryService.KeyOf(directory)),
            ]
        );
    }

    public async Task<IResult> Replace(HttpContext http, CancellationToken cancellationToken)
    {
        var (page, form) = (http.Page(), await http.Request.ReadFormAsync(cancellationToken));
        var (hash, name) = (form["file"].ToString(), UploadReader.SafeName(form["name"]));
        if (await File(hash, name, cancellationToken) is not { } file)
            return ConsoleResults.NotFound(page);
        if (await Read(http, file, cancellationToken) is not LoadResult<IReadOnlyList<DirectoryEntry>>.Ok { Value: var entries })
            return ConsoleResults.NotFound(page);

        if (
            await directoryService.Replace(form["expected"].ToString(), entries, page.Visitor.DisplayName, cancellationToken)
            is DirectoryOutcome.Kept
        )
            return new SeeOtherResult(SettingsUrls.Directory + "?said=replaced");
        var directory = await directoryService.Directory(cancellationToken);
        return page.Render<DirectoryPreview>(
            StatusCodes.Status409Conflict,
            ("Change", DirectoryChange.Between(directory.Entries, entries)),
            ("Hash", hash),
            ("Name", name),
            ("Expected", DirectoryService.KeyOf(directory)),
            (
                "Said",
                new LocalizedText(
                    "还没有采用：在您查看期间，通讯录被别人改动了。下面是与现在相比的变化。",
                    "Not taken yet: somebody else changed the directory while you were looking. "
                        + "These are the changes against what it is now."
                )
            )
        );
    }

    private static IReadOnlyDictionary<string, LocalizedText> NoFaults { get; } = new Dictionary<string, LocalizedText>();

    private async Task<SourceFile?> File(string hash, string name, CancellationToken cancellationToken) =>
        hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower) && await archive.Get(hash, cancellationToken) is { } content
            ? new SourceFile(name, content)
            : null;

    /// <summary>
    /// Returns the directory with the file's entries.
    /// A user responsible for some places replaces only their entries; those of other places stay as they are.
    /// </summary>
    private async Task<LoadResult<IReadOnlyList<DirectoryEntry>>> Read(
        HttpContext http,
        SourceFile file,
        CancellationToken cancellationToken
    )
    {
        var page = http.Page();
        if (DirectoryFileReader.Read(file) is not LoadResult<PeopleDirectory>.Ok { Value: var read })
            return new LoadResult<IReadOnlyList<DirectoryEntry>>.Rejected(
                ((LoadResult<PeopleDirectory>.Rejected)DirectoryFileReader.Read(file)).Faults
            );
        if (page.Visitor.Can(Permission.EditDirectory, null))
            return new LoadResult<IReadOnlyList<DirectoryEntry>>.Ok([.. read.Entries]);

        var strangers = read
            .Entries.Where(entry => !page.Visitor.Can(Permission.EditDirectory, entry.Place))
            .Select(entry => entry.Place)
            .Distinct()
            .Take(5)
            .ToList();
        if (strangers.Count > 0)
        {
            http.Deny(Permission.EditDirectory, strangers[0]);
            var places = string.Join('、', strangers);
            return LoadResult.Failed<IReadOnlyList<DirectoryEntry>>(
                new(
                    $"{file.Name}里有不归您负责的地点：{places}。请去掉这些行后再上传。",
                    $"{file.Name} has places that are not yours: {places}. Take these rows out and upload it again."
                )
            );
        }

        var others = (await directoryService.Directory(cancellationToken)).Entries.Where(entry =>
            !page.Visitor.Can(Permission.EditDirectory, entry.Place)
        );
        return new LoadResult<IReadOnlyList<DirectoryEntry>>.Ok([.. others, .. read.Entries]);
    }

    /// <summary>Asks for the permission both at an entry's old and at its new place.</summary>
    /// <returns>The place that is not the user's. Null where both are.</returns>
    private async Task<Place?> Closed(PageContext page, Place? place, string key, CancellationToken cancellationToken)
    {
        var before =
            key.Length == 0
                ? null
                : (await directoryService.Directory(cancellationToken)).Entries.FirstOrDefault(entry =>
                    DirectoryService.KeyOf(entry) == key
                );
        return new[] { place, before?.Place }.FirstOrDefault(known =>
            known is not null && !page.Visitor.Can(Permission.EditDirectory, known)
        );
    }

    private async Task<IResult> Again(
        PageContext page,
        PersonEditState edit,
        LocalizedText? said,
        int status,
        CancellationToken cancellationToken
    ) => Page(page, await Visible(page, cancellationToken), edit, said, [], status);

    private async Task<IResult> Rejected(
        PageContext page,
        EquatableArray<LocalizedText> faults,
        CancellationToken cancellationToken,
        int status = StatusCodes.Status422UnprocessableEntity
    ) => Page(page, await Visible(page, cancellationToken), null, null, [.. faults], status);

    private static int StatusOf(HttpContext http) =>
        DeniedObject.Of(http) is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status403Forbidden;

    private static IResult Page(
        PageContext page,
        IReadOnlyList<DirectoryEntry> entries,
        PersonEditState? edit,
        LocalizedText? said,
        IReadOnlyList<LocalizedText>? faults = null,
        int status = StatusCodes.Status200OK
    ) => page.Render<DirectoryPage>(status, ("Entries", entries), ("Edit", edit), ("Said", said), ("Faults", faults ?? []));
}

/// <summary>State of a person's form.</summary>
/// <param name="Key">Key of the entry as it was shown; empty for a new person.</param>
public sealed record PersonEditState(
    string Key,
    IReadOnlyDictionary<string, string> Typed,
    IReadOnlyDictionary<string, LocalizedText> Faults
);
