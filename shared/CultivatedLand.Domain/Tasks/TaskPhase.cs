namespace CultivatedLand.Domain.Tasks;

/// <summary>A phase as it stands now.</summary>
/// <param name="Number">Stays the same for life, whatever a corrected plan does to the order.</param>
/// <param name="Round">1, and one more each time the phase is opened again.</param>
/// <param name="Reported">Area done so far, in all; zero for a task without a target.</param>
/// <param name="IsReportedDone">For a task without a target; one with a target is done by area.</param>
/// <param name="NoticedThrough">Every step of the schedule up to this moment has been noticed or skipped in this round and for this due date.</param>
public sealed record TaskPhase(
    int Number,
    string Name,
    PhaseKind Kind,
    DateOnly? Start,
    DateOnly Due,
    int Round,
    Mu Reported,
    bool IsReportedDone,
    DateTimeOffset? NoticedThrough)
{
    /// <summary>A new due date is a new schedule: nothing of it has been noticed yet.</summary>
    internal TaskPhase Reschedule(DateOnly due) => this with { Due = due, NoticedThrough = null };

    internal TaskPhase Reopen(DateOnly due, Mu alreadyAccepted, int round) =>
        Reschedule(due) with { Round = round, Reported = alreadyAccepted, IsReportedDone = false };
}
