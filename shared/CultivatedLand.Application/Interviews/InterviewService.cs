using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Interviews;

/// <summary>
/// Service that is the only writer of what people do with interviews: it loads, decides, stores, and then tells everybody.
/// A crash in between is repaired by the next run of the interview job, because mails and task have ids that derive from the interview.
/// </summary>
public sealed class InterviewService(
    InterviewStore interviewStore,
    InterviewPost post,
    TaskService tasks,
    ILedger ledger,
    IDirectoryStore directoryStore,
    CurrentDeadlineRules rules,
    TimeProvider clock,
    IChangeSignal changeSignal,
    SetAsideStore setAside
)
{
    /// <summary>Name in the history of what the rules do by themselves.</summary>
    internal const string Rules = "约谈规则";

    /// <summary>Carries out an act of a person, once for each request. Of two people who act at once, one wins.</summary>
    public async Task<InterviewOutcome> Do(InterviewId id, InterviewCommand command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (command is InterviewCommand.Release release && await Unreachable(id, release, cancellationToken) is { Count: > 0 } faults)
            return new InterviewOutcome.Refused(InterviewRefusalCode.Faulty, faults);
        var outcome = InterviewRules.Decide(null, command, now);
        await interviewStore.Change(
            id,
            before =>
            {
                outcome = InterviewRules.Decide(before, command, now);
                if (outcome is InterviewOutcome.Done { IsNew: true } && DayOff(before, command) is { } question)
                    outcome = new InterviewOutcome.Refused(InterviewRefusalCode.NeedsConfirmation, [question]);
                return outcome is InterviewOutcome.Done { IsNew: true } done ? done.Interview : null;
            },
            cancellationToken
        );
        if (outcome is not InterviewOutcome.Done { IsNew: true, Interview: var interview })
            return outcome;
        await Finish(interview, cancellationToken);
        changeSignal.Raise(null);
        return outcome;
    }

    /// <summary>Lists what is wrong with an act, as it would be refused. Nothing is changed.</summary>
    public EquatableArray<InterviewFault> Faults(Interview interview, InterviewCommand command) =>
        InterviewRules.Decide(interview, command, clock.GetUtcNow()) is InterviewOutcome.Refused refused ? refused.Faults : [];

    /// <summary>Returns the follow-up task. Null where it has not begun or cannot be read.</summary>
    public Task<RectificationTask?> FollowUp(Interview interview, CancellationToken cancellationToken) =>
        Readable(interview.Id.Task, cancellationToken);

    /// <summary>Suggests who takes part: those who answer for the task, or else for the place.</summary>
    public async Task<(string Unit, string Leader)> Suggested(Interview interview, CancellationToken cancellationToken)
    {
        var spec = interview.About is { } about ? (await Readable(about, cancellationToken))?.Spec : null;
        var directory = await directoryStore.Current(cancellationToken);
        return InterviewPost.Suggested(interview, spec, directory, ChinaTime.DateOf(clock.GetUtcNow()));
    }

    /// <summary>Does what the present step of an interview calls for. Doing it again changes nothing.</summary>
    internal async Task Finish(Interview interview, CancellationToken cancellationToken)
    {
        var spec = await About(interview, cancellationToken);
        if (interview is { Step: InterviewStep.Joined, Into: { } into })
        {
            // A ground of a released interview is told at once, with a new version of the invitation.
            if (await interviewStore.Join(interview, into, Rules, clock.GetUtcNow(), cancellationToken) is { } open)
                await Finish(open, cancellationToken);
        }
        else if (interview.HasFollowUp)
            await StartFollowUp(interview, spec, cancellationToken);
        else
            await post.Tell(interview, spec, await Further(interview, cancellationToken), cancellationToken);
        await interviewStore.Finish(interview, cancellationToken);
    }

    /// <summary>Returns the question where a day is set anew that is a day off. Null where it was answered.</summary>
    private InterviewFault? DayOff(Interview? before, InterviewCommand command)
    {
        var calendar = rules.Current.Calendar;
        return
            command is InterviewCommand.Release { IsConfirmed: false, Arrangements.Day: var day }
            && day != before?.Arrangements?.Day
            && !calendar.IsWorkday(day)
            ? new(
                InterviewFields.Day,
                new(
                    $"{day:yyyy-MM-dd}是休息日（{DayNameText.DayOff(day, calendar, Language.Chinese)}），确定在这一天约谈吗？",
                    $"{day:yyyy-MM-dd} is a day off: {DayNameText.DayOff(day, calendar, Language.English)}. "
                        + "Is the interview held on that day?"
                )
            )
            : null;
    }

    private async Task StartFollowUp(Interview interview, TaskSpec? spec, CancellationToken cancellationToken)
    {
        var task = interview.Id.Task;
        await tasks.Execute(task, new TaskCommand.Plan(task, interview.FollowUp(spec)) { By = Rules }, cancellationToken);
        await tasks.Execute(task, new TaskCommand.Start { By = Rules }, cancellationToken);
    }

    private async Task<RectificationTask?> Readable(TaskId task, CancellationToken cancellationToken) =>
        (await setAside.Find(new RecordName(RecordName.Tasks, task.Value), () => ledger.Find(task, cancellationToken)))?.State;

    private async Task<TaskSpec?> About(Interview interview, CancellationToken cancellationToken) =>
        interview.About is { } task ? (await ledger.Find(task, cancellationToken))?.State.Spec : null;

    private async Task<IReadOnlyList<TaskSpec>> Further(Interview interview, CancellationToken cancellationToken)
    {
        var found = new List<TaskSpec>();
        foreach (var about in interview.Grounds.Select(ground => ground.About).OfType<TaskId>().Distinct())
        {
            if (await Readable(about, cancellationToken) is { Spec: var spec })
                found.Add(spec);
        }

        return found;
    }

    /// <summary>
    /// Lists those of the called place who would hear nothing, because the directory has no mail address for them.
    /// Nothing is released then: an interview that half of its participants do not know of is none.
    /// </summary>
    private async Task<EquatableArray<InterviewFault>> Unreachable(
        InterviewId id,
        InterviewCommand.Release release,
        CancellationToken cancellationToken
    )
    {
        if (await interviewStore.Find(id, cancellationToken) is not { IsOpen: true } interview)
            return [];
        if (release.RequestKey is { } key && interview.History.Any(entry => entry.RequestKey == key))
            return [];
        var directory = await directoryStore.Current(cancellationToken);
        var spec = await About(interview, cancellationToken);
        return InterviewPost
            .Called(interview, release.Arrangements, spec, directory, ChinaTime.DateOf(clock.GetUtcNow()))
            .Where(reader => reader.Mail is null)
            .Select(reader => new InterviewFault(
                reader.Addressee.Role == Role.UnitHead ? InterviewFields.Unit : InterviewFields.Leader,
                new(
                    $"{interview.Place}的{reader.Addressee.Role.In(Language.Chinese)}{reader.Name ?? reader.Addressee.Label}在通讯录中没有邮箱，"
                        + "收不到约谈通知：请先在“通讯录”补上，再签发。",
                    $"The {reader.Addressee.Role.In(Language.English)} {reader.Name ?? reader.Addressee.Label} of {interview.Place} has no "
                        + "mail address in the directory and would hear nothing: add it under “Directory”, then release."
                )
            ))
            .ToEquatableArray();
    }
}
