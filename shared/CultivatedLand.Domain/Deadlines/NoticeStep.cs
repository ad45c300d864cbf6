using System.Globalization;

namespace CultivatedLand.Domain.Deadlines;

/// <summary>A step of the schedule: so many calendar days before the due date, or so many workdays after it.</summary>
/// <param name="Distance">Calendar days before due for a reminder, workdays after due for every other kind.</param>
public readonly record struct NoticeStep(NoticeKind Kind, int Distance)
{
    /// <summary>Rises along every schedule, whatever a new policy or calendar does to the days.</summary>
    internal int Order => Kind == NoticeKind.Reminder ? -Distance : Distance;

    internal char Side => Kind == NoticeKind.Reminder ? 'b' : 'a';

    /// <summary>Short and stable, part of a notice's identity: <c>b14</c> before, <c>a3</c> after.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Side}{Distance}");
}

/// <summary>A step with the moment it is meant for.</summary>
/// <param name="At">Always the sending time of a workday.</param>
/// <param name="Nominal">The day before it was moved off a non-workday.</param>
public readonly record struct ScheduledStep(NoticeStep Step, DateTimeOffset At, DateOnly Nominal)
{
    public bool IsMoved => ChinaTime.DateOf(At) != Nominal;
}
