using System.Globalization;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api.Patrols;

/// <summary>API of patrols: the log, the frequency for each place, the grid itself, and the limits of leads and patrols.</summary>
internal static class PatrolsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyGet("/patrols", Logs).RequirePermission(Permission.SeeLedger).Answers<PatrolList>(400);
        api.MapLazyPost("/patrols", Log).RequirePermission(Permission.Patrol).RunsAgain().AnswersNothing(422);
        api.MapLazyGet("/patrols/plans", Plans).RequirePermission(Permission.SeeLedger).Answers<PatrolPlanList>();
        api.MapLazyPut("/patrols/plans", Plan).RequirePermission(Permission.HandleLead).AnswersNothing(422);
        api.MapLazyDelete("/patrols/plans", Unplan).RequirePermission(Permission.HandleLead).AnswersNothing(404);
        api.MapLazyGet("/grid", Show).RequirePermission(Permission.SeeDirectory, ResourceKind.Host).Answers<GridView>();
        api.MapLazyGet(
                "/grid/settings",
                async (GridStore gridStore, CancellationToken cancellationToken) =>
                    Results.Ok(GridSettingsView.Of(await gridStore.Settings(cancellationToken)))
            )
            .RequireSignIn()
            .Answers<GridSettingsView>();
        api.MapLazyPut("/grid/settings", Set).RequirePermission(Permission.EditSettings, ResourceKind.Host).Answers<GridSettingsView>(422);
    }

    private static async Task<IResult> Logs(
        HttpContext http,
        GridStore gridStore,
        TimeProvider clock,
        CancellationToken cancellationToken,
        DateOnly? from = null,
        DateOnly? to = null
    )
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var (first, last) = (from ?? today.AddDays(-31), to ?? today);
        if (last < first || first.Year < 1992 || last.Year > 2199 || last.DayNumber - first.DayNumber > 800)
            return ProblemResults.Of(
                400,
                new("日期范围须从早到晚，最多800天。", "The period runs from an earlier to a later day, 800 days at most.")
            );
        var logs = (await gridStore.Logs(first, last, cancellationToken)).Where(log => http.Visitor().Can(Permission.SeeLedger, log.Place));
        return Results.Ok(new PatrolList([.. logs.Select(PatrolView.Of)]));
    }

    private static async Task<IResult> Log(
        HttpContext http,
        PatrolBody body,
        KnownPlaces places,
        PatrolService patrolService,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var (place, unknown) = await places.Find(body.Place ?? "", [], cancellationToken);
        if (place is null)
            return ProblemResults.Of(422, unknown!, "unknown-place");
        if (!http.Visitor().Can(Permission.Patrol, place))
            return ApiResults.Forbidden(http, Permission.Patrol, place);
        var faults = new List<LocalizedText>();
        var position = (body.Latitude, body.Longitude) is ({ } latitude, { } longitude)
            ? string.Create(CultureInfo.InvariantCulture, $"{latitude}, {longitude}")
            : "";
        if (
            new PatrolInput(place.Path, body.Who ?? "", body.At ?? "", body.Saw ?? "", position, body.Lead ?? "").Log(
                place,
                ActorNames.By(http, Permission.Patrol, place, body.By),
                http.WriteMoment(clock),
                faults
            )
            is not { } log
        )
            return ProblemResults.Of(faults.ToEquatableArray());
        if (await patrolService.LeadElsewhere(log, http.Visitor(), cancellationToken) is { } lead)
        {
            http.Deny(Permission.Patrol, lead.Spec.Place);
            return ProblemResults.Of(403, PatrolService.LeadNotYours(lead.Id), "forbidden");
        }

        return await patrolService.Log(log, cancellationToken) is { } fault
            ? ProblemResults.Of(422, fault, "unusable")
            : Results.NoContent();
    }

    private static async Task<IResult> Plans(HttpContext http, PatrolService patrolService, CancellationToken cancellationToken) =>
        Results.Ok(
            new PatrolPlanList([
                .. (await patrolService.Standings(place => http.Visitor().Can(Permission.SeeLedger, place), cancellationToken)).Select(
                    PatrolPlanView.Of
                ),
            ])
        );

    private static async Task<IResult> Plan(
        HttpContext http,
        PatrolPlanBody body,
        KnownPlaces places,
        PatrolService patrolService,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var (place, unknown) = await places.Find(body.Place ?? "", [], cancellationToken);
        if (place is null)
            return ProblemResults.Of(422, unknown!, "unknown-place");
        if (!http.Visitor().Can(Permission.HandleLead, place))
            return ApiResults.Forbidden(http, Permission.HandleLead, place);
        var faults = new List<LocalizedText>();
        var input = new PatrolPlanInput(
            place.Path,
            body.Count?.ToString(CultureInfo.InvariantCulture) ?? "",
            body.Unit ?? "day",
            string.Join('、', body.Members ?? []),
            body.Since ?? ""
        );
        if (input.Plan(place, ChinaTime.DateOf(clock.GetUtcNow()), faults) is not { } plan)
            return ProblemResults.Of(faults.ToEquatableArray());
        var unusable = await patrolService.Plan(plan, ActorNames.By(http, Permission.HandleLead, place, body.By), cancellationToken);
        return unusable.Count > 0 ? ProblemResults.Of(unusable.ToEquatableArray()) : Results.NoContent();
    }

    private static async Task<IResult> Unplan(
        HttpContext http,
        GridStore gridStore,
        PatrolService patrolService,
        CancellationToken cancellationToken,
        string? place = null
    )
    {
        var stored = (await gridStore.Plans(cancellationToken)).FirstOrDefault(stored => stored.Plan.Place.Path == place);
        if (stored is null)
            return ProblemResults.NotFound("安排");
        if (!http.Visitor().Can(Permission.HandleLead, stored.Plan.Place))
            return ApiResults.Forbidden(http, Permission.HandleLead, stored.Plan.Place);
        await patrolService.Unplan(stored.Plan.Id, cancellationToken);
        return Results.NoContent();
    }

    private static async Task<IResult> Show(IDirectoryStore directoryStore, CancellationToken cancellationToken)
    {
        return Results.Ok(GridView.Of(Grid.Of(await directoryStore.Current(cancellationToken))));
    }

    private static async Task<IResult> Set(
        HttpContext http,
        GridSettingsBody body,
        PatrolService patrolService,
        GridStore gridStore,
        CancellationToken cancellationToken
    )
    {
        var hours = new List<StepHours>();
        foreach (var (name, given) in body.StepHours ?? [])
        {
            if (EnumWords.Parse<LeadStep>(name) is not { } step)
                return ProblemResults.Of(422, new($"“{name}”不是线索的步骤。", $"“{name}” is no step of a lead."), "unusable");
            hours.Add(new StepHours(step, given));
        }

        var faults = await patrolService.Set(
            new LeadPolicy(hours.ToEquatableArray(), body.OtherHours ?? LeadPolicy.Default.OtherHours),
            new PatrolPolicy(body.ChiefWorkdays ?? 1, body.AboveWorkdays ?? 2),
            http.Visitor().DisplayName,
            cancellationToken
        );
        return faults.Count > 0
            ? ProblemResults.Of(faults.ToEquatableArray())
            : Results.Ok(GridSettingsView.Of(await gridStore.Settings(cancellationToken)));
    }
}
