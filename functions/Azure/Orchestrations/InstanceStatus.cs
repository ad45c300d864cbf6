namespace CultivatedLand.Functions.Orchestrations;

/// <summary>Status of a task in the list of orchestrations.</summary>
/// <param name="Status">Life stage.</param>
/// <param name="Next">What is next, for people: <c>督办函 10-25 09:00</c>, or whom the task waits for.</param>
/// <param name="NextAt">Null while nothing is scheduled.</param>
public sealed record TaskStatusLine(string Status, IReadOnlyList<PhaseStatusLine> Phases, string? Next, DateTimeOffset? NextAt)
{
    internal static readonly TaskStatusLine Unknown = new("unknown", [], null, null);
}

/// <summary>Status of a phase.</summary>
/// <param name="Done">Area done and area required, in mu: <c>12.5/80</c>. For a task without a target, <c>done</c> or <c>open</c>.</param>
/// <param name="Next">What the phase's timer waits for: <c>督办函 10-25 09:00</c>. Null for a phase that waits for nothing.</param>
public sealed record PhaseStatusLine(
    string Phase,
    int Round,
    DateOnly Due,
    string Done,
    string? Next = null,
    DateTimeOffset? NextAt = null
);

/// <summary>Status of the start of a plan.</summary>
/// <param name="Tasks">Number of tasks that the start has to plan, change, start or cancel.</param>
/// <param name="Done">Number of them that are done.</param>
public sealed record PlanStatusLine(string Title, int Tasks, int Done);
