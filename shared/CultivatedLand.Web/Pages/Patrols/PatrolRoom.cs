using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.EvidenceFiles;
using CultivatedLand.Casework.Grids;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Pages.Leads;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Patrols;

/// <summary>Everything the page about patrols asks, resolved per request.</summary>
internal sealed class PatrolRoom(GridBook book, PatrolDesk desk, KnownPlaces places, IPlanShelf shelf, FieldPhotos photos, IArchive archive, TimeProvider clock)
{
    private const int DaysShown = 60;
    private const int MostShown = 200;

    public Task<IResult> Show(PageContext page, string? said, CancellationToken cancel) => Show(page, Said(said), null, null, [], cancel);

    public async Task<IResult> Log(HttpContext http, CancellationToken cancel)
    {
        var page = http.Page();
        if (!http.Request.HasFormContentType) return Problems.Of(400, new("请用页面上的表单登记。", "Use the form on the page."));
        var form = await http.Request.ReadFormAsync(cancel);
        var (typed, faults) = (TypedPatrol.Read(form), new List<Sentence>());
        if (await Known(page.Visitor, Deed.Patrol, typed.Place, faults, cancel) is not { } place || typed.Log(place, page.Visitor.ByFor(Deed.Patrol, place), clock.GetUtcNow(), faults) is not { } log) return await Show(page, null, typed, null, faults, cancel);

        var (kept, unusable) = await photos.Keep(form.Files, cancel);
        if ((unusable ?? await desk.Log(log with { Photos = kept }, cancel)) is { } fault) return await Show(page, null, typed, null, [fault], cancel);
        return form["found"].ToString() == "yes" && log.Lead is null
            ? new SeeOther($"{Site.NewLead}?place={Uri.EscapeDataString(place.Path)}")
            : new SeeOther($"{Site.Patrols}?said=logged");
    }

    public async Task<IResult> Plan(HttpContext http, CancellationToken cancel)
    {
        var page = http.Page();
        if (!http.Request.HasFormContentType) return Problems.Of(400, new("请用页面上的表单设置。", "Use the form on the page."));
        var (typed, faults) = (TypedPlan.Read(await http.Request.ReadFormAsync(cancel)), new List<Sentence>());
        if (await Known(page.Visitor, Deed.HandleLead, typed.Place, faults, cancel) is not { } place || typed.Plan(place, page.Today, faults) is not { } plan) return await Show(page, null, null, typed, faults, cancel);
        var unusable = await desk.Plan(plan, page.Visitor.ByFor(Deed.HandleLead, place), cancel);
        return unusable.Count > 0 ? await Show(page, null, null, typed, unusable, cancel) : new SeeOther($"{Site.Patrols}?said=planned");
    }

    public async Task<IResult> Unplan(HttpContext http, CancellationToken cancel)
    {
        var page = http.Page();
        if (!http.Request.HasFormContentType) return Problems.Of(400, new("请用页面上的表单设置。", "Use the form on the page."));
        var id = (await http.Request.ReadFormAsync(cancel))["id"].ToString();
        if (id.Length is 0 or > 40 || await book.Plan(id, cancel) is not { } stored || !page.Visitor.May(Deed.HandleLead, stored.Plan.Place)) return ConsolePages.NotFound(page);
        await desk.Unplan(id, cancel);
        return new SeeOther($"{Site.Patrols}?said=unplanned");
    }

    /// <summary>Only what the log shows this visitor.</summary>
    public async Task<IResult> Photo(HttpContext http, string hash, CancellationToken cancel)
    {
        var photo = (await Logs(http.Page(), cancel)).SelectMany(log => log.Photos).FirstOrDefault(photo => photo.ContentHash == hash);
        return photo is not null && await archive.Get(hash, cancel) is { } content
            ? KeptFile.Serve(http.Response, content, FileFormat.Of(content), hash, photo.FileName)
            : ConsolePages.NotFound(http.Page());
    }

    private static Sentence? Said(string? code) => code switch
    {
        "logged" => new("巡查已登记。", "The patrol is recorded."),
        "planned" => new("巡查安排已生效。", "The patrol plan counts from now on."),
        "unplanned" => new("巡查安排已删除。", "The patrol plan is removed."),
        _ => null,
    };

    private async Task<Place?> Known(Visitor visitor, Deed deed, string typed, List<Sentence> faults, CancellationToken cancel)
    {
        var (place, unknown) = await places.Find(typed, [], cancel);
        if (unknown is not null) faults.Add(unknown);
        if (place is null || visitor.May(deed, place)) return place;
        faults.Add(LeadRoom.NotYours(place));
        return null;
    }

    private async Task<IReadOnlyList<PatrolLog>> Logs(PageContext page, CancellationToken cancel) =>
        [.. (await book.Logs(page.Today.AddDays(-DaysShown), page.Today.AddDays(1), cancel)).Where(log => page.Visitor.May(Deed.SeeLedger, log.Place)).OrderByDescending(log => log.At).Take(MostShown)];

    private async Task<IResult> Show(PageContext page, Sentence? said, TypedPatrol? typed, TypedPlan? plan, IReadOnlyList<Sentence> faults, CancellationToken cancel)
    {
        var visitor = page.Visitor;
        var all = await places.All(cancel);
        var leads = (await book.OpenLeads(cancel)).Select(stored => stored.State).Where(lead => visitor.May(Deed.Patrol, lead.Spec.Place) && page.Now - lead.Spec.FoundAt < LeadLikeness.Looks);
        var model = new PatrolModel(
            await desk.Standings(place => visitor.May(Deed.SeeLedger, place), cancel),
            await Logs(page, cancel),
            [.. all.Where(place => visitor.May(Deed.Patrol, place))],
            [.. all.Where(place => visitor.May(Deed.HandleLead, place))],
            visitor.May(Deed.SeeDirectory, null) ? Grid.Of(await shelf.Directory(cancel)).Findings : [],
            [.. leads],
            typed ?? new TypedPatrol("", visitor.Name, LeadWords.Field(page.Now), "", "", ""),
            plan ?? new TypedPlan("", "7", "day", "", ""),
            faults,
            said,
            IsPlanWrong: plan is not null);
        return page.Render<PatrolPage>(faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, ("Model", model), ("IsFresh", typed is null));
    }
}

/// <param name="Leads">Found lately where this visitor patrols; a patrol may name one.</param>
public sealed record PatrolModel(
    IReadOnlyList<PatrolStanding> Standings,
    IReadOnlyList<PatrolLog> Logs,
    IReadOnlyList<Place> Places,
    IReadOnlyList<Place> PlanPlaces,
    IReadOnlyList<Sentence> GridFindings,
    IReadOnlyList<Lead> Leads,
    TypedPatrol Typed,
    TypedPlan Plan,
    IReadOnlyList<Sentence> Faults,
    Sentence? Said,
    bool IsPlanWrong);
