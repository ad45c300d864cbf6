using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Deadlines;

public class NoticeScheduleTests
{
    private static readonly NoticeSchedule Schedule = new(DeadlinePolicy.Default, Some.ChinaCalendar);

    public static TheoryData<string, string[]> Examples => WorkedExamples.All;

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_worked_examples_come_out_to_the_day(string due, string[] steps) =>
        Assert.Equal(
            steps,
            Schedule.StepsFor(Some.Day(due)).Take(steps.Length).Select(step => $"{ChinaTime.DateOf(step.At):yyyy-MM-dd} {step.Step}")
        );

    [Fact]
    public void Every_step_is_at_nine_local_time() =>
        Assert.All(Schedule.StepsFor(Some.Day("2023-08-20")).Take(20), step => Assert.Equal("09:00 +08:00", step.At.ToString("HH:mm zzz")));

    [Fact]
    public void The_ladder_is_overdue_then_letter_then_interview_then_still_overdue() =>
        Assert.Equal(
            [NoticeKind.Overdue, NoticeKind.SupervisionLetter, NoticeKind.Interview, NoticeKind.StillOverdue, NoticeKind.StillOverdue],
            Schedule.StepsFor(Some.Day("2023-08-20")).Select(step => step.Step.Kind).SkipWhile(kind => kind == NoticeKind.Reminder).Take(5)
        );

    [Fact]
    public void A_reminder_moved_off_a_holiday_remembers_the_day_it_was_meant_for()
    {
        var first = Schedule.StepsFor(Some.Day("2023-10-20")).First();

        Assert.True(first.IsMoved);
        Assert.Equal(Some.Day("2023-10-06"), first.Nominal);
    }

    [Fact]
    public void Of_two_reminders_on_one_day_the_one_closer_to_the_due_date_stays()
    {
        var steps = Schedule.StepsFor(Some.Day("2023-08-20")).Take(9).Where(step => ChinaTime.DateOf(step.At) == Some.Day("2023-08-18"));

        Assert.Equal(0, Assert.Single(steps).Step.Distance);
    }

    [Fact]
    public void A_policy_without_reminders_or_rungs_still_asks_every_fifth_workday()
    {
        var bare = new NoticeSchedule(DeadlinePolicy.Default with { Reminders = [], Ladder = [] }, Some.ChinaCalendar);

        Assert.Equal(
            ["2023-08-25 a5", "2023-09-01 a10"],
            bare.StepsFor(Some.Day("2023-08-20")).Take(2).Select(step => $"{step.At:yyyy-MM-dd} {step.Step}")
        );
    }

    [Fact]
    public void Rungs_and_reminders_may_be_written_in_any_order()
    {
        var shuffled = DeadlinePolicy.Default with { Reminders = [0, 3, 14, 1, 7], Ladder = [.. DeadlinePolicy.Default.Ladder.Reverse()] };

        Assert.Equal(
            Schedule.StepsFor(Some.Day("2023-10-20")).Take(12),
            new NoticeSchedule(shuffled, Some.ChinaCalendar).StepsFor(Some.Day("2023-10-20")).Take(12)
        );
    }

    [Theory]
    [InlineData("2023-08-18 08:59", "2023-08-18 09:00")]
    [InlineData("2023-08-18 09:00", "2023-08-18 09:00")]
    [InlineData("2023-08-18 09:01", "2023-08-21 09:00")]
    [InlineData("2023-08-19 07:00", "2023-08-21 09:00")]
    [InlineData("2023-09-28 12:00", "2023-10-07 09:00")]
    public void The_next_sending_time_is_at_nine_on_the_next_workday(string moment, string expected) =>
        Assert.Equal(expected, Some.Text(Schedule.SendingTimeFrom(Some.At(moment))));

    [Theory]
    [InlineData("2023-08-18 08:59", null)]
    [InlineData("2023-08-18 09:00", "2023-08-18 09:00")]
    [InlineData("2023-08-18 09:59", "2023-08-18 09:00")]
    [InlineData("2023-08-18 10:00", null)]
    [InlineData("2023-08-19 09:30", null)]
    [InlineData("2023-10-07 09:30", "2023-10-07 09:00")]
    public void The_sending_window_is_an_hour_on_workdays(string moment, string? expected) =>
        Assert.Equal(expected, Schedule.SendingTimeAround(Some.At(moment)) is { } sending ? Some.Text(sending) : null);

    [Fact]
    public void A_moment_given_in_another_zone_means_the_same() =>
        Assert.Equal(Some.At("2023-08-21 09:00"), Schedule.SendingTimeFrom(new DateTimeOffset(2023, 8, 20, 18, 30, 0, TimeSpan.Zero)));

    [Fact]
    public void Without_holiday_data_only_weekends_are_off() =>
        Assert.Equal(
            "2023-10-02",
            new NoticeSchedule(DeadlinePolicy.Default, WorkCalendar.WeekdaysOnly)
                .StepsFor(Some.Day("2023-09-30"))
                .First(step => step.Step.Distance == 1 && step.Step.Kind == NoticeKind.Overdue)
                .At.ToString("yyyy-MM-dd")
        );
}
