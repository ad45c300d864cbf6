using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Domain.Tasks;

/// <summary>A phase as it stands now.</summary>
/// <param name="Number">Stays the same for life, whatever a corrected plan does to the order.</param>
/// <param name="Round">1, and one more each time the phase is opened again.</param>
/// <param name="Reported">Area done so far, in all; zero for a task without a target.</param>
/// <param name="IsReportedDone">For a task without a target; one with a target is done by area.</param>
/// <param name="NoticedThrough">
/// Every step of the schedule up to this one has been noticed or skipped in this round and for this due date. A step and not a moment:
/// a new policy or a year of holidays added later moves moments, and must not repeat a step.
/// </param>
/// <param name="Reopened">When it was returned last.</param>
/// <param name="Acknowledged">The last receipt for the notices of this round and due date.</param>
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
    /// <summary>A new due date is a new schedule: nothing of it has been noticed yet.</summary>
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

/// <summary>签收: who has seen the notices, and when.</summary>
public sealed record Receipt(DateTimeOffset At, string By);
