using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.People;
using CultivatedLand.Casework.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Settings;

/// <summary>The directory of people, as far as the visitor's places reach.</summary>
internal sealed class DirectoryRoom(DirectoryDesk desk, IArchive archive, Uploads uploads)
{
    private static readonly Sentence Changed = new(
        "没有保存：这条记录在您填写期间被别人改动或删除了。下面是您填写的内容；请对照现在的通讯录后再保存。",
        "Not kept: somebody else changed or removed this entry while you were typing. What you typed is below; compare it with the directory as it is now and save again.");

    public async Task<IReadOnlyList<DirectoryEntry>> Visible(PageContext page, CancellationToken cancel) =>
        [.. (await desk.Directory(cancel)).Entries.Where(entry => page.Visitor.May(Deed.SeeDirectory, entry.Place)).OrderBy(entry => entry.Place.Path, StringComparer.Ordinal)];

    public async Task<IResult> Show(HttpContext http, CancellationToken cancel)
    {
        var page = http.Page();
        var entries = await Visible(page, cancel);
        var edit = http.Request.Query["edit"].ToString();
        var entry = entries.FirstOrDefault(known => DirectoryDesk.KeyOf(known) == edit);
        PersonEdit? form = entry is not null ? new PersonEdit(edit, PersonForm.Of(entry), NoFaults)
            : edit == "new" ? new PersonEdit("", new Dictionary<string, string>(), NoFaults)
            : null;
        Sentence? said = http.Request.Query["said"].ToString() switch
        {
            "kept" => new("已保存。", "Kept."),
            "removed" => new("已删除。", "Removed."),
            "replaced" => new("通讯录已更新。", "The directory is in force."),
            _ => null,
        };
        return Page(page, entries, form, said);
    }

    public async Task<IResult> Keep(HttpContext http, CancellationToken cancel)
    {
        var (page, form) = (http.Page(), await http.Request.ReadFormAsync(cancel));
        var typed = PersonForm.Fields.ToDictionary(field => field, field => form[field].ToString());
        var key = form["key"].ToString();
        var (entry, faults) = PersonForm.Read(typed);
        if (entry is null) return await Again(page, new PersonEdit(key, typed, faults), null, StatusCodes.Status422UnprocessableEntity, cancel);
        if (!await MayEdit(page, entry.Place, key, cancel)) return ConsolePages.Forbidden(page, Deed.EditDirectory);

        return (key.Length == 0 ? await desk.Add(entry, page.Visitor.ByFor(Deed.EditDirectory, entry.Place), cancel) : await desk.Edit(key, entry, page.Visitor.ByFor(Deed.EditDirectory, entry.Place), cancel)) switch
        {
            DirectoryOutcome.Refused refused => await Again(page, new PersonEdit(key, typed, new Dictionary<string, Sentence> { [refused.Field] = refused.Why }), null, StatusCodes.Status422UnprocessableEntity, cancel),
            DirectoryOutcome.Gone => await Again(page, new PersonEdit("", typed, NoFaults), Changed, StatusCodes.Status409Conflict, cancel),
            _ => new SeeOther(Site.SettingsOf(SettingsPages.Directory) + "?said=kept"),
        };
    }

    public async Task<IResult> Remove(HttpContext http, CancellationToken cancel)
    {
        var (page, form) = (http.Page(), await http.Request.ReadFormAsync(cancel));
        var key = form["key"].ToString();
        if (!await MayEdit(page, null, key, cancel)) return ConsolePages.Forbidden(page, Deed.EditDirectory);
        await desk.Remove(key, page.Visitor.By, cancel);
        return new SeeOther(Site.SettingsOf(SettingsPages.Directory) + "?said=removed");
    }

    /// <summary>Reads a file and shows what it would change; nothing is in force yet.</summary>
    public async Task<IResult> Upload(HttpContext http, CancellationToken cancel)
    {
        var page = http.Page();
        var upload = await uploads.Read(http.Request, cancel);
        if (upload is Loaded<SourceFile>.Rejected broken) return await Rejected(page, broken.Faults, cancel);

        var file = ((Loaded<SourceFile>.Ok)upload).Value;
        if (await Read(page, file, cancel) is Loaded<IReadOnlyList<DirectoryEntry>>.Rejected faulty) return await Rejected(page, faulty.Faults, cancel);
        var hash = await archive.Put(file.Content, cancel);
        return new SeeOther($"{Site.SettingsOf(SettingsPages.Directory)}/preview?file={hash}&name={Uri.EscapeDataString(file.Name)}");
    }

    public async Task<IResult> Preview(HttpContext http, CancellationToken cancel)
    {
        var page = http.Page();
        var (hash, name) = (http.Request.Query["file"].ToString(), Uploads.SafeName(http.Request.Query["name"]));
        if (await File(hash, name, cancel) is not { } file) return ConsolePages.NotFound(page);
        if (await Read(page, file, cancel) is not Loaded<IReadOnlyList<DirectoryEntry>>.Ok { Value: var entries }) return ConsolePages.NotFound(page);

        var directory = await desk.Directory(cancel);
        return page.Render<DirectoryPreview>(parameters: [("Change", DirectoryChange.Between(directory.Entries, entries)), ("Hash", hash), ("Name", name), ("Expected", DirectoryDesk.KeyOf(directory))]);
    }

    public async Task<IResult> Replace(HttpContext http, CancellationToken cancel)
    {
        var (page, form) = (http.Page(), await http.Request.ReadFormAsync(cancel));
        var (hash, name) = (form["file"].ToString(), Uploads.SafeName(form["name"]));
        if (await File(hash, name, cancel) is not { } file) return ConsolePages.NotFound(page);
        if (await Read(page, file, cancel) is not Loaded<IReadOnlyList<DirectoryEntry>>.Ok { Value: var entries }) return ConsolePages.NotFound(page);

        if (await desk.Replace(form["expected"].ToString(), entries, page.Visitor.By, cancel) is DirectoryOutcome.Kept) return new SeeOther(Site.SettingsOf(SettingsPages.Directory) + "?said=replaced");
        var directory = await desk.Directory(cancel);
        return page.Render<DirectoryPreview>(
            StatusCodes.Status409Conflict,
            ("Change", DirectoryChange.Between(directory.Entries, entries)), ("Hash", hash), ("Name", name), ("Expected", DirectoryDesk.KeyOf(directory)),
            ("Said", new Sentence("还没有采用：在您查看期间，通讯录被别人改动了。下面是与现在相比的变化。", "Not taken yet: somebody else changed the directory while you were looking. These are the changes against what it is now.")));
    }

    private static IReadOnlyDictionary<string, Sentence> NoFaults { get; } = new Dictionary<string, Sentence>();

    private async Task<SourceFile?> File(string hash, string name, CancellationToken cancel) =>
        hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower) && await archive.Get(hash, cancel) is { } content ? new SourceFile(name, content) : null;

    /// <summary>The directory as the file makes it. Somebody who looks after some places replaces these, and leaves those of others as they are.</summary>
    private async Task<Loaded<IReadOnlyList<DirectoryEntry>>> Read(PageContext page, SourceFile file, CancellationToken cancel)
    {
        if (DirectoryFile.Read(file) is not Loaded<PeopleDirectory>.Ok { Value: var read }) return new Loaded<IReadOnlyList<DirectoryEntry>>.Rejected(((Loaded<PeopleDirectory>.Rejected)DirectoryFile.Read(file)).Faults);
        if (page.Visitor.May(Deed.EditDirectory, null)) return new Loaded<IReadOnlyList<DirectoryEntry>>.Ok([.. read.Entries]);

        var strangers = read.Entries.Where(entry => !page.Visitor.May(Deed.EditDirectory, entry.Place)).Select(entry => entry.Place.Path).Distinct().Take(5).ToList();
        if (strangers.Count > 0)
        {
            var places = string.Join('、', strangers);
            return Loaded.Reject<IReadOnlyList<DirectoryEntry>>(new($"{file.Name}里有不归您负责的地点：{places}。请去掉这些行后再上传。", $"{file.Name} has places that are not yours: {places}. Take these rows out and upload it again."));
        }

        var others = (await desk.Directory(cancel)).Entries.Where(entry => !page.Visitor.May(Deed.EditDirectory, entry.Place));
        return new Loaded<IReadOnlyList<DirectoryEntry>>.Ok([.. others, .. read.Entries]);
    }

    /// <summary>Both where somebody was and where somebody is to be.</summary>
    private async Task<bool> MayEdit(PageContext page, Place? place, string key, CancellationToken cancel)
    {
        var before = key.Length == 0 ? null : (await desk.Directory(cancel)).Entries.FirstOrDefault(entry => DirectoryDesk.KeyOf(entry) == key);
        return (place is null || page.Visitor.May(Deed.EditDirectory, place)) && (before is null || page.Visitor.May(Deed.EditDirectory, before.Place));
    }

    private async Task<IResult> Again(PageContext page, PersonEdit edit, Sentence? said, int status, CancellationToken cancel) => Page(page, await Visible(page, cancel), edit, said, [], status);

    private async Task<IResult> Rejected(PageContext page, EquatableArray<Sentence> faults, CancellationToken cancel) =>
        Page(page, await Visible(page, cancel), null, null, [.. faults], StatusCodes.Status422UnprocessableEntity);

    private static IResult Page(PageContext page, IReadOnlyList<DirectoryEntry> entries, PersonEdit? edit, Sentence? said, IReadOnlyList<Sentence>? faults = null, int status = StatusCodes.Status200OK) =>
        page.Render<DirectoryList>(status, ("Entries", entries), ("Edit", edit), ("Said", said), ("Faults", faults ?? []));
}

/// <param name="Key">Of the entry as it was shown; empty for somebody new.</param>
public sealed record PersonEdit(string Key, IReadOnlyDictionary<string, string> Typed, IReadOnlyDictionary<string, Sentence> Faults);
