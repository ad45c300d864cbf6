using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.Leads;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Patrols;

/// <summary>Everything the page about patrols asks, resolved per request.</summary>
internal sealed class PatrolPageHandler(GridStore book, PatrolService desk, KnownPlaces places, IPlanStore shelf, PhotoUploads photos, IArchive archive, TimeProvider clock)
{
    private const int DaysShown = 60;
    private const int MostShown = 200;

    public Task<IResult> Show(PageContext page, string? said, CancellationToken cancel) => Show(page, Said(said), null, null, [], cancel);

    public async Task<IResult> Log(HttpContext http, CancellationToken cancel)
    {
        var page = http.Page();
        if (!http.Request.HasFormContentType) return ProblemResults.Of(400, new("请用页面上的表单登记。", "Use the form on the page."));
        var form = await http.Request.ReadFormAsync(cancel);
        var (typed, faults) = (PatrolInput.Read(form), new List<LocalizedText>());
        if (await Known(page.Visitor, Permission.Patrol, typed.Place, faults, cancel) is not { } place || typed.Log(place, page.Visitor.ByFor(Permission.Patrol, place), clock.GetUtcNow(), faults) is not { } log) return await Show(page, null, typed, null, faults, cancel);

        var (kept, unusable) = await photos.Keep(form.Files, cancel);
        if ((unusable ?? await desk.Log(log with { Photos = kept }, cancel)) is { } fault) return await Show(page, null, typed, null, [fault], cancel);
        return form["found"].ToString() == "yes" && log.Lead is null
            ? new SeeOtherResult($"{PageUrls.NewLead}?place={Uri.EscapeDataString(place.Path)}")
            : new SeeOtherResult($"{PageUrls.Patrols}?said=logged");
    }

    public async Task<IResult> Plan(HttpContext http, CancellationToken cancel)
    {
        var page = http.Page();
        if (!http.Request.HasFormContentType) return ProblemResults.Of(400, new("请用页面上的表单设置。", "Use the form on the page."));
        var (typed, faults) = (PatrolPlanInput.Read(await http.Request.ReadFormAsync(cancel)), new List<LocalizedText>());
        if (await Known(page.Visitor, Permission.HandleLead, typed.Place, faults, cancel) is not { } place || typed.Plan(place, page.Today, faults) is not { } plan) return await Show(page, null, null, typed, faults, cancel);
        var unusable = await desk.Plan(plan, page.Visitor.ByFor(Permission.HandleLead, place), cancel);
        return unusable.Count > 0 ? await Show(page, null, null, typed, unusable, cancel) : new SeeOtherResult($"{PageUrls.Patrols}?said=planned");
    }

    public async Task<IResult> Unplan(HttpContext http, CancellationToken cancel)
    {
        var page = http.Page();
        if (!http.Request.HasFormContentType) return ProblemResults.Of(400, new("请用页面上的表单设置。", "Use the form on the page."));
        var id = (await http.Request.ReadFormAsync(cancel))["id"].ToString();
        if (id.Length is 0 or > 40 || await book.Plan(id, cancel) is not { } stored || !page.Visitor.May(Permission.HandleLead, stored.Plan.Place)) return ConsoleResults.NotFound(page);
        await desk.Unplan(id, cancel);
        return new SeeOtherResult($"{PageUrls.Patrols}?said=unplanned");
    }

    /// <summary>Only what the log shows this visitor.</summary>
    public async Task<IResult> Photo(HttpContext http, string hash, CancellationToken cancel)
    {
        var photo = (await Logs(http.Page(), cancel)).SelectMany(log => log.Photos).FirstOrDefault(photo => photo.ContentHash == hash);
        return photo is not null && await archive.Get(hash, cancel) is { } content
            ? UploadedFileResults.Serve(http.Response, content, FileFormat.Of(content), hash, photo.FileName)
            : ConsoleResults.NotFound(http.Page());
    }

    private static LocalizedText? Said(string? code) => code switch
    {
        "logged" => new("巡查已登记。", "The patrol is recorded."),
        "planned" => new("巡查安排已生效。", "The patrol plan counts from now on."),
        "unplanned" => new("巡查安排已删除。", "The patrol plan is removed."),
        _ => null,
    };

    private async Task<Place?> Known(CurrentUser visitor, Permission deed, string typed, List<LocalizedText> faults, CancellationToken cancel)
    {
        var (place, unknown) = await places.Find(typed, [], cancel);
        if (unknown is not null) faults.Add(unknown);
        if (place is null || visitor.May(deed, place)) return place;
        faults.Add(LeadPageHandler.NotYours(place));
        return null;
    }

    private async Task<IReadOnlyList<PatrolLog>> Logs(PageContext page, CancellationToken cancel) =>
        [.. (await book.Logs(page.Today.AddDays(-DaysShown), page.Today.AddDays(1), cancel)).Where(log => page.Visitor.May(Permission.SeeLedger, log.Place)).OrderByDescending(log => log.At).Take(MostShown)];

    private async Task<IResult> Show(PageContext page, LocalizedText? said, PatrolInput? typed, PatrolPlanInput? plan, IReadOnlyList<LocalizedText> faults, CancellationToken cancel)
    {
        var visitor = page.Visitor;
        var all = await places.All(cancel);
        var leads = (await book.OpenLeads(cancel)).Select(stored => stored.State).Where(lead => visitor.May(Permission.Patrol, lead.Spec.Place) && page.Now - lead.Spec.FoundAt < LeadLikeness.Looks);
        var model = new PatrolModel(
            await desk.Standings(place => visitor.May(Permission.SeeLedger, place), cancel),
            await Logs(page, cancel),
            [.. all.Where(place => visitor.May(Permission.Patrol, place))],
            [.. all.Where(place => visitor.May(Permission.HandleLead, place))],
            visitor.May(Permission.SeeDirectory, null) ? Grid.Of(await shelf.Directory(cancel)).Findings : [],
            [.. leads],
            typed ?? new PatrolInput("", visitor.Name, LeadText.Field(page.Now), "", "", ""),
            plan ?? new PatrolPlanInput("", "7", "day", "", ""),
            faults,
            said,
            IsPlanWrong: plan is not null);
        return page.Render<PatrolPage>(faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, ("Model", model), ("IsFresh", typed is null));
    }
}

/// <param name="Leads">Found lately where this visitor patrols; a patrol may name one.</param>
public sealed record PatrolModel(
    IReadOnlyList<PatrolStatus> Standings,
    IReadOnlyList<PatrolLog> Logs,
    IReadOnlyList<Place> Places,
    IReadOnlyList<Place> PlanPlaces,
    IReadOnlyList<LocalizedText> GridFindings,
    IReadOnlyList<Lead> Leads,
    PatrolInput Typed,
    PatrolPlanInput Plan,
    IReadOnlyList<LocalizedText> Faults,
    LocalizedText? Said,
    bool IsPlanWrong);
