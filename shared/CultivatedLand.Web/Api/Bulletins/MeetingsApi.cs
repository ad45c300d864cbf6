using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Domain;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
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
    private const string Meeting = "会议";

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
        RhythmReader reader,
        MeetingMinutesService minutes,
        CancellationToken cancellationToken
    ) =>
        await ApiResults.Act(
            http,
            await reader.Meeting(occurrence, http.Visitor(), Permission.SeeReports, cancellationToken),
            Meeting,
            async meeting => Results.Ok(MeetingView.Of(meeting, await minutes.TasksOf(meeting, cancellationToken)))
        );

    /// <summary>Sets hour, room, agenda or readers of this meeting alone, or another of the day with which it is held as one.</summary>
    private static async Task<IResult> Set(
        HttpContext http,
        string occurrence,
        MeetingOccasionBody body,
        RhythmReader reader,
        MeetingMinutesService minutes,
        MeetingOccasionService occasions,
        CancellationToken cancellationToken
    ) =>
        await ApiResults.Act(
            http,
            await reader.Meeting(occurrence, http.Visitor(), Permission.SendMail, cancellationToken),
            Meeting,
            async meeting =>
            {
                var (occasion, unread) = body.ToInput().Read();
                var faults = unread.Count > 0 ? unread : await occasions.Set(meeting, occasion, cancellationToken);
                return await Answer(occurrence, faults, minutes, cancellationToken);
            }
        );

    /// <summary>Keeps the minutes. A decision that is a task already stays as it is.</summary>
    private static async Task<IResult> Record(
        HttpContext http,
        string occurrence,
        MeetingMinutesBody body,
        RhythmReader reader,
        MeetingMinutesService minutes,
        CancellationToken cancellationToken
    ) =>
        await ApiResults.Act(
            http,
            await reader.Meeting(occurrence, http.Visitor(), Permission.SendMail, cancellationToken),
            Meeting,
            async meeting =>
            {
                var decisions = (body.Decisions ?? [])
                    .OfType<MeetingDecisionBody>()
                    .Select((decision, index) => decision.Read(index + 1))
                    .Where(decision => !decision.IsEmpty)
                    .ToList();
                var by = ActorNames.By(http, Permission.SendMail, meeting.Rhythm.At, body.By);
                var faults =
                    decisions.DistinctBy(decision => decision.Number).Count() < decisions.Count
                        ? [new RhythmFault("decisions", new("有两项决定的编号相同。", "Two decisions have the same number."))]
                        : await minutes.Record(
                            meeting,
                            InterviewInput.Line(body.Came),
                            decisions,
                            body.Version ?? 0,
                            by,
                            cancellationToken
                        );
                return await Answer(occurrence, faults, minutes, cancellationToken);
            }
        );

    /// <summary>Makes a task of a decision with a date, once.</summary>
    private static async Task<IResult> MakeTask(
        HttpContext http,
        string occurrence,
        MeetingTaskBody body,
        RhythmReader reader,
        MeetingMinutesService minutes,
        CancellationToken cancellationToken
    ) =>
        await ApiResults.Act(
            http,
            await reader.Meeting(occurrence, http.Visitor(), Permission.StartPlan, cancellationToken),
            Meeting,
            async meeting =>
            {
                var by = ActorNames.By(http, Permission.StartPlan, meeting.Rhythm.At, body.By);
                var fault = await minutes.MakeTask(meeting, body.Number ?? 0, by, cancellationToken);
                return await Answer(occurrence, fault is null ? [] : [new RhythmFault("number", fault)], minutes, cancellationToken);
            }
        );

    /// <summary>Calls a meeting that is held when called, for one day.</summary>
    private static async Task<IResult> Call(
        HttpContext http,
        string id,
        MeetingCallBody body,
        RhythmReader reader,
        MeetingOccasionService occasions,
        MeetingMinutesService minutes,
        CancellationToken cancellationToken
    ) =>
        await ApiResults.Act(
            http,
            await reader.Rhythm(id, http.Visitor(), Permission.SendMail, cancellationToken),
            Meeting,
            async rhythm =>
                await occasions.Call(rhythm, body.Day, body.Confirmed == true, cancellationToken) switch
                {
                    null => await Answer($"{id}@{body.Day:yyyyMMdd}", [], minutes, cancellationToken),
                    { IsQuestion: true } asked => ProblemResults.Of(StatusCodes.Status409Conflict, asked.Why, "NeedsConfirmation"),
                    var fault => ProblemResults.Of([fault.Why]),
                }
        );

    private static async Task<IResult> Answer(
        string occurrence,
        IReadOnlyList<RhythmFault> faults,
        MeetingMinutesService minutes,
        CancellationToken cancellationToken
    ) =>
        faults.Count > 0 ? ProblemResults.Of(faults.Select(fault => fault.Why).ToEquatableArray())
        : await minutes.Find(occurrence, cancellationToken) is { } meeting
            ? Results.Ok(MeetingView.Of(meeting, await minutes.TasksOf(meeting, cancellationToken)))
        : ProblemResults.NotFound(Meeting);
}
