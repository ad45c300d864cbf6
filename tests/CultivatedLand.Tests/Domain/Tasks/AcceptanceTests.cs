using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

public class AcceptanceTests
{
    private static TaskStory Started() => TaskStory.Of(Some.FourPhases(), "2023-08-01");

    [Fact]
    public void Thirty_two_of_a_hundred_and_one_mu_are_thirty_one_point_six_eight_percent()
    {
        var task = Started().Then(SomeCommands.Done(1, 2, 3)).Then(SomeCommands.Accept(32)).Task;

        Assert.Equal(31.68m, task.Percent(task.Phases[3]));
        Assert.False(task.IsFulfilled);
    }

    [Fact]
    public void Thirty_two_and_then_sixty_nine_fulfil_the_task()
    {
        var task = Started().Then(SomeCommands.Accept(32)).Then(SomeCommands.Accept(69)).Task;

        Assert.Equal(Mu.Of(101), task.Accepted);
        Assert.True(task.IsFulfilled);
    }

    [Fact]
    public void Each_acceptance_says_what_was_accepted_before()
    {
        var fact = Assert.IsType<TaskFact.Accepted>(Started().Then(SomeCommands.Accept(32)).Do(SomeCommands.Accept(69)).Facts[0]);

        Assert.Equal((Mu.Of(69), Mu.Of(32)), (fact.Area, fact.Before));
    }

    [Fact]
    public void Accepting_the_rest_accepts_what_is_missing() =>
        Assert.Equal(Mu.Of(101), Started().Then(SomeCommands.Accept(32)).Then(SomeCommands.AcceptAll).Task.Accepted);

    [Fact]
    public void Accepting_the_rest_of_nothing_changes_nothing() =>
        Assert.Empty(Started().Then(SomeCommands.AcceptAll).Do(SomeCommands.AcceptAll).Facts);

    [Fact]
    public void More_than_the_target_may_be_accepted() =>
        Assert.Equal(Mu.Of(120.5m), Started().Then(SomeCommands.Accept(120.5m)).Task.Accepted);

    [Fact]
    public void The_same_acceptance_told_twice_at_one_moment_counts_once() =>
        Assert.Empty(Started().Then(SomeCommands.Accept(32)).Do(SomeCommands.Accept(32)).Facts);

    [Fact]
    public void The_same_area_accepted_a_minute_later_is_another_acceptance() =>
        Assert.Equal(Mu.Of(64), Started().Then(SomeCommands.Accept(32)).At("2023-08-01 08:01").Then(SomeCommands.Accept(32)).Task.Accepted);

    [Fact]
    public void Accepted_area_counts_for_the_phases_before_the_acceptance()
    {
        var task = Started().Then(SomeCommands.Accept(32)).Task;

        Assert.All(task.Phases, phase => Assert.Equal(Mu.Of(32), task.Progress(phase)));
    }

    [Fact]
    public void Full_acceptance_finishes_the_phases_before_it_unreported() =>
        Assert.Null(Started().Then(SomeCommands.AcceptAll).Task.Current);

    [Fact]
    public void Full_acceptance_leaves_a_later_phase_open()
    {
        var maintained = Some.Spec(Some.Plough("2023-08-20"), Some.Accept("2023-09-30"), Some.Phase("管护", PhaseKind.Other, "2023-12-31"));

        Assert.Equal("管护", TaskStory.Of(maintained, "2023-08-01").Then(SomeCommands.AcceptAll).Task.Current!.Name);
    }

    [Fact]
    public void Area_accepted_before_the_plan_counts_from_the_start()
    {
        var task = TaskStory.Of(Some.FourPhases() with { AcceptedBefore = Mu.Of(32) }, "2023-08-01").Task;

        Assert.Equal(31.68m, task.Percent(task.Phases[0]));
    }

    [Fact]
    public void A_task_without_area_is_accepted_as_a_whole()
    {
        var story = TaskStory.Of(Some.Duty(Some.Complete("2023-08-20"), Some.Accept("2023-08-30")), "2023-08-01");

        Assert.Null(story.Then(SomeCommands.AcceptAll).Task.Current);
    }

    [Fact]
    public void A_task_without_area_accepts_no_area() =>
        Assert.Equal(
            RefusalCode.NoTargetArea,
            TaskStory.Of(Some.Duty(Some.Accept("2023-08-20")), "2023-08-01").Refused(SomeCommands.Accept(1)).Code
        );

    [Fact]
    public void A_slip_of_the_pen_is_not_accepted() =>
        Assert.Equal(RefusalCode.AreaTooLarge, Started().Then(SomeCommands.Accept(32)).Refused(SomeCommands.Accept(Mu.Largest)).Code);

    [Fact]
    public void Partial_acceptance_that_leaves_the_current_phase_open_cancels_nothing() =>
        Assert.False(Started().Then(SomeCommands.Done(1, 2, 3)).Do(SomeCommands.Accept(32)).CancelsUnsent);

    [Fact]
    public void Full_acceptance_cancels_what_is_unsent_and_schedules_nothing()
    {
        var decision = Started().Then(SomeCommands.Done(1, 2, 3)).Do(SomeCommands.AcceptAll);

        Assert.True(decision.CancelsUnsent);
        Assert.Null(decision.WakeAt);
    }
}
