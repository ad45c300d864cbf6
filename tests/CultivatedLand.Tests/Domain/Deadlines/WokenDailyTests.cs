using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Deadlines;

/// <summary>The worked examples once more, as a task lives through them.</summary>
public class WokenDailyTests
{
    public static TheoryData<string, string[]> Examples => WorkedExamples.All;

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_task_woken_every_day_sends_the_worked_examples(string due, string[] steps)
    {
        var story = TaskStory.Of(Some.Spec(Some.Complete(due)), "2023-07-31").WakeDaily(steps[^1][..10]);

        Assert.Equal(steps.Select(step => step.Insert(10, " 09:00")), story.Sent);
        Assert.Empty(story.Skipped);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_task_woken_only_when_it_asks_sends_the_same(string due, string[] steps)
    {
        var story = TaskStory.Of(Some.Spec(Some.Complete(due)), "2023-07-31").WakeWhenAsked(steps[^1][..10]);

        Assert.Equal(steps.Select(step => step.Insert(10, " 09:00")), story.Sent);
    }

    [Fact]
    public void Three_phases_done_on_time_get_reminders_alone()
    {
        var story = TaskStory.Of(Some.Spec(Some.Plough("2023-08-20"), Some.Plant("2023-09-30"), Some.Apply("2023-10-20")), "2023-07-31");
        story.WakeDaily("2023-08-18").At("2023-08-18 17:00").Then(SomeCommands.Done(1));
        story.At("2023-08-19").WakeDaily("2023-09-28").At("2023-09-28 17:00").Then(SomeCommands.Done(2));
        story
            .At("2023-10-07")
            .WakeDaily("2023-10-20")
            .At("2023-10-20 17:00")
            .Then(SomeCommands.Done(3))
            .At("2023-10-21")
            .WakeDaily("2023-12-31");

        Assert.Equal(
            [
                "2023-08-04 09:00 b14",
                "2023-08-11 09:00 b7",
                "2023-08-17 09:00 b3",
                "2023-08-18 09:00 b0",
                "2023-09-15 09:00 b14",
                "2023-09-22 09:00 b7",
                "2023-09-27 09:00 b3",
                "2023-09-28 09:00 b0",
                "2023-10-07 09:00 b14",
                "2023-10-13 09:00 b7",
                "2023-10-17 09:00 b3",
                "2023-10-19 09:00 b1",
                "2023-10-20 09:00 b0",
            ],
            story.Sent
        );
    }

    [Fact]
    public void Notices_are_about_the_first_phase_that_is_not_done()
    {
        var story = TaskStory.Of(Some.FourPhases(), "2023-07-31").WakeDaily("2023-10-31");

        Assert.All(story.Notices, notice => Assert.Equal("翻耕", notice.PhaseName));
        Assert.Contains(story.Notices, notice => notice.Kind == NoticeKind.Interview);
    }

    [Fact]
    public void A_notice_says_why_it_goes_on_that_day()
    {
        var notice = TaskStory.Of(Some.Spec(Some.Complete("2023-10-20")), "2023-09-01").WakeWhenAsked("2023-09-28").Notices[0];

        Assert.Equal(
            new(new(NoticeKind.Reminder, 14), Some.Day("2023-10-06"), Some.Day("2023-09-28"), Some.Day("2023-09-28"), 0),
            notice.Reason
        );
        Assert.True(notice.Reason.IsMoved);
        Assert.False(notice.Reason.IsCaughtUp);
    }

    [Fact]
    public void A_plan_may_have_a_policy_of_its_own()
    {
        var spec = Some.Spec(Some.Complete("2023-08-18")) with
        {
            Policy = DeadlinePolicy.Default with { SendAt = new TimeOnly(14, 30), Reminders = [2] },
        };
        var story = TaskStory.Of(spec, "2023-08-01").WakeWhenAsked("2023-08-21");

        Assert.Equal(["2023-08-16 14:30 b2", "2023-08-21 14:30 a1"], story.Sent);
    }
}
