using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Domain.Interviews;
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

/// <summary>API of interviews: the office called, the reason, the state of the follow-up, and the limits that call for one.</summary>
internal static class InterviewsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyGet("/interviews", List).RequirePermission(Permission.SeeReports).Answers<InterviewsView>();
        api.MapLazyGet(
                "/interviews/settings",
                async (HttpResponse response, InterviewStore interviewStore, CancellationToken cancellationToken) =>
                    Settings(response, await interviewStore.Settings(cancellationToken))
            )
            .RequireSignIn()
            .Answers<InterviewSettingsView>();
        api.MapLazyPut("/interviews/settings", Set)
            .RequirePermission(Permission.EditSettings, ResourceKind.Host)
            .Answers<InterviewSettingsView>(412, 422);
        api.MapLazyGet("/interviews/{id}", Show).RequirePermission(Permission.SeeReports).Answers<InterviewView>(404);
        api.MapLazyPost("/interviews/{id}/release", Release)
            .RequirePermission(Permission.SendMail, ResourceKind.Interview)
            .RunsAgain()
            .Answers<InterviewView>(404, 409, 422);
        api.MapLazyPost("/interviews/{id}/hold", Hold)
            .RequirePermission(Permission.SendMail, ResourceKind.Interview)
            .RunsAgain()
            .Answers<InterviewView>(404, 409, 422);
        api.MapLazyPost("/interviews/{id}/cancel", Cancel)
            .RequirePermission(Permission.SendMail, ResourceKind.Interview)
            .RunsAgain()
            .Answers<InterviewView>(404, 409, 422);
    }

    /// <summary>
    /// Sets day, hour, place and participants and tells everybody.
    /// Of a released interview, it changes them and tells them again.
    /// </summary>
    private static Task<IResult> Release(
        HttpContext http,
        string id,
        InterviewReleaseBody body,
        InterviewService service,
        InterviewStore interviewStore,
        CancellationToken cancellationToken
    ) =>
        Act(
            http,
            id,
            body,
            interviewStore,
            service,
            by => new InterviewCommand.Release(
                new InterviewArrangements(
                    body.Day,
                    body.Hour,
                    InterviewInput.Line(body.Venue),
                    InterviewInput.Line(body.Chair),
                    InterviewInput.Line(body.Unit),
                    InterviewInput.Line(body.Leader),
                    InterviewInput.Names(body.Others)
                ),
                by,
                body.Version,
                http.WriteKey(),
                body.Confirmed == true
            ),
            cancellationToken
        );

    /// <summary>Records that the interview was held: who came, what was asked for, by when. The follow-up task starts.</summary>
    private static Task<IResult> Hold(
        HttpContext http,
        string id,
        InterviewMinutesBody body,
        InterviewService service,
        InterviewStore interviewStore,
        CancellationToken cancellationToken
    ) =>
        Act(
            http,
            id,
            body,
            interviewStore,
            service,
            by => new InterviewCommand.Hold(
                new InterviewMinutes(
                    InterviewInput.Line(body.Unit),
                    InterviewInput.Line(body.Leader),
                    InterviewInput.Names(body.Present),
                    InterviewInput.Text(body.Demands),
                    body.Due
                ),
                by,
                body.Version,
                http.WriteKey()
            ),
            cancellationToken
        );

    /// <summary>Cancels the interview with a reason. Everybody who was told of it is told.</summary>
    private static Task<IResult> Cancel(
        HttpContext http,
        string id,
        InterviewCancelBody body,
        InterviewService service,
        InterviewStore interviewStore,
        CancellationToken cancellationToken
    ) =>
        Act(
            http,
            id,
            body,
            interviewStore,
            service,
            by => new InterviewCommand.Cancel(InterviewInput.Text(body.Reason), by, body.Version, http.WriteKey()),
            cancellationToken
        );

    private static async Task<IResult> Act(
        HttpContext http,
        string id,
        Body body,
        InterviewStore interviewStore,
        InterviewService service,
        Func<string, InterviewCommand> command,
        CancellationToken cancellationToken
    )
    {
        if (InterviewId.Parse(id) is not { } known || await interviewStore.Find(known, cancellationToken) is not { Place: var place })
            return ProblemResults.NotFound("约谈");
        var by = ActorNames.By(http, Permission.SendMail, place, body.By);
        return await service.Do(known, command(by), cancellationToken) switch
        {
            InterviewOutcome.Done done => Results.Ok(InterviewView.Of(await InterviewModel.Of(done.Interview, service, cancellationToken))),
            InterviewOutcome.Refused { Code: InterviewRefusalCode.Faulty } faulty => ProblemResults.Of([
                .. faulty.Faults.Select(fault => fault.Sentence),
            ]),
            InterviewOutcome.Refused { Code: InterviewRefusalCode.NoSuchInterview } => ProblemResults.NotFound("约谈"),
            InterviewOutcome.Refused refused => ProblemResults.Of(
                StatusCodes.Status409Conflict,
                refused.Faults[0].Sentence,
                refused.Code == InterviewRefusalCode.NeedsConfirmation ? nameof(InterviewRefusalCode.NeedsConfirmation) : null
            ),
            _ => ProblemResults.NotFound("约谈"),
        };
    }

    private static async Task<IResult> List(
        HttpContext http,
        InterviewStore interviewStore,
        InterviewService service,
        CancellationToken cancellationToken
    )
    {
        var seen = new List<InterviewView>();
        foreach (
            var interview in (await interviewStore.All(cancellationToken)).Where(interview =>
                http.Visitor().Can(Permission.SeeReports, interview.Place)
            )
        )
            seen.Add(InterviewView.Of(await InterviewModel.Of(interview, service, cancellationToken)));
        return Results.Ok(new InterviewsView(seen));
    }

    private static async Task<IResult> Show(
        HttpContext http,
        string id,
        InterviewStore interviewStore,
        InterviewService service,
        CancellationToken cancellationToken
    ) =>
        InterviewId.Parse(id) is { } known
        && await interviewStore.Find(known, cancellationToken) is { } interview
        && http.Visitor().Can(Permission.SeeReports, interview.Place)
            ? Results.Ok(InterviewView.Of(await InterviewModel.Of(interview, service, cancellationToken)))
            : ProblemResults.NotFound("约谈");

    private static IResult Settings(HttpResponse response, InterviewSettings settings)
    {
        response.Headers.ETag = ApiResults.Tag(settings.Number);
        return Results.Ok(InterviewSettingsView.Of(settings));
    }

    private static async Task<IResult> Set(
        HttpContext http,
        InterviewSettingsBody body,
        InterviewStore interviewStore,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var now = await interviewStore.Settings(cancellationToken);
        if (ApiResults.Seen(http.Request) is { } seen && seen != ApiResults.Tag(now.Number))
            return ApiResults.Raced();
        var before = InterviewSettingsInput.Of(now);
        var input = new InterviewSettingsInput(
            body.LagPoints is { } lag ? ApiResults.Text(lag) : before.LagPoints,
            body.JudgedFromPercent is { } from ? ApiResults.Text(from) : before.JudgedFrom,
            body.NewLossMu is { } loss ? ApiResults.Text(loss) : before.NewLoss,
            body.IllegalUseMu is { } illegal ? ApiResults.Text(illegal) : before.IllegalUse,
            body.FollowUpDays is { } days ? ApiResults.Text(days) : before.FollowUpDays
        );
        var faults = new List<(string Field, Domain.LocalizedText Sentence)>();
        if (input.Read(faults) is not var (criteria, followUpDays))
            return ProblemResults.Of([.. faults.Select(fault => fault.Sentence)]);
        return await interviewStore.Set(
            criteria,
            followUpDays,
            ApiResults.Seen(http.Request) is null ? null : now.Number,
            clock.GetUtcNow(),
            http.Visitor().DisplayName,
            cancellationToken
        )
            ? Settings(http.Response, await interviewStore.Settings(cancellationToken))
            : ApiResults.Raced();
    }
}

/// <summary>Arrangements of an interview.</summary>
internal sealed record InterviewReleaseBody : Body
{
    /// <summary>Version that the person saw; left out, the act counts whatever happened meanwhile.</summary>
    public long? Version { get; init; }

    /// <summary>Local day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Local time, 15:00.</summary>
    public TimeOnly Hour { get; init; }

    /// <summary>Room or building.</summary>
    public string? Venue { get; init; }

    /// <summary>Who conducts the interview.</summary>
    public string? Chair { get; init; }

    /// <summary>Unit that is called to account.</summary>
    public string? Unit { get; init; }

    /// <summary>Leader who has to come.</summary>
    public string? Leader { get; init; }

    /// <summary>Further participants.</summary>
    public IReadOnlyList<string>? Others { get; init; }

    /// <summary>True once a refusal with the code NeedsConfirmation was read: a day off is then taken as it is.</summary>
    public bool? Confirmed { get; init; }
}

/// <summary>Minutes of an interview.</summary>
internal sealed record InterviewMinutesBody : Body
{
    /// <summary>Version that the person saw; left out, the act counts whatever happened meanwhile.</summary>
    public long? Version { get; init; }

    /// <summary>Unit that the follow-up is given to.</summary>
    public string? Unit { get; init; }

    /// <summary>Leader who attended.</summary>
    public string? Leader { get; init; }

    /// <summary>Everybody else who came.</summary>
    public IReadOnlyList<string>? Present { get; init; }

    /// <summary>What was asked for.</summary>
    public string? Demands { get; init; }

    /// <summary>Local date by which it must be done.</summary>
    public DateOnly Due { get; init; }
}

/// <summary>Cancellation of an interview.</summary>
internal sealed record InterviewCancelBody : Body
{
    /// <summary>Version that the person saw; left out, the act counts whatever happened meanwhile.</summary>
    public long? Version { get; init; }

    public string? Reason { get; init; }
}

/// <summary>What is left out stays as it is.</summary>
internal sealed record InterviewSettingsBody : Body
{
    public decimal? LagPoints { get; init; }

    public decimal? JudgedFromPercent { get; init; }

    public decimal? NewLossMu { get; init; }

    public decimal? IllegalUseMu { get; init; }

    public int? FollowUpDays { get; init; }
}

public sealed record InterviewSettingsView(
    decimal LagPoints,
    decimal JudgedFromPercent,
    decimal NewLossMu,
    decimal IllegalUseMu,
    int FollowUpDays
)
{
    internal static InterviewSettingsView Of(InterviewSettings settings) =>
        new(
            settings.Criteria.LagPoints,
            settings.Criteria.JudgedFrom,
            settings.Criteria.NewLoss.Value,
            settings.Criteria.IllegalUse.Value,
            settings.FollowUpDays
        );
}

public sealed record InterviewsView(IReadOnlyList<InterviewView> Interviews);

/// <param name="Cause">ladder, lagging, new-loss or illegal-use.</param>
/// <param name="Figure">Percentage points or mu, as <paramref name="Limit"/>; null for one that a ladder came to.</param>
/// <param name="About">The task whose ladder came to it.</param>
/// <param name="FollowUp">The task that follows it up; null until the interview is held.</param>
/// <param name="FollowUpDue">Null until the interview is held.</param>
/// <param name="State">announced, proposed, released, held or cancelled.</param>
/// <param name="Version">Number of changes so far, for <c>version</c> of an act.</param>
/// <param name="MeetsOn">Local day; null until it is released.</param>
/// <param name="MeetsAt">Local hour; null until it is released.</param>
/// <param name="Grounds">What else the place was called for meanwhile.</param>
public sealed record InterviewView(
    string Id,
    string Place,
    string Cause,
    string Period,
    decimal? Figure,
    decimal? Limit,
    string Chinese,
    string English,
    DateOnly Day,
    string? About,
    string? FollowUp,
    DateOnly? FollowUpDue,
    string? FollowUpStatus,
    string State,
    long Version,
    DateOnly? MeetsOn,
    TimeOnly? MeetsAt,
    string? Venue,
    string? Chair,
    string? Demands,
    string? CancelReason,
    IReadOnlyList<string> Grounds
)
{
    internal static InterviewView Of(InterviewModel shown)
    {
        var interview = shown.Interview;
        return new(
            interview.Id.Value,
            interview.Place.Path,
            TaskView.Kebab(interview.Cause.ToString()),
            interview.Period,
            interview.Figure,
            interview.Limit,
            interview.Why.Chinese,
            interview.Why.English,
            interview.Day,
            interview.About?.Value,
            interview.HasFollowUp ? interview.Id.Task.Value : null,
            interview.HasFollowUp ? interview.FollowUpDue : null,
            shown.FollowUp is { } task ? TaskView.Kebab(task.Status.ToString()) : null,
            TaskView.Kebab(interview.Step.ToString()),
            interview.Version,
            interview.Arrangements?.Day,
            interview.Arrangements?.Hour,
            interview.Arrangements?.Venue,
            interview.Arrangements?.Chair,
            interview.Minutes?.Demands,
            interview.CancelReason,
            [.. interview.Grounds.Select(ground => ground.Why.Chinese)]
        );
    }
}
