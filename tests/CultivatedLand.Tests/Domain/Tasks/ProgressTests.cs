using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

public class ProgressTests
{
    private static TaskStory Started() => TaskStory.Of(Some.FourPhases(), "2023-08-01");

    [Theory]
    [InlineData(0.01, 0.01)]
    [InlineData(32, 31.68)]
    [InlineData(50.5, 50)]
    [InlineData(52, 51.49)]
    [InlineData(100.99, 99.99)]
    [InlineData(101, 100)]
    [InlineData(120, 100)]
    public void Percent_has_two_decimals_and_a_hundred_means_done(double area, double percent)
    {
        var task = Started().Then(SomeCommands.Report((decimal)area, 1)).Task;

        Assert.Equal((decimal)percent, task.Percent(task.Phases[0]));
        Assert.Equal(percent == 100, task.IsDone(task.Phases[0]));
    }

    [Fact]
    public void A_phase_is_done_when_its_area_reaches_the_target()
    {
        var task = Started().Then(SomeCommands.Report(100.99m, 1)).Then(SomeCommands.Report(101, 1)).Task;

        Assert.Equal("种植", task.Current!.Name);
    }

    [Fact]
    public void A_report_says_what_was_reported_before()
    {
        var fact = Started().Then(SomeCommands.Report(40, 1)).Do(SomeCommands.Report(60, 1)).Facts[0];

        Assert.Equal((Mu.Of(60), Mu.Of(40)), fact is TaskFact.ProgressReported report ? (report.Area, report.Before) : default);
    }

    [Fact]
    public void A_report_made_twice_changes_nothing() =>
        Assert.Empty(Started().Then(SomeCommands.Report(40, 1)).Do(SomeCommands.Report(40, 1)).Facts);

    [Fact]
    public void The_whole_reported_twice_changes_nothing() =>
        Assert.Empty(Started().Then(SomeCommands.Done(1)).Do(SomeCommands.Done(1)).Facts);

    [Fact]
    public void A_report_may_be_corrected_downwards() =>
        Assert.Equal(Mu.Of(30), Started().Then(SomeCommands.Report(40, 1)).Then(SomeCommands.Report(30, 1)).Task.Phases[0].Reported);

    [Fact]
    public void A_phase_corrected_below_the_target_is_open_again() =>
        Assert.Equal("翻耕", Started().Then(SomeCommands.Done(1)).Then(SomeCommands.Report(90, 1)).Task.Current!.Name);

    [Fact]
    public void A_phase_cannot_be_corrected_below_what_a_later_one_has_done() =>
        Assert.Equal(RefusalCode.AreaTooSmall, Started().Then(SomeCommands.Done(1, 2)).Refused(SomeCommands.Report(90, 1)).Code);

    [Fact]
    public void A_phase_cannot_be_corrected_below_what_is_accepted() =>
        Assert.Equal(
            RefusalCode.AreaTooSmall,
            Started().Then(SomeCommands.Done(1)).Then(SomeCommands.Accept(32)).Refused(SomeCommands.Report(31, 1)).Code
        );

    [Fact]
    public void A_later_phase_cannot_be_finished_while_an_earlier_one_is_open() =>
        Assert.Equal(RefusalCode.EarlierPhaseOpen, Started().Refused(SomeCommands.Done(2)).Code);

    [Fact]
    public void A_later_phase_may_make_progress_while_an_earlier_one_is_open() =>
        Assert.Equal(Mu.Of(60), Started().Then(SomeCommands.Report(60, 2)).Task.Phases[1].Reported);

    [Fact]
    public void A_later_phase_may_be_finished_early_when_those_before_it_are_done() =>
        Assert.Equal("申请验收", Started().Then(SomeCommands.Done(1)).Then(SomeCommands.Done(2)).Task.Current!.Name);

    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(3, 2, 1)]
    [InlineData(2, 1, 3)]
    public void Phases_reported_done_together_may_stand_in_any_order(int first, int second, int third) =>
        Assert.Equal("验收", Started().Then(SomeCommands.Done(first, second, third)).Task.Current!.Name);

    [Fact]
    public void A_phase_named_twice_in_one_report_is_reported_once() => Assert.Single(Started().Do(SomeCommands.Done(1, 1)).Facts);

    [Fact]
    public void A_report_of_several_phases_is_all_or_nothing()
    {
        var story = Started();

        Assert.Equal(RefusalCode.NoSuchPhase, story.Refused(SomeCommands.Done(1, 9)).Code);
        Assert.Equal(Mu.Zero, story.Task.Phases[0].Reported);
    }

    [Fact]
    public void Acceptance_is_not_reported_as_progress() =>
        Assert.Equal(RefusalCode.AcceptanceIsRecordedBySupervisor, Started().Refused(SomeCommands.Done(1, 2, 3, 4)).Code);

    [Fact]
    public void A_task_without_area_is_done_when_it_is_reported_done()
    {
        var task = TaskStory.Of(Some.Duty(Some.Complete("2023-08-20")), "2023-08-01").Then(SomeCommands.Done(1)).Task;

        Assert.Null(task.Current);
        Assert.True(task.IsFulfilled);
    }

    [Fact]
    public void A_task_without_area_takes_no_area() =>
        Assert.Equal(
            RefusalCode.NoTargetArea,
            TaskStory.Of(Some.Duty(Some.Complete("2023-08-20")), "2023-08-01").Refused(SomeCommands.Report(1, 1)).Code
        );

    [Fact]
    public void A_phase_reported_at_its_half_is_still_reminded_of() =>
        Assert.Single(Started().Then(SomeCommands.Report(50, 1)).At("2023-08-04 09:00").Do(SomeCommands.WakeUp).Notices);

    [Fact]
    public void Progress_that_leaves_the_phase_open_cancels_nothing() =>
        Assert.False(Started().Do(SomeCommands.Report(50, 1)).CancelsUnsent);

    [Fact]
    public void A_phase_that_is_done_cancels_its_unsent_notices() => Assert.True(Started().Do(SomeCommands.Done(1)).CancelsUnsent);

    [Fact]
    public void After_a_phase_is_done_the_next_wake_up_is_for_the_next_phase() =>
        Assert.Equal("2023-09-15 09:00", Some.Text(Started().Do(SomeCommands.Done(1)).WakeAt!.Value));

    [Fact]
    public void A_correction_does_not_repeat_the_reminders_that_had_gone()
    {
        var story = Started()
            .At("2023-08-04 09:00")
            .Then(SomeCommands.WakeUp)
            .Then(SomeCommands.Done(1))
            .At("2023-08-10")
            .Then(SomeCommands.Report(90, 1));

        Assert.Equal(["2023-08-04 09:00 b14", "2023-08-11 09:00 b7"], story.WakeDaily("2023-08-11").Sent);
    }
}
