namespace CultivatedLand.Functions.Orchestrations;

/// <summary>How a task stands after it was woken, as far as its clock needs to know.</summary>
/// <param name="WakeAt">Null while time alone changes nothing.</param>
public sealed record WakeTaskResult(bool HasEnded, DateTimeOffset? WakeAt, TaskStatusLine Status);

/// <summary>What the list of orchestrations shows of a task.</summary>
/// <param name="Phase">The current one; null where none is open.</param>
/// <param name="NextNotice">Null while nothing is scheduled.</param>
public sealed record TaskStatusLine(string Status, string? Phase, DateOnly? Due, DateTimeOffset? NextNotice);
