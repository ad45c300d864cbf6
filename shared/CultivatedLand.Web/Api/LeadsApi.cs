using System.Globalization;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Grids;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Api.Tasks;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>API of leads: list, report, and every act on one.</summary>
internal static class LeadsApi
{
    private const int LargestPage = 1000;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyGet("/leads", List).RequirePermission(Permission.SeeLedger).Answers<LeadList>(400);
        api.MapLazyPost("/leads", Report).RequirePermission(Permission.Patrol).RunsAgain().AnswersCreated<LeadMade>(409, 422);
        api.MapLazyGet(
                "/leads/{id}",
                (string id, GridStore gridStore, LeadService leadService, TimeProvider clock, CancellationToken cancellationToken) =>
                    With(id, lead => Show(lead, gridStore, leadService, clock, cancellationToken))
            )
            .RequirePermission(Permission.SeeLedger, ResourceKind.Lead)
            .Answers<LeadView>(404);
        foreach (var leadTransition in LeadTransitions.All)
        {
            api.MapLazyPost(
                    $"/leads/{{id}}/{leadTransition.Name}",
                    (
                        string id,
                        HttpContext http,
                        GridStore gridStore,
                        LeadService leadService,
                        TimeProvider clock,
                        CancellationToken cancellationToken,
                        LeadActBody? body = null
                    ) =>
                        With(
                            id,
                            lead =>
                                Act(http, lead, leadTransition, body ?? new LeadActBody(), gridStore, leadService, clock, cancellationToken)
                        )
                )
                .RequirePermission(LeadAuthorization.Deed(leadTransition), ResourceKind.Lead)
                .RunsAgain()
                .Answers<LeadView>(404, 409);
        }
    }

    private static async Task<IResult> List(
        HttpContext http,
        GridStore gridStore,
        LeadService leadService,
        TimeProvider clock,
        CancellationToken cancellationToken,
        string? state = null,
        string? overdue = null,
        string? place = null,
        int most = 100
    )
    {
        var (filter, rules, now) = (LeadFilter.Read(state, overdue, place), await leadService.Rules(cancellationToken), clock.GetUtcNow());
        if (state is not (null or "" or "open" or "all") && filter.Step is null)
            return ProblemResults.Of(
                400,
                new($"“{state}”不是线索状态。", $"“{state}” is no state of a lead; it is open, all, or a step like reported.")
            );
        var seen = (await gridStore.Leads(cancellationToken))
            .Where(stored =>
                http.Visitor().Can(Permission.SeeLedger, stored.State.Spec.Place)
                && filter.Shows(stored.State, rules.LimitOf(stored.State), now)
            )
            .ToList();
        return Results.Ok(
            new LeadList(
                [.. seen.Take(Math.Clamp(most, 1, LargestPage)).Select(stored => LeadView.Of(stored, rules, now, withHistory: false))],
                seen.Count
            )
        );
    }

    private static async Task<IResult> Report(
        HttpContext http,
        LeadBody body,
        KnownPlaces places,
        LeadService leadService,
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
        var input = new LeadInput(
            place.Path,
            body.Kind ?? "illegal-use",
            body.What?.Trim() ?? "",
            body.AreaMu?.ToString(CultureInfo.InvariantCulture) ?? "",
            body.Parcel?.Trim() ?? "",
            (body.Latitude, body.Longitude) is ({ } latitude, { } longitude)
                ? string.Create(CultureInfo.InvariantCulture, $"{latitude}, {longitude}")
                : "",
            body.FoundAt ?? "",
            body.Once ?? "",
            body.Anyway
        );
        if (input.Spec(place, ActorNames.By(http, Permission.Patrol, place, body.By), http.WriteMoment(clock), faults) is not { } spec)
            return ProblemResults.Of(faults.ToEquatableArray());
        return await leadService.Report(spec, [], input.Once, input.Anyway, spec.FoundBy, cancellationToken) switch
        {
            LeadReportResult.Stored stored => Results.Created($"/api/leads/{stored.Lead.Id}", new LeadMade(stored.Lead.Id.Value)),
            LeadReportResult.Alike alike => ProblemResults.Of(
                409,
                new(
                    $"可能与线索{alike.First.Id}是同一条；确是另一条时请带 anyway: true 再报。",
                    $"It may be the same as the lead {alike.First.Id}; report it again with anyway: true where it is another."
                ),
                "alike",
                new { first = alike.First.Id.Value }
            ),
            LeadReportResult.Refused refused => ProblemResults.Of(422, refused.Why.Why, refused.Why.Code.ToString()),
            _ => throw new InvalidOperationException("The set of answers to a report is closed."),
        };
    }

    private static async Task<IResult> Show(
        LeadId id,
        GridStore gridStore,
        LeadService leadService,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) =>
        await gridStore.Lead(id, cancellationToken) is { } stored
            ? Results.Ok(LeadView.Of(stored, await leadService.Rules(cancellationToken), clock.GetUtcNow(), withHistory: true))
            : ProblemResults.NotFound("线索");

    private static async Task<IResult> Act(
        HttpContext http,
        LeadId id,
        LeadTransition leadTransition,
        LeadActBody body,
        GridStore gridStore,
        LeadService leadService,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (await gridStore.Lead(id, cancellationToken) is not { State: var lead })
            return ProblemResults.NotFound("线索");
        if (LeadAuthorization.Denied(http.Visitor(), lead, leadTransition) is { } denied)
        {
            http.Deny(LeadAuthorization.Deed(leadTransition), LeadAuthorization.Place(lead, leadTransition));
            return ProblemResults.Of(403, denied, "forbidden");
        }

        var input = new LeadActionInput(
            body.Note?.Trim() ?? "",
            body.Grade ?? "",
            body.Due ?? "",
            [],
            ActorNames.By(http, LeadAuthorization.Deed(leadTransition), LeadAuthorization.Place(lead, leadTransition), body.By)
        )
        {
            RequestKey = http.WriteKey(),
        };
        return await LeadActions.Do(leadService, id, leadTransition, input, cancellationToken) is LeadRefusal refusal
            ? ProblemResults.Of(
                409,
                refusal.Why,
                refusal.Code.ToString(),
                refusal.Allowed.Count == 0 ? null : new { allowed = refusal.Allowed.ToArray() }
            )
            : await Show(id, gridStore, leadService, clock, cancellationToken);
    }

    private static async Task<IResult> With(string id, Func<LeadId, Task<IResult>> act) =>
        LeadId.Parse(id) is { } lead ? await act(lead) : ProblemResults.NotFound("线索");
}

/// <param name="Total">How many there are in all, shown or not.</param>
public sealed record LeadList(IReadOnlyList<LeadView> Leads, int Total);

public sealed record LeadMade(string Id);

/// <param name="Limit">When the present step is to be done.</param>
public sealed record LeadView(
    string Id,
    string Place,
    string Kind,
    string What,
    decimal? AreaMu,
    string? Parcel,
    decimal? Latitude,
    decimal? Longitude,
    DateTimeOffset FoundAt,
    string FoundBy,
    string Step,
    DateTimeOffset StepSince,
    DateTimeOffset? Limit,
    bool IsOverdue,
    string? Grade,
    string? Task,
    IReadOnlyList<string> Allowed,
    IReadOnlyList<LeadEntryView>? History
)
{
    internal static LeadView Of(StoredLead stored, LeadRules rules, DateTimeOffset now, bool withHistory)
    {
        var (lead, spec, limit) = (stored.State, stored.State.Spec, rules.LimitOf(stored.State));
        return new LeadView(
            lead.Id.Value,
            spec.Place.Path,
            TaskView.Kebab(spec.Kind.ToString()),
            spec.What,
            spec.Area?.Value,
            spec.Parcel,
            spec.Position?.Latitude,
            spec.Position?.Longitude,
            ChinaTime.Of(spec.FoundAt),
            spec.FoundBy,
            TaskView.Kebab(lead.Step.ToString()),
            ChinaTime.Of(lead.StepSince),
            limit is { } until ? ChinaTime.Of(until) : null,
            limit < now,
            lead.Grade is { } grade ? TaskView.Kebab(grade.ToString()) : null,
            lead.Task?.Value,
            [.. LeadTransitions.Allowed(lead.Step)],
            withHistory ? [.. stored.History.Select(LeadEntryView.Of)] : null
        );
    }
}

public sealed record LeadEntryView(DateTimeOffset At, string By, string What, string Step, string? Note, string Chinese, string English)
{
    internal static LeadEntryView Of(LeadEntry entry)
    {
        var words = LeadText.Happening(entry);
        return new(
            ChinaTime.Of(entry.At),
            entry.By,
            TaskView.Kebab(entry.What.ToString()),
            TaskView.Kebab(entry.After.ToString()),
            entry.Note,
            words.Chinese,
            words.English
        );
    }
}

/// <summary>
/// Kind: illegal-use, non-grain or other. Found at: a moment of local time, none for now. Once: tells one sending from another.
/// </summary>
internal sealed record LeadBody : Body
{
    public string? Place { get; init; }

    public string? Kind { get; init; }

    public string? What { get; init; }

    public decimal? AreaMu { get; init; }

    public string? Parcel { get; init; }

    public decimal? Latitude { get; init; }

    public decimal? Longitude { get; init; }

    public string? FoundAt { get; init; }

    public string? Once { get; init; }

    public bool Anyway { get; init; }
}

/// <summary>Grade where it is graded, due where it becomes a task.</summary>
internal sealed record LeadActBody : Body
{
    public string? Note { get; init; }

    public string? Grade { get; init; }

    public string? Due { get; init; }
}
