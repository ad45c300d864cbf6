using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>Draft of a plan after people have corrected it.</summary>
/// <param name="Draft">Corrected draft. Each value keeps the words that it was read from.</param>
/// <param name="Original">Draft as the reader produced it.</param>
/// <param name="Values">All values by address, including those of removed tasks and rows.</param>
/// <param name="TaskKeys">Key of each task of <paramref name="Draft"/>, in order.</param>
/// <param name="Corrected">The last correction of each value that differs from what was read.</param>
/// <param name="Lost">Corrections of values that the document no longer has when it is read again.</param>
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

    /// <summary>Value in force at an address. Empty where there is none.</summary>
    public string this[string address] => Values.GetValueOrDefault(address, "");

    public bool IsCorrected(string address) => Corrected.ContainsKey(address);

    /// <summary>Returns the keys of the phases of a task, or of the shares of its breakdown, in order and without removed ones.</summary>
    /// <param name="row">Kind of row: phase or share.</param>
    public IEnumerable<string> Rows(string task, string row) => DraftRowKeys.Of(Values, task, row);

    /// <summary>Keys of the tasks that a person has removed.</summary>
    public IEnumerable<string> RemovedTasks =>
        Values
            .Where(pair =>
                pair.Value.Length > 0 && DraftFieldPath.FieldOf(pair.Key) == "removed" && DraftFieldPath.RowKey(pair.Key) is null
            )
            .Select(pair => DraftFieldPath.TaskKey(pair.Key)!);
}

/// <summary>Finder of the keys of the rows of a task.</summary>
internal static class DraftRowKeys
{
    public static IEnumerable<string> Of(IReadOnlyDictionary<string, string> values, string task, string row)
    {
        // A large table has tens of thousands of values: the beginning of an address is compared before the whole is parsed.
        var prefix = $"{DraftFieldPath.Task(task)}.{row}.";
        return values
            .Keys.Where(address => address.StartsWith(prefix, StringComparison.Ordinal))
            .Select(address => DraftFieldPath.RowKey(address)?.Key)
            .OfType<string>()
            .Distinct()
            .Where(key => values.GetValueOrDefault($"{prefix}{key}.removed", "").Length == 0);
    }
}
