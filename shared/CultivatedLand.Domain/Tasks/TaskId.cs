using System.Text.RegularExpressions;

namespace CultivatedLand.Domain.Tasks;

/// <summary>Identity of a task, fit for file names, addresses, table keys and orchestration ids: <c>3fa9c1d2-2-1</c>.</summary>
public readonly partial record struct TaskId
{
    private TaskId(string value) => Value = value;

    public string Value { get; }

    /// <summary>Id of the plan that the task came from: the part before the first hyphen.</summary>
    public string Plan => Value.IndexOf('-', StringComparison.Ordinal) is > 0 and var end ? Value[..end] : Value;

    /// <summary>Reads a task id. Null for any text other than 1 to 64 lower-case letters, digits and hyphens.</summary>
    public static TaskId? Parse(string? text) => text is not null && Pattern().IsMatch(text) ? new TaskId(text) : null;

    /// <exception cref="FormatException">Not a task id.</exception>
    public static TaskId Of(string text) =>
        Parse(text) ?? throw new FormatException($"“{text}” is not a task id: 1 to 64 lower-case letters, digits and hyphens.");

    public override string ToString() => Value;

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
