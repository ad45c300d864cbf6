using System.Text.RegularExpressions;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Leads;

/// <summary>
/// Identity of a lead, fit for addresses and keys: <c>l</c> and 16 hexadecimal digits.
/// No plan's id begins with that letter.
/// </summary>
public readonly partial record struct LeadId
{
    private LeadId(string value) => Value = value;

    public string Value { get; }

    /// <summary>Id of the task that the lead may become. It contains the lead's id, so that each can be found from the other.</summary>
    public TaskId Task => TaskId.Of($"{Value}-1");

    /// <summary>Reads a lead's id. Null for any other text.</summary>
    public static LeadId? Parse(string? text) => text is not null && Pattern().IsMatch(text) ? new LeadId(text) : null;

    /// <exception cref="FormatException">Not a lead's id.</exception>
    public static LeadId Of(string text) =>
        Parse(text) ?? throw new FormatException($"“{text}” is not a lead's id: the letter l and 16 hexadecimal digits.");

    /// <summary>Finds the lead that a task came from. Null for a task of a plan.</summary>
    public static LeadId? Behind(TaskId task) => Parse(task.Plan);

    public override string ToString() => Value;

    [GeneratedRegex(@"^l[0-9a-f]{16}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
