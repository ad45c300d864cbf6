using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Invitation to one occurrence of a meeting, in the version that was last written.</summary>
/// <param name="Key">Key of the occurrence.</param>
/// <param name="Version">Number of this version, from 0. A calendar puts a later one in place of what it has.</param>
/// <param name="SendAt">Moment at which its mails go.</param>
/// <param name="To">Readers of this version, fixed when it was written.</param>
/// <param name="IsTold">Whether all its mails are recorded.</param>
/// <param name="Figures">What each place below has to account for, and who speaks, as it was when this version was written.</param>
/// <param name="Together">Name of the meeting that it is held together with.</param>
/// <param name="Compared">Places whose figures it has. Who is added to the directory for them later is invited too.</param>
public sealed record MeetingInvitation(
    string Key,
    string Name,
    DateOnly Day,
    TimeOnly Hour,
    string? Room,
    EquatableArray<string> Agenda,
    int Version,
    DateTimeOffset SendAt,
    EquatableArray<BulletinReader> To,
    bool IsCancelled = false,
    bool IsTold = false,
    EquatableArray<string> Figures = default,
    string? Together = null,
    EquatableArray<Place> Compared = default
)
{
    /// <summary>Workdays before the meeting on which its invitation goes.</summary>
    private const int Workdays = 3;

    /// <summary>Returns the day of the invitation to a meeting on a day: the third workday before it.</summary>
    public static DateOnly DayOf(DateOnly meeting, WorkCalendar calendar)
    {
        var day = meeting;
        for (var count = 0; count < Workdays; count++)
            day = calendar.OnOrBefore(day.AddDays(-1));
        return day;
    }

    /// <summary>Whether this version invites to the occurrence as the rhythm has it now.</summary>
    /// <param name="rhythm">The rhythm as it is for this occurrence.</param>
    public bool IsStillSo(ScheduledRhythm rhythm, Occurrence occurrence, string? together) =>
        !IsCancelled
        && (Name, Day, Hour, Room, Agenda, Together)
            == (rhythm.Rhythm.Name, occurrence.Day, rhythm.Hour, rhythm.Room, rhythm.Agenda, together);

    /// <summary>Moment at which the meeting begins.</summary>
    internal DateTimeOffset Begins => ChinaTime.At(Day, Hour);
}
