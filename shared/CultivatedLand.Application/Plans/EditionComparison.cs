using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Plans;

/// <summary>Result of comparing an edition with the tasks that earlier editions of its document have started.</summary>
/// <param name="New">Tasks that no earlier edition has.</param>
/// <param name="Ended">Tasks that this edition no longer names. A start would cancel them.</param>
/// <param name="Unchanged">Number of tasks that keep their history without a new entry.</param>
public sealed record EditionComparison(
    IReadOnlyList<TaskSpec> New,
    IReadOnlyList<ChangedTask> Changed,
    IReadOnlyList<RectificationTask> Ended,
    int Unchanged
)
{
    public bool IsFirstEdition => Changed.Count == 0 && Ended.Count == 0 && Unchanged == 0;
}

/// <summary>Task that an edition would change.</summary>
/// <param name="Before">Place of the task before the change.</param>
/// <param name="Changes">One change for each value that differs.</param>
public sealed record ChangedTask(TaskId Id, TaskSpec Spec, Place Before, IReadOnlyList<SpecChange> Changes);

/// <summary>Change of one value of a task.</summary>
/// <param name="Before">Value before. Empty where there is none, as is <paramref name="After"/>.</param>
public sealed record SpecChange(LocalizedText What, string Before, string After);

/// <summary>Comparer of an edition with started tasks. It uses the same rule by which a start recognises its tasks.</summary>
public sealed class EditionComparer(PlanTaskReader planTaskReader)
{
    /// <param name="planId">Id of the plan whose tasks the edition would change. Null for a new plan.</param>
    public async Task<EditionComparison> Compare(Plan plan, string? planId, CancellationToken cancellationToken)
    {
        var known = planId is null ? [] : await planTaskReader.TasksOf(planId, cancellationToken);
        var planned = PlanTaskReader.Match(plan, known);
        var changed = planned
            .Where(task => known.ContainsKey(task.Id))
            .Select(task => new ChangedTask(task.Id, task.Spec, known[task.Id].Spec.Place, [.. Changes(Whole(known[task.Id]), task.Spec)]))
            .ToList();
        var kept = planned.Select(task => task.Id).Concat(PlanTaskReader.PartsOf(planned, known).Select(part => part.Task.Id)).ToHashSet();
        return new EditionComparison(
            [.. planned.Where(task => !known.ContainsKey(task.Id)).Select(task => task.Spec)],
            [.. changed.Where(task => task.Changes.Count > 0)],
            [.. known.Values.Where(task => !task.IsEnded && !kept.Contains(task.Id))],
            changed.Count(task => task.Changes.Count == 0)
        );
    }

    /// <summary>Returns what an edition asks of a task, with the area that its parts have taken over.</summary>
    private static TaskSpec Whole(RectificationTask task) => task.Spec with { Target = TaskParts.AreaWithParts(task) };

    /// <summary>Lists the values that differ between two versions of one task.</summary>
    public static IEnumerable<SpecChange> Changes(TaskSpec before, TaskSpec after)
    {
        var rows = new (LocalizedText What, string Before, string After)[]
        {
            (new("名称", "Name"), before.Name, after.Name),
            (new("地点", "Place"), before.Place.Path, after.Place.Path),
            (new("类别", "Kind"), EnumCodes.TaskKinds.CodeOf(before.Kind), EnumCodes.TaskKinds.CodeOf(after.Kind)),
            (new("面积（亩）", "Area (mu)"), Text(before.Target), Text(after.Target)),
            (new("此前已验收（亩）", "Accepted before (mu)"), Text(before.AcceptedBefore), Text(after.AcceptedBefore)),
            (new("责任单位", "Responsible units"), Text(before.ResponsibleUnits), Text(after.ResponsibleUnits)),
            (new("牵头单位", "Lead offices"), Text(before.LeadOffices), Text(after.LeadOffices)),
            (new("责任领导", "Leaders"), Text(before.Leaders), Text(after.Leaders)),
            (
                new("期限规则", "Deadline policy"),
                before.Policy is null ? "" : "*",
                after.Policy == before.Policy
                    ? before.Policy is null
                        ? ""
                        : "*"
                    : "**"
            ),
        };
        if (before.CountsAt != after.CountsAt)
            yield return new(
                new("计入的验收级别", "Level that counts"),
                before.CountsAt?.Words().Chinese ?? "",
                after.CountsAt?.Words().Chinese ?? ""
            );
        foreach (var (what, old, now) in rows.Where(row => row.Before != row.After))
            yield return new(what, old, now);

        var names = before.Phases.Concat(after.Phases).Select(phase => phase.Name).Distinct();
        foreach (var name in names)
        {
            var (old, now) = (
                before.Phases.FirstOrDefault(phase => phase.Name == name),
                after.Phases.FirstOrDefault(phase => phase.Name == name)
            );
            if (old != now)
                yield return new(new($"阶段“{name}”", $"Phase “{name}”"), Text(old), Text(now));
        }
    }

    private static string Text(Mu? area) => area?.ToString() ?? "";

    private static string Text(EquatableArray<string> names) => string.Join('、', names);

    private static string Text(PhaseSpec? phase) =>
        phase is null ? ""
        : phase.Start is { } start ? $"{start:yyyy-MM-dd} – {phase.Due:yyyy-MM-dd}"
        : $"{phase.Due:yyyy-MM-dd}";
}
