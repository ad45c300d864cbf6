using System.Globalization;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Leads;
using CultivatedLand.Web.Pages.Patrols;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api.Patrols;

/// <summary>The patrol log, how often each place is patrolled, the grid itself, and the limits of leads and patrols.</summary>
internal static class PatrolsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapRead("/patrols", Logs).For(Permission.SeeLedger).Answers<PatrolList>(400);
        api.MapAct("/patrols", Log).For(Permission.Patrol).AnswersNothing(422);
        api.MapRead("/patrols/plans", Plans).For(Permission.SeeLedger).Answers<PatrolPlanList>();
        api.MapSet("/patrols/plans", Plan).For(Permission.HandleLead).AnswersNothing(422);
        api.MapRemove("/patrols/plans", Unplan).For(Permission.HandleLead).AnswersNothing(404);
        api.MapRead("/grid", Show).For(Permission.SeeDirectory, ResourceKind.Host).Answers<GridView>();
        api.MapRead("/grid/settings", async (GridStore book, CancellationToken cancel) => Results.Ok(GridSettingsView.Of(await book.Settings(cancel)))).ForAnyAccount().Answers<GridSettingsView>();
        api.MapSet("/grid/settings", Set).For(Permission.EditSettings, ResourceKind.Host).Answers<GridSettingsView>(422);
    }

    private static async Task<IResult> Logs(HttpContext http, GridStore book, TimeProvider clock, CancellationToken cancel, DateOnly? from = null, DateOnly? to = null)
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var (first, last) = (from ?? today.AddDays(-31), to ?? today);
        if (last < first || first.Year < 1992 || last.Year > 2199 || last.DayNumber - first.DayNumber > 800) return ProblemResults.Of(400, new("日期范围须从早到晚，最多800天。", "The period runs from an earlier to a later day, 800 days at most."));
        var logs = (await book.Logs(first, last, cancel)).Where(log => http.Visitor().May(Permission.SeeLedger, log.Place));
        return Results.Ok(new PatrolList([.. logs.Select(PatrolView.Of)]));
    }

    private static async Task<IResult> Log(HttpContext http, PatrolBody body, KnownPlaces places, PatrolService desk, TimeProvider clock, CancellationToken cancel)
    {
        var (place, unknown) = await places.Find(body.Place ?? "", [], cancel);
        if (place is null) return ProblemResults.Of(422, unknown!, "unknown-place");
        if (!http.Visitor().May(Permission.Patrol, place)) return ProblemResults.Of(403, LeadPageHandler.NotYours(place), "forbidden");
        var faults = new List<LocalizedText>();
        var position = (body.Latitude, body.Longitude) is ({ } latitude, { } longitude) ? string.Create(CultureInfo.InvariantCulture, $"{latitude}, {longitude}") : "";
        if (new PatrolInput(place.Path, body.Who ?? "", body.At ?? "", body.Saw ?? "", position, body.Lead ?? "").Log(place, ActorNames.By(http, Permission.Patrol, place, body.By), clock.GetUtcNow(), faults) is not { } log) return ProblemResults.Of(faults.ToEquatableArray());
        return await desk.Log(log, cancel) is { } fault ? ProblemResults.Of(422, fault, "unusable") : Results.NoContent();
    }

    private static async Task<IResult> Plans(HttpContext http, PatrolService desk, CancellationToken cancel) => Results.Ok(
        new PatrolPlanList([.. (await desk.Standings(place => http.Visitor().May(Permission.SeeLedger, place), cancel)).Select(PatrolPlanView.Of)]));

    private static async Task<IResult> Plan(HttpContext http, PatrolPlanBody body, KnownPlaces places, PatrolService desk, TimeProvider clock, CancellationToken cancel)
    {
        var (place, unknown) = await places.Find(body.Place ?? "", [], cancel);
        if (place is null) return ProblemResults.Of(422, unknown!, "unknown-place");
        if (!http.Visitor().May(Permission.HandleLead, place)) return ProblemResults.Of(403, LeadPageHandler.NotYours(place), "forbidden");
        var faults = new List<LocalizedText>();
        var typed = new PatrolPlanInput(place.Path, body.Count?.ToString(CultureInfo.InvariantCulture) ?? "", body.Unit ?? "day", string.Join('、', body.Members ?? []), body.Since ?? "");
        if (typed.Plan(place, ChinaTime.DateOf(clock.GetUtcNow()), faults) is not { } plan) return ProblemResults.Of(faults.ToEquatableArray());
        var unusable = await desk.Plan(plan, ActorNames.By(http, Permission.HandleLead, place, body.By), cancel);
        return unusable.Count > 0 ? ProblemResults.Of(unusable.ToEquatableArray()) : Results.NoContent();
    }

    private static async Task<IResult> Unplan(HttpContext http, GridStore book, PatrolService desk, CancellationToken cancel, string? place = null)
    {
        var stored = (await book.Plans(cancel)).FirstOrDefault(stored => stored.Plan.Place.Path == place);
        if (stored is null || !http.Visitor().May(Permission.HandleLead, stored.Plan.Place)) return ProblemResults.NotFound("安排");
        await desk.Unplan(stored.Plan.Id, cancel);
        return Results.NoContent();
    }

    private static async Task<IResult> Show(IPlanStore shelf, CancellationToken cancel)
    {
        return Results.Ok(GridView.Of(Grid.Of(await shelf.Directory(cancel))));
    }

    private static async Task<IResult> Set(HttpContext http, GridSettingsBody body, PatrolService desk, GridStore book, CancellationToken cancel)
    {
        var hours = new List<StepHours>();
        foreach (var (name, given) in body.StepHours ?? [])
        {
            if (!Enum.TryParse<LeadStep>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var step) || !Enum.IsDefined(step)) return ProblemResults.Of(422, new($"“{name}”不是线索的步骤。", $"“{name}” is no step of a lead."), "unusable");
            hours.Add(new StepHours(step, given));
        }

        var faults = await desk.Set(new LeadPolicy(hours.ToEquatableArray(), body.OtherHours ?? LeadPolicy.Default.OtherHours), new PatrolPolicy(body.ChiefWorkdays ?? 1, body.AboveWorkdays ?? 2), http.Visitor().By, cancel);
        return faults.Count > 0 ? ProblemResults.Of(faults.ToEquatableArray()) : Results.Ok(GridSettingsView.Of(await book.Settings(cancel)));
    }
}
