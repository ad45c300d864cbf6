using System.Globalization;
using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.Grids;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Api.Description;
using CultivatedLand.Web.Pages.Leads;
using CultivatedLand.Web.Pages.Patrols;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>The patrol log, how often each place is patrolled, the grid itself, and the limits of leads and patrols.</summary>
internal static class PatrolsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapRead("/patrols", Logs).For(Deed.SeeLedger).Answers<PatrolList>(400);
        api.MapAct("/patrols", Log).For(Deed.Patrol).AnswersNothing(422);
        api.MapRead("/patrols/plans", Plans).For(Deed.SeeLedger).Answers<PatrolPlanList>();
        api.MapSet("/patrols/plans", Plan).For(Deed.HandleLead).AnswersNothing(422);
        api.MapRemove("/patrols/plans", Unplan).For(Deed.HandleLead).AnswersNothing(404);
        api.MapRead("/grid", Show).For(Deed.SeeDirectory, Subject.Host).Answers<GridView>();
        api.MapRead("/grid/settings", async (GridBook book, CancellationToken cancel) => Results.Ok(GridSettingsView.Of(await book.Settings(cancel)))).ForAnyAccount().Answers<GridSettingsView>();
        api.MapSet("/grid/settings", Set).For(Deed.EditSettings, Subject.Host).Answers<GridSettingsView>(422);
    }

    private static async Task<IResult> Logs(HttpContext http, GridBook book, TimeProvider clock, CancellationToken cancel, DateOnly? from = null, DateOnly? to = null)
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var (first, last) = (from ?? today.AddDays(-31), to ?? today);
        if (last < first || first.Year < 1992 || last.Year > 2199 || last.DayNumber - first.DayNumber > 800) return Problems.Of(400, new("日期范围须从早到晚，最多800天。", "The period runs from an earlier to a later day, 800 days at most."));
        var logs = (await book.Logs(first, last, cancel)).Where(log => http.Visitor().May(Deed.SeeLedger, log.Place));
        return Results.Ok(new PatrolList([.. logs.Select(PatrolView.Of)]));
    }

    private static async Task<IResult> Log(HttpContext http, PatrolBody body, KnownPlaces places, PatrolDesk desk, TimeProvider clock, CancellationToken cancel)
    {
        var (place, unknown) = await places.Find(body.Place ?? "", [], cancel);
        if (place is null) return Problems.Of(422, unknown!, "unknown-place");
        if (!http.Visitor().May(Deed.Patrol, place)) return Problems.Of(403, LeadRoom.NotYours(place), "forbidden");
        var faults = new List<Sentence>();
        var position = (body.Latitude, body.Longitude) is ({ } latitude, { } longitude) ? string.Create(CultureInfo.InvariantCulture, $"{latitude}, {longitude}") : "";
        if (new TypedPatrol(place.Path, body.Who ?? "", body.At ?? "", body.Saw ?? "", position, body.Lead ?? "").Log(place, Acting.By(http, Deed.Patrol, place, body.By), clock.GetUtcNow(), faults) is not { } log) return Problems.Of(faults.ToEquatableArray());
        return await desk.Log(log, cancel) is { } fault ? Problems.Of(422, fault, "unusable") : Results.NoContent();
    }

    private static async Task<IResult> Plans(HttpContext http, PatrolDesk desk, CancellationToken cancel) => Results.Ok(
        new PatrolPlanList([.. (await desk.Standings(place => http.Visitor().May(Deed.SeeLedger, place), cancel)).Select(PatrolPlanView.Of)]));

    private static async Task<IResult> Plan(HttpContext http, PatrolPlanBody body, KnownPlaces places, PatrolDesk desk, TimeProvider clock, CancellationToken cancel)
    {
        var (place, unknown) = await places.Find(body.Place ?? "", [], cancel);
        if (place is null) return Problems.Of(422, unknown!, "unknown-place");
        if (!http.Visitor().May(Deed.HandleLead, place)) return Problems.Of(403, LeadRoom.NotYours(place), "forbidden");
        var faults = new List<Sentence>();
        var typed = new TypedPlan(place.Path, body.Count?.ToString(CultureInfo.InvariantCulture) ?? "", body.Unit ?? "day", string.Join('、', body.Members ?? []), body.Since ?? "");
        if (typed.Plan(place, ChinaTime.DateOf(clock.GetUtcNow()), faults) is not { } plan) return Problems.Of(faults.ToEquatableArray());
        var unusable = await desk.Plan(plan, Acting.By(http, Deed.HandleLead, place, body.By), cancel);
        return unusable.Count > 0 ? Problems.Of(unusable.ToEquatableArray()) : Results.NoContent();
    }

    private static async Task<IResult> Unplan(HttpContext http, GridBook book, PatrolDesk desk, CancellationToken cancel, string? place = null)
    {
        var stored = (await book.Plans(cancel)).FirstOrDefault(stored => stored.Plan.Place.Path == place);
        if (stored is null || !http.Visitor().May(Deed.HandleLead, stored.Plan.Place)) return Problems.NotFound("安排");
        await desk.Unplan(stored.Plan.Id, cancel);
        return Results.NoContent();
    }

    private static async Task<IResult> Show(IPlanShelf shelf, CancellationToken cancel)
    {
        return Results.Ok(GridView.Of(Grid.Of(await shelf.Directory(cancel))));
    }

    private static async Task<IResult> Set(HttpContext http, GridSettingsBody body, PatrolDesk desk, GridBook book, CancellationToken cancel)
    {
        var hours = new List<StepHours>();
        foreach (var (name, given) in body.StepHours ?? [])
        {
            if (!Enum.TryParse<LeadStep>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var step) || !Enum.IsDefined(step)) return Problems.Of(422, new($"“{name}”不是线索的步骤。", $"“{name}” is no step of a lead."), "unusable");
            hours.Add(new StepHours(step, given));
        }

        var faults = await desk.Set(new LeadPolicy(hours.ToEquatableArray(), body.OtherHours ?? LeadPolicy.Default.OtherHours), new PatrolPolicy(body.ChiefWorkdays ?? 1, body.AboveWorkdays ?? 2), http.Visitor().By, cancel);
        return faults.Count > 0 ? Problems.Of(faults.ToEquatableArray()) : Results.Ok(GridSettingsView.Of(await book.Settings(cancel)));
    }
}
