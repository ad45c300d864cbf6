using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>Something that happens to a task in a rehearsal, at 08:00 local time of its day; what lies before the first day, when the tasks start.</summary>
/// <param name="Line">Line of the events file, counted from 1, header included.</param>
/// <param name="Task">A task's id, its name or its number in the plan; null for every task.</param>
/// <param name="Phase">A phase by name, number or kind; several separated by a semicolon; null for the current one.</param>
/// <param name="Place">Where a lead is found.</param>
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

public enum RehearsalAct
{
    Progress,

    /// <summary>Reports the whole target of the phase; for an acceptance, accepts all that remains.</summary>
    Done,

    Apply,
    Accept,
    Return,

    /// <summary>Asked for and granted.</summary>
    Extend,

    /// <summary>Claimed and granted.</summary>
    Infeasible,

    Suspend,
    Resume,

    /// <summary>With evidence, which a rehearsal takes for given.</summary>
    CloseOut,

    /// <summary>A lead is found, and nobody does anything about it.</summary>
    Lead,
}
