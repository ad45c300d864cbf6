namespace CultivatedLand.Domain.Tasks.Rules;

/// <summary>
/// Rules for corrections. The task is decided again as if the act had been right from the beginning:
/// the acts in force are replayed without the corrected one, and the right figure is decided on that state.
/// </summary>
internal static class CorrectionRules
{
    public static RuleResult Correct(RectificationTask task, TaskCommand.Correct command, DateTimeOffset now)
    {
        if (command.History.Count != task.Version)
            throw new ArgumentException("A correction is decided on the whole history of the state.", nameof(command));
        if (string.IsNullOrWhiteSpace(command.Reason))
            return Refusals.ReasonMissing(task, command);
        if (Original(command) is not { } original || Corrections.KindOf(original) is not { } kind)
            return Refusals.NothingToCorrect(task, command.Act);
        if (original.By != command.By)
            return Refusals.NotYourAct(task, original);

        var inForce = Corrections.InForce(command.History);
        var members = MembersOf(command, inForce);
        if (members.Count == 0)
            return IsRepeated(command, now) ? RuleResult.NothingNew : Refusals.TakenBackAlready(task, command.Act);
        if (
            inForce.FirstOrDefault(entry =>
                entry.Number > members[^1].Number && members.Any(member => Corrections.BuildsOn(entry.Fact, member.Fact, task))
            ) is
            { Fact: { } later }
        )
            return Refusals.BuiltOn(task, Corrections.Words(kind), later, Corrections.WordsOf(later));
        if (command.Area is not null && (task.Spec.Target is null || !Corrections.HasArea(kind)))
            return Refusals.NoTargetArea(task);

        var area = AreaOf(members[0].Fact);
        if (command.Area is { } given && given == area)
            return RuleResult.NothingNew;
        var without = Corrections.Replay(inForce.Except(members).Select(entry => entry.Fact));
        var instead = Instead(without, command, members, now);
        if (instead.Refused is { } refusal)
            return refusal;

        return new TaskFact.Corrected(
            now,
            command.By,
            members[0].Number,
            kind,
            members.Select(member => member.Fact).OfType<TaskFact.ProgressReported>().Select(report => report.Phase).ToEquatableArray(),
            area,
            command.Area,
            command.Reason.Trim(),
            Effect(task, instead.Facts.Aggregate(without, TaskHistory.Evolve), original)
        );
    }

    private static TaskFact? Original(TaskCommand.Correct command) =>
        command.Act >= 1 && command.Act <= command.History.Count ? command.History[(int)command.Act - 1] : null;

    /// <summary>Finds the facts of the act that are in force. One report of several phases made several facts at one moment.</summary>
    private static List<(long Number, TaskFact Fact)> MembersOf(
        TaskCommand.Correct command,
        IReadOnlyList<(long Number, TaskFact Fact)> inForce
    )
    {
        if (Original(command) is not TaskFact.ProgressReported original)
            return [.. inForce.Where(entry => entry.Number == command.Act)];
        var (first, last) = (command.Act, command.Act);
        while (first > 1 && IsOfOneReport(command.History[(int)first - 2], original))
            first--;
        while (last < command.History.Count && IsOfOneReport(command.History[(int)last], original))
            last++;
        return [.. inForce.Where(entry => entry.Number >= first && entry.Number <= last)];
    }

    private static bool IsOfOneReport(TaskFact fact, TaskFact.ProgressReported original) =>
        fact is TaskFact.ProgressReported report
        && (report.At, report.By, report.RequestKey, report.Area) == (original.At, original.By, original.RequestKey, original.Area)
        && report.Phase != original.Phase;

    private static bool IsRepeated(TaskCommand.Correct command, DateTimeOffset now) =>
        command.History[^1] is TaskFact.Corrected { Instead: null } last
        && last.Act == command.Act
        && last.At == now
        && last.By == command.By;

    private static Mu? AreaOf(TaskFact fact) =>
        fact switch
        {
            TaskFact.ProgressReported report => report.Area,
            TaskFact.Accepted accepted => accepted.Area,
            TaskFact.Passed passed => passed.Area,
            TaskFact.InfeasibleClaimed claimed => claimed.Claim.Area,
            TaskFact.InfeasibleGranted granted => granted.Area,
            _ => null,
        };

    /// <summary>Decides the right figure by the rules of the act itself.</summary>
    private static RuleResult Instead(
        RectificationTask without,
        TaskCommand.Correct command,
        List<(long Number, TaskFact Fact)> members,
        DateTimeOffset now
    ) =>
        (members[0].Fact, command.Area) switch
        {
            (_, null) => RuleResult.NothingNew,
            (TaskFact.ProgressReported, { } area) => ProgressRules.Report(
                without,
                new TaskCommand.Report(members.Select(member => ((TaskFact.ProgressReported)member.Fact).Phase).ToEquatableArray(), area)
                {
                    By = command.By,
                    IsConfirmed = command.IsConfirmed,
                },
                now
            ),
            (_, { } area) => ProgressRules.Accept(
                without,
                new TaskCommand.Accept(area)
                {
                    By = command.By,
                    IsConfirmed = command.IsConfirmed,
                    Level = (members[0].Fact as TaskFact.Passed)?.Level ?? (members[0].Fact as TaskFact.Accepted)?.Level,
                },
                now
            ),
        };

    private static CorrectionEffect Effect(RectificationTask task, RectificationTask after, TaskFact original) =>
        new(
            after.Status,
            after.Phases.Select(phase => Restored(task, phase)).ToEquatableArray(),
            task.Accepted,
            after.Accepted,
            after.Infeasible,
            after.PendingExtension,
            after.PendingInfeasible,
            after.LastAcceptance,
            original is TaskFact.EvidenceAdded added ? added.Evidence : null
        )
        {
            Passed = after.Passed,
        };

    /// <summary>
    /// Returns a phase as it is restored. Notices that went out under a date that is now taken back must not share their identity
    /// with those of a later such date, so a phase whose date changes back within a round begins a new one.
    /// </summary>
    private static TaskPhase Restored(RectificationTask task, TaskPhase phase)
    {
        if (task.Phase(phase.Number) is not { } present || present.Reopened != phase.Reopened)
            return phase;
        if (present.Due != phase.Due)
            return present.NoticedThrough is null && present.Round <= phase.Round ? phase : phase with { Round = task.Round + 1 };
        return present.Round > phase.Round
            ? phase with
            {
                Round = present.Round,
                NoticedThrough = present.NoticedThrough,
                Acknowledged = present.Acknowledged,
            }
            : phase;
    }
}
