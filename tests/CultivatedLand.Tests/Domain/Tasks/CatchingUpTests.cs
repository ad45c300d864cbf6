using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Domain.Tasks.Rules;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

public class CatchingUpTests
{
    private static TaskStory DueOnSunday(string startedAt) => TaskStory.Of(Some.Spec(Some.Complete("2023-08-20")), startedAt);

    [Fact]
    public void A_plan_that_arrives_after_its_reminders_sends_the_last_of_them()
    {
        var story = DueOnSunday("2023-08-12").WakeDaily("2023-08-14");

        Assert.Equal(["2023-08-14 09:00 b7"], story.Sent);
        Assert.Equal(["b14"], story.Skipped.Select(notice => notice.Step.ToString()));
    }

    [Fact]
    public void A_plan_started_on_the_Friday_before_a_Sunday_gets_just_the_overdue_notice()
    {
        var story = DueOnSunday("2023-08-18 10:00").WakeWhenAsked("2023-08-22");

        Assert.Equal(["2023-08-21 09:00 a1"], story.Sent);
        Assert.Equal(["b14", "b7", "b3", "b0"], story.Skipped.Select(notice => notice.Step.ToString()));
    }

    [Fact]
    public void A_plan_started_before_nine_that_Friday_still_gets_its_last_reminder() =>
        Assert.Equal(["2023-08-18 09:00 b0", "2023-08-21 09:00 a1"], DueOnSunday("2023-08-18 08:59").WakeWhenAsked("2023-08-22").Sent);

    [Fact]
    public void A_plan_long_overdue_at_its_start_sends_only_where_it_stands_now()
    {
        var story = DueOnSunday("2023-09-01 12:00").WakeWhenAsked("2023-09-05");

        Assert.Equal(["2023-09-04 09:00 a7", "2023-09-05 09:00 a12"], story.Sent);
    }

    [Fact]
    public void An_outage_of_weeks_ends_with_one_notice_and_the_rest_are_skipped()
    {
        var story = DueOnSunday("2023-07-31").WakeWhenAsked("2023-08-11").At("2023-09-08 09:05").Then(SomeCommands.WakeUp);

        Assert.Equal(["2023-08-04 09:00 b14", "2023-08-11 09:00 b7", "2023-09-08 09:00 a12"], story.Sent);
        Assert.Equal(["b3", "b0", "a1", "a3", "a7"], story.Skipped.Select(notice => notice.Step.ToString()));
    }

    [Theory]
    [InlineData("2023-08-12", "2023-08-14 09:00 b7")]
    [InlineData("2023-08-18 10:00", "2023-08-21 09:00 a1")]
    [InlineData("2023-09-01 12:00", "2023-09-04 09:00 a7")]
    public void The_notice_that_is_said_to_go_next_is_the_one_that_goes(string startedAt, string next)
    {
        var story = DueOnSunday(startedAt);
        var foretold = Some.Rules.NextNotice(story.Task, story.WakeAt)!.Value;

        Assert.Equal(next, $"{Some.Text(foretold.At)} {foretold.Step}");
        Assert.Equal(next, story.WakeWhenAsked("2023-09-04").Sent.First());
    }

    [Fact]
    public void A_notice_caught_up_says_so()
    {
        var reason = DueOnSunday("2023-07-31").At("2023-09-08 09:05").Do(SomeCommands.WakeUp).Notices[0].Reason;

        Assert.True(reason.IsCaughtUp);
        Assert.Equal((Some.Day("2023-09-05"), Some.Day("2023-09-08"), 7), (reason.Scheduled, reason.Sent, reason.Skipped));
    }

    [Fact]
    public void After_the_outage_the_schedule_goes_on_as_if_nothing_had_been()
    {
        var story = DueOnSunday("2023-07-31").At("2023-09-08 09:05").Then(SomeCommands.WakeUp).WakeWhenAsked("2023-09-19");

        Assert.Equal(["2023-09-12 09:00 a17", "2023-09-19 09:00 a22"], story.Sent.Skip(1));
    }

    [Theory]
    [InlineData("2023-08-04 09:00")]
    [InlineData("2023-08-04 09:59")]
    public void A_wake_up_within_the_sending_window_sends(string moment) =>
        Assert.Equal(["2023-08-04 09:00 b14"], DueOnSunday("2023-07-31").At(moment).Then(SomeCommands.WakeUp).Sent);

    [Theory]
    [InlineData("2023-08-04 10:00", "2023-08-07 09:00")]
    [InlineData("2023-08-05 09:30", "2023-08-07 09:00")]
    public void A_wake_up_after_the_window_waits_for_the_next_sending_time(string moment, string next)
    {
        var story = DueOnSunday("2023-07-31").At(moment).Then(SomeCommands.WakeUp);

        Assert.Empty(story.Notices);
        Assert.Equal(next, Some.Text(story.WakeAt!.Value));
    }

    [Fact]
    public void A_schedule_that_came_into_force_at_twenty_past_nine_does_not_send_at_half_past()
    {
        var story = DueOnSunday("2023-08-04 09:20").At("2023-08-04 09:30").Then(SomeCommands.WakeUp);

        Assert.Empty(story.Notices);
        Assert.Equal("2023-08-07 09:00", Some.Text(story.WakeAt!.Value));
    }

    [Fact]
    public void A_schedule_that_came_into_force_at_nine_sharp_sends_at_once()
    {
        var story = DueOnSunday("2023-08-04 09:00");

        Assert.Equal(story.Now, story.WakeAt);
        Assert.Equal(["2023-08-04 09:00 b14"], story.Then(SomeCommands.WakeUp).Sent);
    }

    [Fact]
    public void Waking_twice_at_one_moment_sends_once()
    {
        var story = DueOnSunday("2023-07-31").At("2023-08-04 09:00").Then(SomeCommands.WakeUp);

        Assert.Empty(story.Do(SomeCommands.WakeUp).Facts);
    }

    [Fact]
    public void Holidays_known_only_later_do_not_repeat_a_reminder()
    {
        // On plain weekdays the 7-day reminder of Saturday 2023-10-14 goes on Friday 10-06;
        // by the State Council's notice Saturday 10-07 is worked.
        var plainWeekdays = new TaskRules(DeadlinePolicy.Default, WorkCalendar.WeekdaysOnly);
        var story = TaskStory.Of(Some.Spec(Some.Complete("2023-10-14")), "2023-10-05", plainWeekdays).WakeDaily("2023-10-06");

        Assert.Equal("2023-10-06 09:00 b7", story.Sent.Last());
        Assert.Empty(((Decision)Some.Rules.Decide(story.Task, SomeCommands.WakeUp, Some.At("2023-10-07 09:00"))).Notices);
    }

    [Fact]
    public void A_new_policy_does_not_repeat_a_reminder_at_its_own_hour()
    {
        var spec = Some.Spec(Some.Complete("2023-08-20"));
        var story = TaskStory.Of(spec, "2023-07-31").WakeDaily("2023-08-04").At("2023-08-04 09:10");
        story
            .Then(SomeCommands.Replan(spec with { Policy = DeadlinePolicy.Default with { SendAt = new TimeOnly(14, 0) } }))
            .WakeWhenAsked("2023-08-11");

        Assert.Equal(["2023-08-04 09:00 b14", "2023-08-11 14:00 b7"], story.Sent);
    }

    [Fact]
    public void A_clock_put_back_to_the_hour_of_sending_waits_for_the_schedule_that_is_still_to_come()
    {
        var started = DueOnSunday("2023-08-18 10:00").State;
        var woken = (Decision)Some.Rules.Decide(started, new TaskCommand.WakeUp(), Some.At("2023-08-18 09:00"));

        Assert.Equal(Some.At("2023-08-21 09:00"), woken.WakeAt);
    }
}
