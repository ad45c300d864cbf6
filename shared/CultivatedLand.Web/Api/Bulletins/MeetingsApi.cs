using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Domain;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Api.Tasks;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api.Bulletins;

/// <summary>
/// API of single meetings: what holds for one alone, its minutes, tasks of its decisions, and calls of those without a rhythm.
/// </summary>
internal static class MeetingsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyGet("/meetings/{occurrence}", Show).RequirePermission(Permission.SeeReports).Answers<MeetingView>(404);
        api.MapLazyPost("/meetings/{occurrence}/occasion", Set)
            .RequirePermission(Permission.SendMail)
            .RunsAgain()
            .Answers<MeetingView>(404, 422);
        api.MapLazyPost("/meetings/{occurrence}/minutes", Record)
            .RequirePermission(Permission.SendMail)
            .RunsAgain()
            .Answers<MeetingView>(404, 422);
        api.MapLazyPost("/meetings/{occurrence}/tasks", MakeTask)
            .RequirePermission(Permission.StartPlan)
            .RunsAgain()
            .Answers<MeetingView>(404, 422);
        api.MapLazyPost("/rhythms/{id}/call", Call).RequirePermission(Permission.SendMail).RunsAgain().Answers<MeetingView>(404, 409, 422);
    }

    private static async Task<IResult> Show(
        HttpContext http,
        string occurrence,
        MeetingMinutesService minutes,
        CancellationToken cancellationToken
    ) =>
        await minutes.Find(occurrence, cancellationToken) is { } meeting && http.Visitor().Can(Permission.SeeReports, meeting.Rhythm.At)
            ? Results.Ok(MeetingView.Of(meeting, await minutes.TasksOf(meeting, cancellationToken)))
            : ProblemResults.NotFound("会议");

    /// <summary>Sets hour, room, agenda or readers of this meeting alone, or another of the day with which it is held as one.</summary>
    private static async Task<IResult> Set(
        HttpContext http,
        string occurrence,
        MeetingOccasionBody body,
        MeetingMinutesService minutes,
        MeetingOccasionService occasions,
        CancellationToken cancellationToken
    )
    {
        if (await Opened(http, occurrence, Permission.SendMail, minutes, cancellationToken) is not var (meeting, refused))
            return ProblemResults.NotFound("会议");
        if (refused is not null)
            return refused;
        var (occasion, unread) = body.ToInput().Read();
        var faults = unread.Count > 0 ? unread : await occasions.Set(meeting!, occasion, cancellationToken);
        return await Answer(occurrence, faults, minutes, cancellationToken);
    }

    /// <summary>Keeps the minutes. A decision that is a task already stays as it is.</summary>
    private static async Task<IResult> Record(
        HttpContext http,
        string occurrence,
        MeetingMinutesBody body,
        MeetingMinutesService minutes,
        CancellationToken cancellationToken
    )
    {
        if (await Opened(http, occurrence, Permission.SendMail, minutes, cancellationToken) is not var (meeting, refused))
            return ProblemResults.NotFound("会议");
        if (refused is not null)
            return refused;
        var decisions = (body.Decisions ?? [])
            .OfType<MeetingDecisionBody>()
            .Select((decision, index) => decision.Read(index + 1))
            .Where(decision => !decision.IsEmpty)
            .ToList();
        var by = ActorNames.By(http, Permission.SendMail, meeting!.Rhythm.At, body.By);
        var faults =
            decisions.DistinctBy(decision => decision.Number).Count() < decisions.Count
                ? [new RhythmFault("decisions", new("有两项决定的编号相同。", "Two decisions have the same number."))]
                : await minutes.Record(meeting, InterviewInput.Line(body.Came), decisions, body.Version ?? 0, by, cancellationToken);
        return await Answer(occurrence, faults, minutes, cancellationToken);
    }

    /// <summary>Makes a task of a decision with a date, once.</summary>
    private static async Task<IResult> MakeTask(
        HttpContext http,
        string occurrence,
        MeetingTaskBody body,
        MeetingMinutesService minutes,
        CancellationToken cancellationToken
    )
    {
        if (await Opened(http, occurrence, Permission.StartPlan, minutes, cancellationToken) is not var (meeting, refused))
            return ProblemResults.NotFound("会议");
        if (refused is not null)
            return refused;
        var by = ActorNames.By(http, Permission.StartPlan, meeting!.Rhythm.At, body.By);
        var fault = await minutes.MakeTask(meeting, body.Number ?? 0, by, cancellationToken);
        return await Answer(occurrence, fault is null ? [] : [new RhythmFault("number", fault)], minutes, cancellationToken);
    }

    /// <summary>Calls a meeting that is held when called, for one day.</summary>
    private static async Task<IResult> Call(
        HttpContext http,
        string id,
        MeetingCallBody body,
        RhythmStore rhythmStore,
        MeetingOccasionService occasions,
        MeetingMinutesService minutes,
        CancellationToken cancellationToken
    )
    {
        if (await rhythmStore.Find(id, cancellationToken) is not { } rhythm || !http.Visitor().Can(Permission.SeeReports, rhythm.At))
            return ProblemResults.NotFound("会议");
        if (!http.Visitor().Can(Permission.SendMail, rhythm.At))
            return ApiResults.Forbidden(http, Permission.SendMail, rhythm.At);
        return await occasions.Call(rhythm, body.Day, body.Confirmed == true, cancellationToken) switch
        {
            null => await Answer($"{id}@{body.Day:yyyyMMdd}", [], minutes, cancellationToken),
            { IsQuestion: true } asked => ProblemResults.Of(StatusCodes.Status409Conflict, asked.Why, "NeedsConfirmation"),
            var fault => ProblemResults.Of([fault.Why]),
        };
    }

    private static async Task<IResult> Answer(
        string occurrence,
        IReadOnlyList<RhythmFault> faults,
        MeetingMinutesService minutes,
        CancellationToken cancellationToken
    ) =>
        faults.Count > 0 ? ProblemResults.Of(faults.Select(fault => fault.Why).ToEquatableArray())
        : await minutes.Find(occurrence, cancellationToken) is { } meeting
            ? Results.Ok(MeetingView.Of(meeting, await minutes.TasksOf(meeting, cancellationToken)))
        : ProblemResults.NotFound("会议");

    private static async Task<(HeldMeeting? Meeting, IResult? Refused)?> Opened(
        HttpContext http,
        string occurrence,
        Permission permission,
        MeetingMinutesService minutes,
        CancellationToken cancellationToken
    ) =>
        await minutes.Find(occurrence, cancellationToken) is not { } meeting
        || !http.Visitor().Can(Permission.SeeReports, meeting.Rhythm.At)
            ? null
        : http.Visitor().Can(permission, meeting.Rhythm.At) ? (meeting, null)
        : (null, ApiResults.Forbidden(http, permission, meeting.Rhythm.At));
}

/// <summary>
/// What holds for one meeting alone; what is left out stays as the rhythm has it. Hour: like 09:30. To: codes of roles.
/// Persons: names of the directory. Guests: mail addresses. With: the occurrence of another meeting of the day, held as one with it.
/// </summary>
internal sealed record MeetingOccasionBody : Body
{
    public string? Hour { get; init; }

    public string? Room { get; init; }

    public IReadOnlyList<string>? Agenda { get; init; }

    public IReadOnlyList<string>? To { get; init; }

    public IReadOnlyList<string>? Persons { get; init; }

    public IReadOnlyList<string>? Guests { get; init; }

    public string? With { get; init; }

    internal OccasionInput ToInput() =>
        new(
            Hour ?? "",
            Room ?? "",
            string.Join('\n', Agenda ?? []),
            [.. (To ?? []).OfType<string>()],
            string.Join('\n', Persons ?? []),
            string.Join('\n', Guests ?? []),
            With ?? ""
        );
}

/// <summary>Minutes of a meeting. Version: the one that was read, 0 where there were none.</summary>
internal sealed record MeetingMinutesBody : Body
{
    public int? Version { get; init; }

    /// <summary>Who came, in words.</summary>
    public string? Came { get; init; }

    public IReadOnlyList<MeetingDecisionBody>? Decisions { get; init; }
}

/// <summary>Decision of a meeting. Number: its place in the list where it is left out; it stays the same in later versions.</summary>
internal sealed record MeetingDecisionBody
{
    public int? Number { get; init; }

    public string? What { get; init; }

    /// <summary>Responsible unit.</summary>
    public string? Unit { get; init; }

    /// <summary>Responsible leader.</summary>
    public string? Leader { get; init; }

    /// <summary>Local date by which it is to be done; with it the decision can become a task.</summary>
    public DateOnly? Due { get; init; }

    internal MeetingDecision Read(int place) => new(Number ?? place, InterviewInput.Line(What), OrNull(Unit), OrNull(Leader), Due);

    private static string? OrNull(string? text) => InterviewInput.Line(text) is { Length: > 0 } line ? line : null;
}

/// <summary>Number of the decision that becomes a task.</summary>
internal sealed record MeetingTaskBody : Body
{
    public int? Number { get; init; }
}

/// <summary>Day on which a meeting without a rhythm is held.</summary>
internal sealed record MeetingCallBody : Body
{
    /// <summary>Local day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>True once a refusal with the code NeedsConfirmation was read: a day off is then taken as it is.</summary>
    public bool? Confirmed { get; init; }
}

/// <param name="Occurrence">By which the meeting is asked for.</param>
/// <param name="Hour">China time, like 09:30.</param>
/// <param name="Together">The occurrence of another meeting with which it is held as one; the minutes are then that one's.</param>
/// <param name="Version">Version of the minutes, to be sent back with the next; 0 while there are none.</param>
/// <param name="Came">Null while there are no minutes.</param>
public sealed record MeetingView(
    string Occurrence,
    string Rhythm,
    string Name,
    string? Place,
    DateOnly Day,
    string Hour,
    string? Room,
    IReadOnlyList<string> Agenda,
    string? Together,
    int Version,
    string? Came,
    string? By,
    IReadOnlyList<MeetingDecisionView> Decisions
)
{
    internal static MeetingView Of(HeldMeeting meeting, IReadOnlySet<int> made) =>
        new(
            meeting.Occurrence,
            meeting.Rhythm.Rhythm.Id,
            meeting.Rhythm.Rhythm.Name,
            meeting.Rhythm.Place,
            meeting.Day,
            $"{meeting.Hour:HH:mm}",
            meeting.Rhythm.Room,
            meeting.Rhythm.Agenda,
            meeting.Together,
            meeting.Minutes?.Version ?? 0,
            meeting.Minutes?.Came,
            meeting.Minutes?.By,
            [
                .. (meeting.Minutes?.Decisions ?? []).Select(decision => new MeetingDecisionView(
                    decision.Number,
                    decision.What,
                    decision.Unit,
                    decision.Leader,
                    decision.Due,
                    made.Contains(decision.Number) ? meeting.TaskOf(decision.Number).Value : null
                )),
            ]
        );
}

/// <param name="Task">The task that it became; null for one that is none.</param>
public sealed record MeetingDecisionView(int Number, string What, string? Unit, string? Leader, DateOnly? Due, string? Task);
