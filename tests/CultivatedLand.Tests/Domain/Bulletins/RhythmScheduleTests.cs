using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Bulletins;

public sealed class RhythmScheduleTests
{
    private static readonly WorkCalendar Calendar = Some.ChinaCalendar;

    [Fact]
    public void A_monday_meeting_in_the_national_holiday_is_held_when_people_are_back() =>
        Assert.Equal([Day(9, 25), Day(10, 7), Day(10, 9), Day(10, 16)], Days(RecurrenceInterval.Week, Day(9, 22), Day(10, 16)));

    [Fact]
    public void A_half_monthly_meeting_is_held_in_the_middle_and_at_the_end_and_moves_back() =>
        Assert.Equal(
            [Day(7, 14), Day(7, 31), Day(8, 15), Day(8, 31), Day(9, 15), Day(9, 28)],
            Days(RecurrenceInterval.HalfMonth, Day(7, 1), Day(9, 30))
        );

    [Fact]
    public void A_monthly_report_closes_its_month() =>
        Assert.Equal([Day(7, 31), Day(8, 31), Day(9, 28)], Days(RecurrenceInterval.Month, Day(7, 1), Day(9, 30)));

    [Fact]
    public void A_quarterly_session_closes_its_quarter() =>
        Assert.Equal([Day(6, 30), Day(9, 28)], Days(RecurrenceInterval.Quarter, Day(4, 1), Day(11, 30)));

    [Fact]
    public void A_half_yearly_session_closes_its_half() =>
        Assert.Equal([Day(6, 30), Day(12, 29)], Days(RecurrenceInterval.HalfYear, Day(1, 1), Day(12, 31)));

    [Fact]
    public void The_next_one_comes_after_the_day_asked() =>
        Assert.Equal(Day(10, 31), RhythmSchedule.NextAfter(Of(RecurrenceInterval.Month), Day(9, 28), Calendar)?.Day);

    [Fact]
    public void It_keeps_its_name_when_a_later_calendar_moves_it()
    {
        var moved = RhythmSchedule.NextAfter(Of(RecurrenceInterval.Month), Day(9, 1), Calendar)!.Value;
        var plain = RhythmSchedule.NextAfter(Of(RecurrenceInterval.Month), Day(9, 1), WorkCalendar.WeekdaysOnly)!.Value;

        Assert.NotEqual(plain.Day, moved.Day);
        Assert.Equal(plain.Key, moved.Key);
    }

    private static IEnumerable<DateOnly> Days(RecurrenceInterval every, DateOnly from, DateOnly to) =>
        RhythmSchedule.Between(Of(every), from, to, Calendar).Select(occurrence => occurrence.Day);

    private static Rhythm Of(RecurrenceInterval every) => new("r1", "调度会", RhythmKind.Meeting, every);

    private static DateOnly Day(int month, int day) => new(2023, month, day);
}
