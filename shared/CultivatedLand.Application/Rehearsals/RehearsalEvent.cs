using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>
/// Event of a rehearsal that affects tasks. It takes effect at 08:00 local time of its day.
/// An event before the first day takes effect when the tasks start.
/// </summary>
/// <param name="Line">Line number in the events file, counted from 1, header included.</param>
/// <param name="Task">Id of a task, its name or its number in the plan. Null for every task.</param>
/// <param name="Phase">Phase by name, number or kind. Several are separated by semicolons. Null for the current phase.</param>
/// <param name="Place">Place where a lead is found. Null for other events.</param>
public sealed record RehearsalEvent(
    int Line,
    DateOnly Date,
    string? Task,
    RehearsalAct Act,
    string? Phase,
    Mu? Area,
    DateOnly? Due,
    string? Reason,
    Place? Place = null
);

/// <summary>Kind of event in a rehearsal.</summary>
public enum RehearsalAct
{
    Progress,

    /// <summary>Reports the whole target of the phase; for an acceptance, accepts all that remains.</summary>
    Done,

    Apply,
    Accept,
    Return,

    /// <summary>Requests an extension and grants it.</summary>
    Extend,

    /// <summary>Claims that the work is infeasible and grants the claim.</summary>
    Infeasible,

    Suspend,
    Resume,

    /// <summary>Closes the task out. The rehearsal adds the evidence that this needs.</summary>
    CloseOut,

    /// <summary>Finds a lead that nobody then acts on.</summary>
    Lead,
}
