using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Domain.Tasks;

/// <summary>Current state of a phase.</summary>
/// <param name="Number">Number of the phase. It never changes, even when a corrected plan changes the order.</param>
/// <param name="Round">Round of the phase. It begins at 1 and rises by one each time the phase is opened again.</param>
/// <param name="Reported">Total area done so far. Zero for a task without a target.</param>
/// <param name="IsReportedDone">
/// Whether the phase was reported as done.
/// Only a task without a target uses it; a phase with a target is done by area.
/// </param>
/// <param name="NoticedThrough">
/// Last step of the schedule that has been sent or skipped in this round and for this due date, as have all steps before it.
/// It is a step and not a moment: a new policy or a later year of holidays moves moments, and must not repeat a step.
/// </param>
/// <param name="Reopened">Moment of the last return.</param>
/// <param name="Acknowledged">Last receipt for the notices of this round and due date.</param>
public sealed record TaskPhase(
    int Number,
    string Name,
    PhaseKind Kind,
    DateOnly? Start,
    DateOnly Due,
    int Round,
    Mu Reported,
    bool IsReportedDone,
    NoticeStep? NoticedThrough,
    DateTimeOffset? Reopened = null,
    Receipt? Acknowledged = null
)
{
    /// <summary>
    /// Returns the phase with a new due date.
    /// A new due date begins a new schedule, of which no notice has been sent yet.
    /// </summary>
    internal TaskPhase Reschedule(DateOnly due) => this with { Due = due, NoticedThrough = null, Acknowledged = null };

    internal TaskPhase Reopen(DateOnly due, Mu alreadyAccepted, int round, DateTimeOffset at) =>
        Reschedule(due) with
        {
            Round = round,
            Reported = alreadyAccepted,
            IsReportedDone = false,
            Reopened = at,
        };
}

/// <summary>Receipt (签收): the person who has seen the notices, and the moment.</summary>
public sealed record Receipt(DateTimeOffset At, string By);
