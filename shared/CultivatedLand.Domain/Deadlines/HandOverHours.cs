namespace CultivatedLand.Domain.Deadlines;

/// <summary>
/// Hours of a workday in which a hand-over is told at the next full five minutes. Outside them it waits for the next sending time.
/// Rule: DOMAIN, "Hand-overs are told at once".
/// </summary>
/// <param name="IsOn">Whether hand-overs are told at all.</param>
/// <param name="From">Local time of day of the first mail.</param>
/// <param name="Until">Local time of day of the last mail, inclusive.</param>
public readonly record struct HandOverHours(bool IsOn, TimeOnly From, TimeOnly Until)
{
    public static HandOverHours Default { get; } = new(true, new TimeOnly(8, 0), new TimeOnly(20, 0));
}
