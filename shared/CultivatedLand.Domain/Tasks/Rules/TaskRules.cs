using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Interviews;

namespace CultivatedLand.Domain.Tasks.Rules;

/// <summary>
/// Rules for tasks: the decision function.
/// It takes a state, a command and a moment, and returns facts, notices and the next wake-up.
/// It never reads the clock, never sends and never stores.
/// A second decision at the same moment yields nothing new.
/// </summary>
/// <param name="policy">Deadline policy of the deployment. A plan's own policy takes precedence.</param>
public sealed class TaskRules(DeadlinePolicy policy, WorkCalendar calendar)
{
    private readonly NoticeSchedule _deployment = new(policy, calendar);
    private readonly NoticeSchedule _followUps = new(policy.WithoutInterviews(), calendar);

    public WorkCalendar Calendar => _deployment.Calendar;

    /// <summary>Deadline policy of the deployment.</summary>
    public DeadlinePolicy Policy => _deployment.Policy;

    /// <summary>
    /// Returns the policy of a task: its plan's own, or that of the deployment.
    /// The ladder of an interview's follow-up has no interview. Rule: DOMAIN, "Interviews and meetings are held".
    /// </summary>
    public DeadlinePolicy PolicyFor(RectificationTask task) => ScheduleFor(task).Policy;

    /// <summary>Decides on a command.</summary>
    /// <param name="state">Present state. Null for a task that is not recorded yet; only <see cref="TaskCommand.Plan"/> begins one.</param>
    public Outcome Decide(RectificationTask? state, TaskCommand command, DateTimeOffset now)
    {
        if (command is TaskCommand.Plan plan)
            return state is null ? Conclude(null, PlanningRules.Begin(plan, now), now) : Refusals.AlreadyPlanned(state);
        if (state is null)
            return Refusals.NoSuchTask();
        if (!TaskTransitions.Allows(state.Status, command))
            return Refusals.NotInThisStatus(state, command);
        if (command is TaskCommand.WakeUp)
            return Wake(state, now);

        return Conclude(
            state,
            command switch
            {
                TaskCommand.Start => LifecycleRules.Start(state, command, now),
                TaskCommand.Report report => ProgressRules.Report(state, report, now),
                TaskCommand.Accept accept => ProgressRules.Accept(state, accept, now),
                TaskCommand.Return @return => ProgressRules.Return(state, @return, PolicyFor(state).ReturnDays, now),
                TaskCommand.RequestExtension request => ExtensionRules.RequestExtension(state, request, now),
                TaskCommand.GrantExtension grant => ExtensionRules.GrantExtension(state, grant, now),
                TaskCommand.DeclineExtension decline => ExtensionRules.DeclineExtension(state, decline, now),
                TaskCommand.ClaimInfeasible claim => ExtensionRules.ClaimInfeasible(state, claim, now),
                TaskCommand.GrantInfeasible grant => ExtensionRules.GrantInfeasible(state, grant, now),
                TaskCommand.DeclineInfeasible decline => ExtensionRules.DeclineInfeasible(state, decline, now),
                TaskCommand.AddEvidence evidence => LifecycleRules.AddEvidence(state, evidence, now),
                TaskCommand.Acknowledge acknowledge => LifecycleRules.Acknowledge(state, acknowledge, now),
                TaskCommand.Suspend suspend => LifecycleRules.Suspend(state, suspend, now),
                TaskCommand.Resume resume => LifecycleRules.Resume(resume, now),
                TaskCommand.Cancel cancel => LifecycleRules.Cancel(state, cancel, now),
                TaskCommand.CloseOut closeOut => LifecycleRules.CloseOut(state, closeOut, now),
                TaskCommand.Correct correct => CorrectionRules.Correct(state, correct, now),
                TaskCommand.Split split => SplitRules.Split(state, split, now),
                TaskCommand.CloseOnPapers close => LifecycleRules.CloseOnPapers(state, close, now),
                TaskCommand.SetDue due => PlanningRules.SetDue(state, due, now),
                TaskCommand.Replan replan => PlanningRules.Replan(state, replan, now),
                _ => throw new ArgumentOutOfRangeException(
                    nameof(command),
                    command.GetType().Name,
                    "The set of commands is closed, and this one is not in it."
                ),
            },
            now,
            (command as TaskCommand.Start)?.ToldFrom ?? (command as TaskCommand.Replan)?.ToldFrom
        );
    }

    /// <summary>Returns the notice that goes next, with the moment at which it goes. Null while nothing is scheduled.</summary>
    /// <param name="wakeAt">Next wake-up of the task. Where notices are late, it decides which of them goes.</param>
    public ScheduledStep? NextNotice(RectificationTask task, DateTimeOffset? wakeAt) => ReminderRules.Next(task, ScheduleFor(task), wakeAt);

    private Decision Wake(RectificationTask state, DateTimeOffset now)
    {
        var (facts, notices) = ReminderRules.Wake(state, ScheduleFor(state), now);
        var after = facts.Aggregate(state, TaskHistory.Evolve);
        return new Decision(after, facts, notices, ReminderRules.WakeAt(after, ScheduleFor(after), now), CancelsUnsent: false);
    }

    private Outcome Conclude(RectificationTask? before, RuleResult result, DateTimeOffset now, DateTimeOffset? toldFrom = null)
    {
        if (result.Refused is { } refusal)
            return refusal;

        var after = result.Facts.Aggregate(before, TaskHistory.Evolve)!;
        var cancels = before is not null && !TaskHistory.HasSameSchedule(before, after);
        return new Decision(
            after,
            result.Facts,
            HandOverRules.Told(before, result.Facts, ScheduleFor(after), toldFrom > now ? toldFrom.Value : now),
            ReminderRules.WakeAt(after, ScheduleFor(after), now),
            cancels
        );
    }

    private NoticeSchedule ScheduleFor(RectificationTask task) =>
        (InterviewId.Behind(task.Id), task.Spec.Policy) switch
        {
            (null, null) => _deployment,
            (null, { } own) => new NoticeSchedule(own, _deployment.Calendar),
            (_, null) => _followUps,
            (_, { } own) => new NoticeSchedule(own.WithoutInterviews(), _deployment.Calendar),
        };
}
