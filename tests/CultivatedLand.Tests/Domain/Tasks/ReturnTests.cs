using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

public class ReturnTests
{
    /// <summary>Applied for on 2023-10-10, nothing accepted.</summary>
    private static TaskStory Applied() => TaskStory.Of(Some.FourPhases(), "2023-08-01").At("2023-10-10").Then(SomeCommands.Done(1, 2, 3));

    private static IEnumerable<string> Open(RectificationTask task) =>
        task.Phases.Where(phase => !task.IsDone(phase)).Select(phase => phase.Name);

    [Fact]
    public void A_return_opens_the_application_and_the_acceptance() =>
        Assert.Equal(["申请验收", "验收"], Open(Applied().Then(SomeCommands.Return()).Task));

    [Fact]
    public void A_returned_phase_is_due_fifteen_days_later() =>
        Assert.Equal(
            [Some.Day("2023-10-25"), Some.Day("2023-10-25")],
            Applied().Then(SomeCommands.Return()).Task.Phases.Skip(2).Select(phase => phase.Due)
        );

    [Fact]
    public void The_supervisor_may_name_the_date() =>
        Assert.Equal(Some.Day("2023-12-01"), Applied().Then(SomeCommands.ReturnUntil("2023-12-01")).Task.Current!.Due);

    [Fact]
    public void A_return_may_be_due_the_same_day() =>
        Assert.Equal(Some.Day("2023-10-10"), Applied().Then(SomeCommands.ReturnUntil("2023-10-10")).Task.Current!.Due);

    [Fact]
    public void A_return_begins_a_new_round_for_the_phases_it_opens() =>
        Assert.Equal([1, 1, 2, 2], Applied().Then(SomeCommands.Return()).Task.Phases.Select(phase => phase.Round));

    [Fact]
    public void A_named_phase_opens_and_those_between_stay_done() =>
        Assert.Equal(["翻耕", "验收"], Open(Applied().Then(SomeCommands.Return(1)).Task));

    [Fact]
    public void A_phase_returned_until_after_a_later_one_is_still_the_one_that_notices_are_about() =>
        Assert.Equal("翻耕", Applied().Then(SomeCommands.ReturnUntil("2023-11-15", 1)).Task.Current!.Name);

    [Fact]
    public void Partly_accepted_area_stays_accepted_in_the_phases_that_open()
    {
        var task = Applied().Then(SomeCommands.Accept(32)).Then(SomeCommands.Return()).Task;

        Assert.Equal(Mu.Of(32), task.Accepted);
        Assert.Equal(Mu.Of(32), task.Current!.Reported);
    }

    [Fact]
    public void A_full_acceptance_is_taken_back_to_what_the_plan_began_with()
    {
        var story = TaskStory.Of(Some.FourPhases() with { AcceptedBefore = Mu.Of(32) }, "2023-08-01").Then(SomeCommands.AcceptAll);

        Assert.Equal(Mu.Of(32), story.Then(SomeCommands.Return()).Task.Accepted);
    }

    [Fact]
    public void What_only_the_acceptance_had_shown_stays_done_when_it_is_taken_back() =>
        Assert.Equal(
            ["申请验收", "验收"],
            Open(TaskStory.Of(Some.FourPhases(), "2023-08-01").Then(SomeCommands.AcceptAll).Then(SomeCommands.Return()).Task)
        );

    [Fact]
    public void A_phase_returned_after_full_acceptance_must_be_accepted_anew() =>
        Assert.Equal(["种植", "验收"], Open(Applied().Then(SomeCommands.AcceptAll).Then(SomeCommands.Return(2)).Task));

    [Fact]
    public void The_history_of_a_return_shows_the_dates_before_and_after()
    {
        var fact = Assert.IsType<TaskFact.Returned>(Applied().Do(SomeCommands.Return(3)).Facts[0]);

        Assert.Equal([new ReopenedPhase(3, Some.Day("2023-10-20"), Some.Day("2023-10-25"))], fact.Phases);
    }

    [Fact]
    public void Where_the_plan_has_no_application_the_last_phase_done_is_returned()
    {
        var story = TaskStory.Of(Some.Spec(Some.Plough("2023-08-20"), Some.Plant("2023-09-30"), Some.Accept("2023-10-30")), "2023-08-01");

        Assert.Equal(["种植", "验收"], Open(story.Then(SomeCommands.Done(1, 2)).Then(SomeCommands.Return()).Task));
    }

    [Fact]
    public void A_task_of_one_phase_is_returned_as_a_whole() =>
        Assert.Equal(
            ["完成整改"],
            Open(
                TaskStory
                    .Of(Some.Spec(Some.Complete("2023-08-20")), "2023-08-01")
                    .Then(SomeCommands.Done(1))
                    .Then(SomeCommands.Return())
                    .Task
            )
        );

    [Fact]
    public void A_task_without_area_is_returned_too()
    {
        var story = TaskStory.Of(Some.Duty(Some.Complete("2023-08-20"), Some.Accept("2023-08-30")), "2023-08-01");

        Assert.Equal(["完成整改", "验收"], Open(story.Then(SomeCommands.AcceptAll).Then(SomeCommands.Return()).Task));
    }

    [Fact]
    public void Where_nothing_is_done_there_is_nothing_to_return() =>
        Assert.Equal(RefusalCode.PhaseNotDone, TaskStory.Of(Some.FourPhases(), "2023-08-01").Refused(SomeCommands.Return()).Code);

    [Fact]
    public void A_phase_that_is_not_done_cannot_be_returned() =>
        Assert.Equal(
            RefusalCode.PhaseNotDone,
            TaskStory.Of(Some.FourPhases(), "2023-08-01").Then(SomeCommands.Done(1)).Refused(SomeCommands.Return(2)).Code
        );

    [Fact]
    public void The_same_return_told_twice_at_one_moment_is_one_return() =>
        Assert.Empty(Applied().Then(SomeCommands.Return()).Do(SomeCommands.Return()).Facts);

    [Fact]
    public void Two_phases_may_be_returned_one_after_the_other_at_one_moment() =>
        Assert.Equal(["翻耕", "种植", "验收"], Open(Applied().Then(SomeCommands.Return(1)).Then(SomeCommands.Return(2)).Task));

    [Fact]
    public void A_return_cancels_what_is_unsent() => Assert.True(Applied().Do(SomeCommands.Return()).CancelsUnsent);

    [Fact]
    public void A_new_round_is_reminded_of_from_the_beginning()
    {
        var story = Applied().Then(SomeCommands.Return()).WakeWhenAsked("2023-10-25");

        Assert.Equal(
            ["2023-10-11 09:00 b14", "2023-10-18 09:00 b7", "2023-10-20 09:00 b3", "2023-10-24 09:00 b1", "2023-10-25 09:00 b0"],
            story.Sent
        );
        Assert.All(story.Notices, notice => Assert.Equal(2, notice.Id.Round));
    }

    [Fact]
    public void A_policy_may_give_returned_phases_more_time()
    {
        var spec = Some.FourPhases() with { Policy = CultivatedLand.Domain.Deadlines.DeadlinePolicy.Default with { ReturnDays = 30 } };
        var story = TaskStory.Of(spec, "2023-08-01").Then(SomeCommands.Done(1));

        Assert.Equal(Some.Day("2023-08-31"), story.Then(SomeCommands.Return(1)).Task.Current!.Due);
    }
}
