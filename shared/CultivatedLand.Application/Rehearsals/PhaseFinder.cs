using System.Globalization;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>
/// Finder of phases by the words that people use for them: the plan's name, the number, the kind, or an unmistakable part of the name.
/// </summary>
public static class PhaseFinder
{
    private static readonly (PhaseKind Kind, string Code, string Chinese)[] Kinds =
    [
        (PhaseKind.Plough, "plough", "翻耕"),
        (PhaseKind.Plant, "plant", "种植"),
        (PhaseKind.Apply, "apply", "申请验收"),
        (PhaseKind.Accept, "accept", "验收"),
        (PhaseKind.Complete, "complete", "完成"),
    ];

    public static string Code(this PhaseKind kind) => Array.Find(Kinds, row => row.Kind == kind).Code ?? "other";

    /// <param name="names">One or more names, separated by semicolons. Empty or null finds no phase.</param>
    public static IReadOnlyList<TaskPhase> Find(RectificationTask task, string? names) =>
        [
            .. (names ?? "")
                .Split([';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .SelectMany(name => One(task, name))
                .Distinct(),
        ];

    private static IEnumerable<TaskPhase> One(RectificationTask task, string name)
    {
        var exact = task.Phases.Where(phase => phase.Name == name || phase.Number.ToString(CultureInfo.InvariantCulture) == name).ToList();
        if (exact.Count > 0)
            return exact;

        var kind = task
            .Phases.Where(phase =>
                Kinds.Any(row =>
                    row.Kind == phase.Kind && (row.Code.Equals(name, StringComparison.OrdinalIgnoreCase) || row.Chinese == name)
                )
            )
            .ToList();
        if (kind.Count > 0)
            return kind.Take(1);

        var part = task.Phases.Where(phase => phase.Name.Contains(name, StringComparison.Ordinal)).ToList();
        return part.Count == 1 ? part : [];
    }
}
