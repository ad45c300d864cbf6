using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>How far some tasks are, together. Cancelled tasks count as tasks, and for nothing else: nobody asks for their area any more.</summary>
/// <param name="Open">Planned, active or suspended.</param>
/// <param name="Late">Active, and the current phase was due before today.</param>
/// <param name="DueSoon">Active, and the current phase is due today or within the six days after.</param>
/// <param name="Accepted">Only of tasks with a target, as is <paramref name="Infeasible"/>.</param>
/// <param name="Begins">When the first of them begins.</param>
/// <param name="Ends">When the last of them ends.</param>
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
    /// <summary>How many days <see cref="DueSoon"/> looks ahead, today included.</summary>
    public const int DaysOfSoon = 7;

    public static Tally None { get; } = new(0, 0, 0, 0, 0, Mu.Zero, Mu.Zero, Mu.Zero, null, null);

    public Mu Required => Target.Less(Infeasible);

    /// <summary>Accepted part of what is required, 0 to 1; by tasks closed out where no area is asked for. Null where nothing is asked for at all.</summary>
    public decimal? Done =>
        Required.Value > 0 ? Math.Min(1, Accepted.Value / Required.Value)
        : Open + Closed > 0 ? (decimal)Closed / (Open + Closed)
        : null;

    /// <summary>Part of the days from the first beginning to the last end that have gone by, 0 to 1; null where there is no end.</summary>
    public decimal? TimeGone(DateOnly today) =>
        Begins is not { } begins || Ends is not { } ends ? null
        : ends <= begins
            ? today >= ends ? 1
                : 0
        : Math.Clamp((decimal)(today.DayNumber - begins.DayNumber) / (ends.DayNumber - begins.DayNumber), 0, 1);

    /// <summary>How far the accepted area is ahead of the time gone by; negative where it is behind. By this places are ranked.</summary>
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
        );

    public static Tally Of(LedgerRow row, DateOnly today) =>
        row.Status == RectificationStatus.Cancelled
            ? None with
            {
                Tasks = 1,
            }
            : new Tally(
                1,
                row.IsEnded ? 0 : 1,
                row.Status == RectificationStatus.ClosedOut ? 1 : 0,
                row.IsLate(today) ? 1 : 0,
                row.Status == RectificationStatus.Active
                && row.Phase is { } phase
                && phase.Due >= today
                && phase.Due < today.AddDays(DaysOfSoon)
                    ? 1
                    : 0,
                row.Target ?? Mu.Zero,
                row.Target is null ? Mu.Zero : row.Accepted,
                row.Target is null ? Mu.Zero : row.Infeasible,
                row.Begins,
                row.Ends
            );

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one < other || other is null ? one : other;
}
