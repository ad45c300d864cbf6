using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Domain.Tasks.Rules;

/// <summary>Rules for the beginning of a task, and for the changes of a corrected edition of its plan.</summary>
internal static class PlanningRules
{
    public static RuleResult Begin(TaskCommand.Plan command, DateTimeOffset now)
    {
        var spec = Ordered(command.Spec);
        return Fault(null, spec) is { } fault ? fault
            : DoneFault(null, spec, now) is { } astray ? astray
            : new TaskFact.Planned(now, command.By, command.Id, spec);
    }

    public static RuleResult Replan(RectificationTask task, TaskCommand.Replan command, DateTimeOffset now)
    {
        // An edition without a date does not take away the one that a person has given meanwhile.
        var spec = Ordered(command.Spec.Phases.Count == 0 ? command.Spec with { Phases = task.Spec.Phases } : command.Spec);
        // The parts have taken over their area; the edition still names the whole.
        if (task.Parts.Count > 0)
            spec = spec with { Target = spec.Target?.Less(TaskParts.Sum(task.Parts)) };
        if (spec == task.Spec)
            return RuleResult.NothingNew;
        if (Fault(task, spec) is { } fault)
            return fault;
        if (DoneFault(task, spec, now) is { } astray)
            return astray;

        // A date may move back to an earlier one. The new round keeps the identities of notices apart.
        return new TaskFact.Replanned(now, command.By, task.Spec, spec, task.Round + 1);
    }

    public static RuleResult SetDue(RectificationTask task, TaskCommand.SetDue command, DateTimeOffset now) =>
        !task.IsUndated ? Refusals.DeadlineKnown(task)
        : command.Due < ChinaTime.DateOf(now) ? Refusals.DueInThePast(task, command.Due)
        : command.Due > PhaseDates.Latest ? Refusals.DueTooFar(task, command.Due)
        : new TaskFact.DueSet(now, command.By, new PhaseSpec(PhaseArrangement.CompleteName, PhaseKind.Complete, null, command.Due));

    private static TaskSpec Ordered(TaskSpec spec) => spec with { Phases = spec.Phases.OrderBy(phase => phase.Due).ToEquatableArray() };

    /// <summary>
    /// Returns the fault of a phase that is marked as done before the plan: phases are done in order, and not in the future.
    /// </summary>
    private static Refusal? DoneFault(RectificationTask? task, TaskSpec spec, DateTimeOffset now)
    {
        var open = default(PhaseSpec);
        foreach (var phase in spec.Phases)
        {
            if (phase.DoneOn is not { } day)
                open ??= phase;
            else if (phase.Kind == PhaseKind.Accept)
                return Refusals.CannotBeDoneBefore(
                    task,
                    phase.Name,
                    new("验收以已验收面积登记。", "an acceptance is recorded as accepted area.")
                );
            else if (open is not null)
                return Refusals.CannotBeDoneBefore(
                    task,
                    phase.Name,
                    new($"“{open.Name}”在它之前，还没有完成。", $"“{open.Name}” comes before it and is not done.")
                );
            else if (day > ChinaTime.DateOf(now))
                return Refusals.CannotBeDoneBefore(
                    task,
                    phase.Name,
                    new($"{day:yyyy-MM-dd}还没有到。", $"{day:yyyy-MM-dd} is still to come.")
                );
        }

        return null;
    }

    private static Refusal? Fault(RectificationTask? task, TaskSpec spec) =>
        spec.Phases.FirstOrDefault(phase => phase.Due > PhaseDates.Latest || phase.Due < PhaseDates.Earliest) is { } astray
            ? Refusals.DueTooFar(task, astray.Due)
        : spec.Phases.GroupBy(phase => phase.Name).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? Refusals.PhaseNamedTwice(task, twice.Key)
        : spec.Policy?.Faults().FirstOrDefault() is { } faulty ? Refusals.PolicyFaulty(task, faulty)
        : null;
}

/// <summary>Limits of due dates.</summary>
internal static class PhaseDates
{
    /// <summary>First allowed date. Before it, local time used other offsets.</summary>
    public static readonly DateOnly Earliest = new(1992, 1, 1);

    public static readonly DateOnly Latest = new(2199, 12, 31);
}
