namespace CultivatedLand.Functions.Orchestrations;

/// <summary>Result of waking a task from one of its phases.</summary>
/// <param name="IsOpen">Whether the phase is open in this round, so that its orchestration goes on sleeping.</param>
/// <param name="WakeAt">Null while time alone changes nothing.</param>
/// <param name="Status">Null for a phase that is open no longer.</param>
public sealed record WakeTaskResult(bool IsOpen, DateTimeOffset? WakeAt, PhaseStatusLine? Status);

/// <summary>Result of looking a task up.</summary>
/// <param name="OpenPhase">Instance id of the phase to run. Null while none is open.</param>
public sealed record TaskLookUp(bool HasEnded, string? OpenPhase, TaskStatusLine Status);
