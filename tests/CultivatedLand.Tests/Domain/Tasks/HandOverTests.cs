using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Domain.Tasks.Rules;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

/// <summary>Which acts are told at once, to whom, and when: the worked examples of the demands.</summary>
public class HandOverTests
{
    [Theory]
    [InlineData("2023-07-20 10:02", "2023-07-20 10:05")]
    [InlineData("2023-10-20 10:07", "2023-10-20 10:10")]
    [InlineData("2023-10-31 16:02", "2023-10-31 16:05")]
    [InlineData("2023-10-20 10:10", "2023-10-20 10:15")]
    [InlineData("2023-10-20 07:58", "2023-10-20 08:00")]
    [InlineData("2023-10-20 07:30", "2023-10-20 09:00")]
    [InlineData("2023-10-20 19:57", "2023-10-20 20:00")]
    [InlineData("2023-10-20 20:00", "2023-10-23 09:00")]
    [InlineData("2023-10-20 23:58", "2023-10-23 09:00")]
    [InlineData("2023-10-21 10:07", "2023-10-23 09:00")]
    [InlineData("2023-10-07 10:07", "2023-10-07 10:10")]
    [InlineData("2023-09-29 10:07", "2023-10-07 09:00")]
    public void It_is_told_at_the_next_full_five_minutes_of_a_workday(string act, string told) =>
        Assert.Equal(told, Some.Text(new NoticeSchedule(DeadlinePolicy.Default, Some.ChinaCalendar).HandOverTimeAfter(Some.At(act))));

    [Fact]
    public void The_start_is_told_to_leader_unit_and_lead_office() =>
        Assert.Equal(
            ["2023-07-20 10:05 Started leader,unit,lead-office"],
            Told(TaskStory.Of(Some.FourPhases(), "2023-07-20 10:02").HandOvers)
        );

    [Fact]
    public void The_application_is_told_to_the_supervisor() =>
        Assert.Equal(
            ["2023-10-20 10:10 ProgressReported supervisor"],
            Told(Planted().At("2023-10-20 10:07").Then(SomeCommands.Done(3)).HandOvers.Skip(1))
        );

    [Fact]
    public void An_application_on_a_Saturday_is_told_on_Monday_at_nine() =>
        Assert.Equal(
            ["2023-10-23 09:00 ProgressReported supervisor"],
            Told(Planted().At("2023-10-21 10:07").Then(SomeCommands.Done(3)).HandOvers.Skip(1))
        );

    [Fact]
    public void Phases_reported_together_are_handed_over_once()
    {
        var story = TaskStory.Of(Some.FourPhases(), "2023-07-20 10:02").At("2023-08-01 10:07").Then(SomeCommands.Done(1, 2, 3));

        Assert.Equal(3, story.Facts.OfType<TaskFact.ProgressReported>().Count());
        Assert.Equal(["2023-08-01 10:10 ProgressReported supervisor"], Told(story.HandOvers.Skip(1)));
    }

    [Fact]
    public void Progress_that_completes_no_application_is_told_to_nobody() =>
        Assert.Single(TaskStory.Of(Some.FourPhases(), "2023-07-20 10:02").Then(SomeCommands.Done(1)).HandOvers);

    [Fact]
    public void Without_an_application_the_work_that_waits_for_acceptance_alone_is_told() =>
        Assert.Equal(
            ["2023-08-01 10:10 ProgressReported supervisor"],
            Told(
                TaskStory
                    .Of(Some.Spec(Some.Complete("2023-08-20")), "2023-07-20 10:02")
                    .At("2023-08-01 10:07")
                    .Then(SomeCommands.Done(1))
                    .HandOvers.Skip(1)
            )
        );

    [Fact]
    public void A_corrected_plan_is_told_where_it_changes_a_date_or_the_area()
    {
        var started = TaskStory.Of(Some.FourPhases(), "2023-07-20 10:02").At("2023-07-25 09:33");
        var later = Some.Spec(Some.Plough("2023-08-30"), Some.Plant("2023-09-30"), Some.Apply("2023-10-20"), Some.Accept("2023-10-30"));

        Assert.Equal(
            ["2023-07-25 09:35 Replanned leader,unit,lead-office"],
            Told(started.Then(SomeCommands.Replan(later)).HandOvers.Skip(1))
        );
    }

    [Fact]
    public void A_corrected_plan_with_another_area_is_told() =>
        Assert.Single(
            TaskStory
                .Of(Some.FourPhases(), "2023-07-20 10:02")
                .Then(SomeCommands.Replan(Some.FourPhases() with { Target = CultivatedLand.Domain.Mu.Of(90) }))
                .HandOvers.Skip(1)
        );

    [Fact]
    public void A_corrected_plan_that_names_another_leader_alone_is_told_to_nobody() =>
        Assert.Single(
            TaskStory
                .Of(Some.FourPhases(), "2023-07-20 10:02")
                .Then(SomeCommands.Replan(Some.FourPhases() with { Leaders = ["青石镇镇长"] }))
                .HandOvers
        );

    [Fact]
    public void The_return_is_told_with_its_reason_and_the_new_date()
    {
        var story = Planted().At("2023-10-20 10:07").Then(SomeCommands.Done(3)).At("2023-10-31 16:02").Then(SomeCommands.Return(2));

        var notice = story.HandOvers[^1];
        Assert.Equal(["2023-10-31 16:05 Returned leader,unit,lead-office"], Told([notice]));
        Assert.Equal(Some.Day("2023-11-15"), notice.Due);
        Assert.Equal(SomeCommands.Reason, Assert.IsType<TaskFact.Returned>(notice.Fact).Reason);
    }

    [Fact]
    public void A_return_cancels_the_schedule_and_is_itself_told()
    {
        var story = Planted().At("2023-10-20 10:07").Then(SomeCommands.Done(3)).At("2023-10-31 16:02");

        var decision = story.Do(SomeCommands.Return(2));

        Assert.True(decision.CancelsUnsent);
        Assert.Single(decision.Notices);
    }

    [Fact]
    public void Every_answer_is_told_to_those_who_wait_for_it()
    {
        var story = TaskStory.Of(Some.FourPhases(), "2023-07-20 10:02").At("2023-08-01 10:07");
        foreach (
            var command in new TaskCommand[]
            {
                SomeCommands.Extension(1, "2023-09-01"),
                SomeCommands.DeclineExtension,
                SomeCommands.Extension(1, "2023-09-01"),
                SomeCommands.GrantExtension(),
                SomeCommands.Infeasible(3),
                SomeCommands.DeclineInfeasible,
                SomeCommands.Infeasible(3),
                SomeCommands.GrantInfeasible(),
                SomeCommands.Suspend,
                SomeCommands.Resume,
                SomeCommands.Accept(98),
                SomeCommands.Evidence,
                SomeCommands.CloseOut,
            }
        )
            story.Do(command);

        Assert.Equal(
            [
                "ExtensionRequested supervisor",
                "ExtensionDeclined leader,unit,lead-office",
                "ExtensionRequested supervisor",
                "ExtensionGranted leader,unit,lead-office",
                "InfeasibleClaimed supervisor",
                "InfeasibleDeclined leader,unit,lead-office",
                "InfeasibleClaimed supervisor",
                "InfeasibleGranted leader,unit,lead-office",
                "Suspended leader,unit,lead-office",
                "Resumed leader,unit,lead-office",
                "Accepted leader,unit,lead-office",
                "ClosedOut leader,unit,lead-office,supervisor",
            ],
            Told(story.HandOvers.Skip(1)).Select(told => told["2023-08-01 10:10 ".Length..])
        );
    }

    [Fact]
    public void Each_has_an_identity_of_its_own_of_task_and_number_of_the_fact() =>
        Assert.Equal(
            ["3fa9c1d2-1.h2", "3fa9c1d2-1.h3", "3fa9c1d2-1.h4"],
            TaskStory
                .Of(Some.FourPhases(), "2023-07-20 10:02")
                .Then(SomeCommands.Suspend)
                .Then(SomeCommands.Resume)
                .HandOvers.Select(notice => notice.Id.ToString())
        );

    [Fact]
    public void A_cancelled_task_is_told_unless_it_never_started()
    {
        Assert.Equal(
            ["2023-07-20 10:05 Cancelled leader,unit"],
            Told(TaskStory.Of(Some.FourPhases(), "2023-07-20 10:02").Then(SomeCommands.Cancel).HandOvers.Skip(1))
        );
        Assert.Empty(TaskStory.Planned(Some.FourPhases(), "2023-07-20 10:02").Then(SomeCommands.Cancel).HandOvers);
    }

    [Fact]
    public void Switched_off_nothing_is_told()
    {
        var rules = new TaskRules(
            DeadlinePolicy.Default with
            {
                HandOvers = HandOverHours.Default with { IsOn = false },
            },
            Some.ChinaCalendar
        );

        Assert.Empty(TaskStory.Of(Some.FourPhases(), "2023-07-20 10:02", rules).Then(SomeCommands.Suspend).HandOvers);
    }

    [Fact]
    public void A_plan_has_hours_of_its_own()
    {
        var policy = DeadlinePolicy.Default with { HandOvers = new(true, new TimeOnly(14, 0), new TimeOnly(17, 0)) };

        Assert.Equal(
            ["2023-07-21 09:00 Started leader,unit,lead-office"],
            Told(TaskStory.Of(Some.FourPhases() with { Policy = policy }, "2023-07-20 17:03").HandOvers)
        );
    }

    [Fact]
    public void The_tasks_of_one_plan_are_told_from_one_moment()
    {
        var begun = Some.At("2023-07-20 10:06");
        var story = TaskStory.Planned(Some.FourPhases(), "2023-07-20 10:04").Then(SomeCommands.Start with { ToldFrom = begun });

        Assert.Equal("2023-07-20 10:10", Some.Text(Assert.Single(story.HandOvers).SendAt));
    }

    private static TaskStory Planted() => TaskStory.Of(Some.FourPhases(), "2023-07-20 10:02").Then(SomeCommands.Done(1, 2));

    private static IEnumerable<string> Told(IEnumerable<Notice> notices) =>
        notices.Select(notice =>
            $"{Some.Text(notice.SendAt)} {notice.Fact!.GetType().Name} {string.Join(',', notice.To.Select(to => to.Role.Code()))}"
        );
}
