using CultivatedLand.Application.People;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Service that sets single occurrences of meetings apart from their rhythm, and calls meetings that have none.</summary>
public sealed class MeetingOccasionService(
    RhythmStore rhythmStore,
    MeetingMinutesService meetings,
    IDirectoryStore directoryStore,
    CurrentDeadlineRules rules,
    TimeProvider clock
)
{
    private const int MostDaysAhead = 366;

    /// <summary>Sets what holds for one occurrence alone. Who was invited already gets a new version of the invitation.</summary>
    /// <returns>What is wrong, each with the name of its field. Empty where it is kept.</returns>
    public async Task<IReadOnlyList<RhythmFault>> Set(HeldMeeting meeting, MeetingOccasion occasion, CancellationToken cancellationToken)
    {
        var faults = new List<RhythmFault>();
        if (clock.GetUtcNow() >= ChinaTime.At(meeting.Day, meeting.Hour))
            faults.Add(
                new(
                    "hour",
                    new(
                        $"会议{meeting.Day:yyyy-MM-dd} {meeting.Hour:HH:mm}已经召开，不能再改。",
                        $"The meeting of {meeting.Day:yyyy-MM-dd} at {meeting.Hour:HH:mm} was held and cannot be changed any more."
                    )
                )
            );
        if (
            await rhythmStore.Find(meeting.Rhythm.Rhythm.Id, cancellationToken) is not { } rhythm
            || MeetingOccasion.Read(meeting.Occurrence) is not var (id, nominal)
        )
            return [new("hour", new("没有这次会议。", "There is no such meeting."))];
        var set = occasion with { Nominal = nominal };
        faults.AddRange((rhythm with { Occasions = [set] }).On(nominal, _ => null).Faults());
        faults.AddRange(BulletinReaders.Unknown(set.Persons, rhythm.At, await directoryStore.Current(cancellationToken)));
        if (set.With is { } with && await Together(meeting, with, cancellationToken) is { } fault)
            faults.Add(fault);
        if (faults.Count == 0)
            await rhythmStore.Set(id, set, cancellationToken);
        return faults;
    }

    /// <summary>Calls a meeting that is held when called, for one day.</summary>
    /// <param name="isConfirmed">Whether the person knows that the day is a day off.</param>
    /// <returns>The fault. Null where it is called.</returns>
    public async Task<MeetingCallFault?> Call(ScheduledRhythm rhythm, DateOnly day, bool isConfirmed, CancellationToken cancellationToken)
    {
        var (today, calendar) = (ChinaTime.DateOf(clock.GetUtcNow()), rules.Current.Calendar);
        if (rhythm.Rhythm is not { Kind: RhythmKind.Meeting, Every: RecurrenceInterval.WhenCalled })
            return new(
                new(
                    $"“{rhythm.Rhythm.Name}”{rhythm.Rhythm.Every.Name().Chinese}召开，不能另定日期；请在会议页面修改那一次。",
                    $"“{rhythm.Rhythm.Name}” is held {rhythm.Rhythm.Every.Name().English} and takes no other days; "
                        + "change that one on its page."
                )
            );
        if (day < today)
            return new(
                new(
                    $"日期{day:yyyy-MM-dd}已经过去，今天是{today:yyyy-MM-dd}：请填写今天或以后的日期。",
                    $"The day {day:yyyy-MM-dd} has passed, today is {today:yyyy-MM-dd}: give today or a later day."
                )
            );
        if (day > today.AddDays(MostDaysAhead))
            return new(
                new(
                    $"日期{day:yyyy-MM-dd}在{MostDaysAhead}天以后：请核对年份。",
                    $"The day {day:yyyy-MM-dd} is more than {MostDaysAhead} days ahead: check the year."
                )
            );
        if (!isConfirmed && !calendar.IsWorkday(day))
            return new(
                new(
                    $"{day:yyyy-MM-dd}是休息日（{DayNameText.DayOff(day, calendar, Language.Chinese)}），确定在这一天开会吗？",
                    $"{day:yyyy-MM-dd} is a day off: {DayNameText.DayOff(day, calendar, Language.English)}. "
                        + "Is the meeting held on that day?"
                ),
                IsQuestion: true
            );
        await rhythmStore.Call(rhythm.Rhythm.Id, day, cancellationToken);
        return null;
    }

    /// <summary>Lists the other meetings of the day, by which this one can be held.</summary>
    public async Task<IReadOnlyList<(string Key, string Name)>> Others(HeldMeeting meeting, CancellationToken cancellationToken) =>
        [
            .. (await rhythmStore.All(cancellationToken))
                .Where(rhythm => rhythm is { IsOn: true, Rhythm.Kind: RhythmKind.Meeting } && rhythm.At == meeting.Rhythm.At)
                .Where(rhythm => rhythm.Rhythm.Id != meeting.Rhythm.Rhythm.Id)
                .SelectMany(rhythm => RhythmSchedule.Between(rhythm.Rhythm, meeting.Day, meeting.Day, rules.Current.Calendar))
                .Select(occurrence => (occurrence.Key, occurrence.Rhythm.Name)),
        ];

    private async Task<RhythmFault?> Together(HeldMeeting meeting, string with, CancellationToken cancellationToken)
    {
        var first = await meetings.Find(with, cancellationToken);
        if (first is null || first.Rhythm.At != meeting.Rhythm.At || first.Rhythm.Rhythm.Id == meeting.Rhythm.Rhythm.Id)
            return new("with", new("没有可以合并的这次会议。", "There is no such meeting to hold it together with."));
        if (first.Day != meeting.Day)
            return new(
                "with",
                new(
                    $"{first.Rhythm.Rhythm.Name}在{first.Day:yyyy-MM-dd}，本次会议在{meeting.Day:yyyy-MM-dd}：同一天的会议才能合并。",
                    $"{first.Rhythm.Rhythm.Name} is held {first.Day:yyyy-MM-dd} and this one {meeting.Day:yyyy-MM-dd}: "
                        + "only meetings of one day are held as one."
                )
            );
        return first.Together is null
            ? null
            : new(
                "with",
                new(
                    $"{first.Rhythm.Rhythm.Name}已并入{first.FirstName}：请直接与{first.FirstName}合并。",
                    $"{first.Rhythm.Rhythm.Name} is held together with {first.FirstName} itself: choose that one."
                )
            );
    }
}

/// <summary>Fault of a call.</summary>
/// <param name="IsQuestion">Whether the call is carried out once it is confirmed.</param>
public sealed record MeetingCallFault(LocalizedText Why, bool IsQuestion = false);
