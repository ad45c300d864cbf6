using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Calendars;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Model of a rhythm.</summary>
/// <param name="Gone">The last sent bulletins, the newest first.</param>
public sealed record RhythmModel(
    ScheduledRhythm Rhythm,
    Occurrence? Next,
    IReadOnlyList<(string Occurrence, Bulletin Bulletin)> Gone,
    bool MaySwitch
)
{
    private const int MostGone = 12;

    public static async Task<RhythmModel> Of(
        ScheduledRhythm rhythm,
        RhythmStore rhythmStore,
        WorkCalendar calendar,
        DateOnly today,
        CurrentUser user,
        CancellationToken cancellationToken
    )
    {
        var gone = await rhythmStore.Bulletins(rhythm.Rhythm.Id, cancellationToken);
        var last = gone.Count > 0 ? gone[^1].Bulletin.Day : DateOnly.MinValue;
        var next = rhythm.IsOn
            ? RhythmSchedule.NextAfter(rhythm.Rhythm, Later(last, Later(today, rhythm.Since).AddDays(-1)), calendar)
            : null;
        return new RhythmModel(rhythm, next, [.. gone.Reverse().Take(MostGone)], user.Can(Permission.SendMail, rhythm.At));
    }

    private static DateOnly Later(DateOnly day, DateOnly other) => day > other ? day : other;
}
