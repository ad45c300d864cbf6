using System.Globalization;

namespace CultivatedLand.Domain.Deadlines;

/// <summary>Step of the notice schedule: a number of calendar days before the due date, or of workdays after it.</summary>
/// <param name="Distance">
/// Calendar days before the due date for a reminder, workdays after the due date for a rung, the number of the fact for a hand-over.
/// </param>
public readonly record struct NoticeStep(NoticeKind Kind, int Distance)
{
    /// <summary>Sort key that rises along every schedule, even when a new policy or calendar moves the days.</summary>
    internal int Order => Kind == NoticeKind.Reminder ? -Distance : Distance;

    internal char Side =>
        Kind switch
        {
            NoticeKind.HandOver => 'h',
            NoticeKind.Reminder => 'b',
            _ => 'a',
        };

    /// <summary>
    /// Returns a short, stable code that is part of a notice's identity: <c>b14</c> before the due date, <c>a3</c> after it,
    /// <c>h7</c> for the hand-over of the seventh fact.
    /// </summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Side}{Distance}");
}

/// <summary>Notice step with the moment at which it should go.</summary>
/// <param name="At">Moment of sending. It is always the sending time of a workday.</param>
/// <param name="Nominal">Day that the rule names. <paramref name="At"/> differs from it where the day is not a workday.</param>
public readonly record struct ScheduledStep(NoticeStep Step, DateTimeOffset At, DateOnly Nominal)
{
    public bool IsMoved => ChinaTime.DateOf(At) != Nominal;
}
