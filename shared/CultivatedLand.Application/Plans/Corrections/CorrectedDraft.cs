using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>A draft as it stands after people have corrected it.</summary>
/// <param name="Draft">With the words that each value was read from still beside it.</param>
/// <param name="Original">As the reader has it.</param>
/// <param name="Values">All values by address, those of removed tasks and rows too.</param>
/// <param name="TaskKeys">Key of each task of <paramref name="Draft"/>, in order.</param>
/// <param name="Corrected">The last correction of each value that differs from what was read.</param>
/// <param name="Lost">Corrections of values that the document, read again, does not have any more.</param>
public sealed record CorrectedDraft(
    PlanDraft Draft,
    PlanDraft Original,
    IReadOnlyDictionary<string, string> Values,
    ImmutableArray<string> TaskKeys,
    IReadOnlyDictionary<string, Correction> Corrected,
    IReadOnlyList<Correction> Lost
)
{
    /// <summary>Findings of the reader that no longer hold.</summary>
    public IEnumerable<Finding> Settled =>
        Original.Findings.Where(finding => !Draft.Findings.Any(open => open.Code == finding.Code && open.Message == finding.Message));

    /// <summary>The value in force; empty where there is none.</summary>
    public string this[string address] => Values.GetValueOrDefault(address, "");

    public bool IsCorrected(string address) => Corrected.ContainsKey(address);

    /// <summary>Keys of the phases of a task, or of the shares of its breakdown, in order; without removed ones.</summary>
    /// <param name="row">phase or share.</param>
    public IEnumerable<string> Rows(string task, string row) => DraftRowKeys.Of(Values, task, row);

    /// <summary>Tasks that a person took out.</summary>
    public IEnumerable<string> RemovedTasks =>
        Values
            .Where(pair =>
                pair.Value.Length > 0 && DraftFieldPath.RowKey(pair.Key) is null && DraftFieldPath.FieldOf(pair.Key) == "removed"
            )
            .Select(pair => DraftFieldPath.TaskKey(pair.Key)!);
}

internal static class DraftRowKeys
{
    public static IEnumerable<string> Of(IReadOnlyDictionary<string, string> values, string task, string row) =>
        values
            .Keys.Where(address =>
                DraftFieldPath.TaskKey(address) == task && DraftFieldPath.RowKey(address) is { } found && found.Row == row
            )
            .Select(address => DraftFieldPath.RowKey(address)!.Value.Key)
            .Distinct()
            .Where(key => values.GetValueOrDefault($"task.{task}.{row}.{key}.removed", "").Length == 0);
}
