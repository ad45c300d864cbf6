using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Plans;

/// <summary>
/// Rules for turning the steps of a plan into phases.
/// A stage with dated steps is a group: its own end counts only where it lies after its last step.
/// The deadline of the whole task counts under the same condition.
/// Two names for one due date become one phase.
/// Rules: DOMAIN, "A plan becomes tasks".
/// </summary>
public static class PhaseArrangement
{
    /// <summary>Name of the single phase of a task for which the plan names no steps.</summary>
    public const string CompleteName = "完成整改";

    public static EquatableArray<PhaseSpec> Arrange(IReadOnlyList<PlannedStep> steps)
    {
        var named = steps.Where((step, index) => step.Rank != StepRank.Overall && !IsOnlyAGroup(steps, index)).ToList();
        var overall = steps.Where(step => step.Rank == StepRank.Overall).OrderBy(step => step.Due).ToList();
        if (named.Count == 0)
        {
            // Where a plan gives two deadlines for one task, the earlier one is used:
            // it is better to be early for one than late for the other.
            return overall.Count == 0
                ? []
                : [new PhaseSpec(CompleteName, PhaseKind.Complete, overall[0].Start, overall[0].Due, overall[0].DoneOn)];
        }

        // Where the last step is the acceptance, that acceptance also meets a later deadline of the whole task.
        var end = named.Max(step => step.Due);
        var isAccepted = named.Any(step => step.Due == end && step.Kind == PhaseKind.Accept);
        var beyond = overall.Where(step => step.Due > end).Select(step => isAccepted ? step with { Kind = PhaseKind.Accept } : step);
        return WithDistinctNames(named.Concat(beyond).GroupBy(step => step.Due).OrderBy(sameDay => sameDay.Key).Select(OnePhase));
    }

    private static bool IsOnlyAGroup(IReadOnlyList<PlannedStep> steps, int index) =>
        steps[index].Rank == StepRank.Stage
        && steps.Where(step => step.Stage == index).Select(step => (DateOnly?)step.Due).Max() >= steps[index].Due;

    private static PhaseSpec OnePhase(IGrouping<DateOnly, PlannedStep> sameDay)
    {
        var first = sameDay.First();
        var kind = sameDay.Select(step => step.Kind).Where(kind => kind != PhaseKind.Other).DefaultIfEmpty(first.Kind).Max();
        var done = sameDay.All(step => step.DoneOn is not null) ? sameDay.Max(step => step.DoneOn) : null;
        return new PhaseSpec(first.Name, kind, sameDay.Min(step => step.Start), sameDay.Key, done);
    }

    private static EquatableArray<PhaseSpec> WithDistinctNames(IEnumerable<PhaseSpec> phases)
    {
        var seen = new HashSet<string>();
        return phases
            .Select(phase =>
            {
                var name = phase.Name;
                for (var times = 2; !seen.Add(name); times++)
                    name = $"{phase.Name}（{times}）";
                return phase with { Name = name };
            })
            .ToEquatableArray();
    }
}
