using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>
/// Totals of several tasks. Cancelled tasks count only in the number of tasks, because nobody asks for their area any more.
/// A task that was split counts with the area that stayed with it and not as a task, because its parts are the tasks.
/// Of a task closed on papers only the area that was done counts.
/// </summary>
/// <param name="Open">Tasks that are planned, active or suspended.</param>
/// <param name="Late">Active tasks whose current phase was due before today.</param>
/// <param name="DueSoon">Active tasks whose current phase is due today or within the six days after.</param>
/// <param name="Accepted">Accepted area in mu. Only tasks with a target count, as for <paramref name="Infeasible"/>.</param>
/// <param name="Begins">Beginning of the task that begins first.</param>
/// <param name="Ends">End of the task that ends last.</param>
public sealed record Tally(
    int Tasks,
    int Open,
    int Closed,
    int Late,
    int DueSoon,
    Mu Target,
    Mu Accepted,
    Mu Infeasible,
    DateOnly? Begins,
    DateOnly? Ends
)
{
    /// <summary>Tasks that were closed on their papers. They are neither open nor closed out.</summary>
    public int OnPapers { get; init; }

    /// <summary>Number of days that <see cref="DueSoon"/> looks ahead, today included.</summary>
    public const int DaysOfSoon = 7;

    public static Tally None { get; } = new(0, 0, 0, 0, 0, Mu.Zero, Mu.Zero, Mu.Zero, null, null);

    public Mu Required => Target.Less(Infeasible);

    /// <summary>
    /// Accepted part of the required area, 0 to 1. Where no area is required, it is the part of tasks closed out.
    /// Null where nothing is required at all.
    /// </summary>
    public decimal? Done =>
        Required.Value > 0 ? Math.Min(1, Accepted.Value / Required.Value)
        : Open + Closed > 0 ? (decimal)Closed / (Open + Closed)
        : null;

    /// <summary>
    /// Calculates the part of the days from the first beginning to the last end that has passed, 0 to 1. Null where there is no end.
    /// </summary>
    public decimal? TimeGone(DateOnly today) =>
        Begins is not { } begins || Ends is not { } ends ? null
        : ends <= begins
            ? today >= ends ? 1
                : 0
        : Math.Clamp((decimal)(today.DayNumber - begins.DayNumber) / (ends.DayNumber - begins.DayNumber), 0, 1);

    /// <summary>
    /// Calculates how far the accepted part is ahead of the time that has passed. It is negative where it is behind.
    /// Places are ranked by it.
    /// </summary>
    public decimal? Lead(DateOnly today) => Done - TimeGone(today);

    public Tally Plus(Tally other) =>
        new(
            Tasks + other.Tasks,
            Open + other.Open,
            Closed + other.Closed,
            Late + other.Late,
            DueSoon + other.DueSoon,
            Target + other.Target,
            Accepted + other.Accepted,
            Infeasible + other.Infeasible,
            Earlier(Begins, other.Begins),
            Ends > other.Ends || other.Ends is null ? Ends : other.Ends
        )
        {
            OnPapers = OnPapers + other.OnPapers,
        };

    public static Tally Of(LedgerRow row, DateOnly today) =>
        row.Status == RectificationStatus.Cancelled
            ? None with
            {
                Tasks = 1,
            }
            : new Tally(
                row.Status == RectificationStatus.Split ? 0 : 1,
                row.IsEnded || row.Status == RectificationStatus.Split ? 0 : 1,
                row.Status == RectificationStatus.ClosedOut ? 1 : 0,
                row.IsLate(today) ? 1 : 0,
                row.Status == RectificationStatus.Active
                && row.Phase is { } phase
                && phase.Due >= today
                && phase.Due < today.AddDays(DaysOfSoon)
                    ? 1
                    : 0,
                Asked(row),
                row.Target is null ? Mu.Zero : row.Accepted,
                row.Target is null ? Mu.Zero : row.Infeasible,
                row.Begins,
                row.Ends
            )
            {
                OnPapers = row.Status == RectificationStatus.ClosedOnPapers ? 1 : 0,
            };

    /// <summary>Returns the target, or what was done of it where nothing more is asked.</summary>
    private static Mu Asked(LedgerRow row) =>
        row.Target is not { } target ? Mu.Zero
        : row.Status == RectificationStatus.ClosedOnPapers ? Mu.Min(target, row.Accepted + row.Infeasible)
        : target;

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one < other || other is null ? one : other;
}
