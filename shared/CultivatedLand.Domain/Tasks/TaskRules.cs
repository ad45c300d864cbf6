using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks.Rules;

namespace CultivatedLand.Domain.Tasks;

/// <summary>
/// The decision function: state, command and moment in; facts, notices and the next wake-up out. It never asks what time it is,
/// never sends and never stores. Deciding twice at one moment yields nothing new.
/// </summary>
/// <param name="policy">The deployment's; a plan's own goes before it.</param>
public sealed class TaskRules(DeadlinePolicy policy, WorkCalendar calendar)
{
    private readonly NoticeSchedule _deployment = new(policy, calendar);

    public WorkCalendar Calendar => _deployment.Calendar;

    /// <summary>The deployment's.</summary>
    public DeadlinePolicy Policy => _deployment.Policy;

    public DeadlinePolicy PolicyFor(RectificationTask task) => task.Spec.Policy ?? _deployment.Policy;

    /// <param name="state">Null for a task that is not known yet; only <see cref="TaskCommand.Plan"/> begins one.</param>
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
                TaskCommand.Start => new TaskFact.Started(now, command.By),
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
                TaskCommand.Replan replan => PlanningRules.Replan(state, replan, now),
                _ => throw new ArgumentOutOfRangeException(
                    nameof(command),
                    command.GetType().Name,
                    "The set of commands is closed, and this one is not in it."
                ),
            },
            now
        );
    }

    /// <summary>The next step of the schedule and when it is meant to go; null while nothing is scheduled.</summary>
    public ScheduledStep? NextNotice(RectificationTask task) => ReminderRules.Next(task, ScheduleFor(task));

    private Decision Wake(RectificationTask state, DateTimeOffset now)
    {
        var (facts, notices) = ReminderRules.Wake(state, ScheduleFor(state), now);
        var after = facts.Aggregate(state, TaskHistory.Evolve);
        return new Decision(after, facts, notices, ReminderRules.WakeAt(after, ScheduleFor(after), now), CancelsUnsent: false);
    }

    private Outcome Conclude(RectificationTask? before, RuleResult result, DateTimeOffset now)
    {
        if (result.Refused is { } refusal)
            return refusal;

        var after = result.Facts.Aggregate(before, TaskHistory.Evolve)!;
        var cancels = before is not null && !TaskHistory.HasSameSchedule(before, after);
        return new Decision(after, result.Facts, [], ReminderRules.WakeAt(after, ScheduleFor(after), now), cancels);
    }

    private NoticeSchedule ScheduleFor(RectificationTask task) =>
        task.Spec.Policy is { } own ? new NoticeSchedule(own, _deployment.Calendar) : _deployment;
}
