namespace CultivatedLand.Functions.Orchestrations;

/// <summary>Result of waking a task, as far as its orchestration needs it.</summary>
/// <param name="WakeAt">Null while time alone changes nothing.</param>
public sealed record WakeTaskResult(bool HasEnded, DateTimeOffset? WakeAt, TaskStatusLine Status);

/// <summary>Status of a task in the list of orchestrations.</summary>
/// <param name="Phase">Current phase; null if none is open.</param>
/// <param name="NextNotice">Null while nothing is scheduled.</param>
public sealed record TaskStatusLine(string Status, string? Phase, DateOnly? Due, DateTimeOffset? NextNotice);
