using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

public class EndingTests
{
    private static TaskStory Started() => TaskStory.Of(Some.FourPhases(), "2023-08-01");

    private static TaskStory Fulfilled() => Started().Then(SomeCommands.AcceptAll).Then(SomeCommands.Evidence);

    [Fact]
    public void A_close_out_shows_what_it_rests_on()
    {
        var fact = Assert.IsType<TaskFact.ClosedOut>(Fulfilled().Do(SomeCommands.CloseOut).Facts[0]);

        Assert.Equal(("王督导", Mu.Of(101), Mu.Zero), (fact.By, fact.AcceptedArea, fact.InfeasibleArea));
    }

    [Fact]
    public void Area_that_is_missing_keeps_a_task_open() =>
        Assert.Equal(
            RefusalCode.NotFulfilled,
            Started().Then(SomeCommands.Evidence).Then(SomeCommands.Accept(100.99m)).Refused(SomeCommands.CloseOut).Code
        );

    [Fact]
    public void A_task_without_area_is_closed_out_when_every_phase_is_done()
    {
        var story = TaskStory.Of(Some.Duty(Some.Complete("2023-08-20")), "2023-08-01").Then(SomeCommands.Evidence);

        Assert.Equal(RefusalCode.NotFulfilled, story.Refused(SomeCommands.CloseOut).Code);
        Assert.Equal(RectificationStatus.ClosedOut, story.Then(SomeCommands.Done(1)).Then(SomeCommands.CloseOut).Task.Status);
    }

    [Fact]
    public void Without_evidence_nothing_is_closed_out() =>
        Assert.Equal(RefusalCode.EvidenceMissing, Started().Then(SomeCommands.AcceptAll).Refused(SomeCommands.CloseOut).Code);

    [Fact]
    public void The_same_photograph_is_evidence_once() => Assert.Empty(Fulfilled().Do(SomeCommands.Evidence).Facts);

    [Fact]
    public void Close_out_ends_all_notices_though_a_later_phase_is_open()
    {
        var maintained = Some.Spec(Some.Accept("2023-09-30"), Some.Phase("管护", PhaseKind.Other, "2023-12-31"));
        var story = TaskStory.Of(maintained, "2023-08-01").Then(SomeCommands.AcceptAll).Then(SomeCommands.Evidence);

        Assert.True(story.Do(SomeCommands.CloseOut).CancelsUnsent);
        Assert.Empty(story.WakeDaily("2024-01-31").Notices);
    }

    [Fact]
    public void A_closed_task_has_ended_and_does_not_wake()
    {
        var decision = Fulfilled().Do(SomeCommands.CloseOut);

        Assert.True(decision.State.IsEnded);
        Assert.Null(decision.WakeAt);
    }

    [Fact]
    public void A_cancellation_ends_all_notices()
    {
        var story = Started();

        Assert.True(story.Do(SomeCommands.Cancel).CancelsUnsent);
        Assert.Empty(story.WakeDaily("2023-10-31").Notices);
    }

    [Fact]
    public void A_task_not_started_reminds_nobody() =>
        Assert.Empty(TaskStory.Planned(Some.FourPhases(), "2023-07-31").WakeDaily("2023-10-31").Notices);

    [Fact]
    public void A_task_not_started_may_be_cancelled_and_has_nothing_unsent() =>
        Assert.False(TaskStory.Planned(Some.FourPhases(), "2023-07-31").Do(SomeCommands.Cancel).CancelsUnsent);

    [Fact]
    public void A_task_without_a_deadline_never_wakes() => Assert.Null(TaskStory.Planned(Some.Duty(), "2023-08-01").WakeAt);

    [Fact]
    public void Replaying_the_whole_history_gives_the_state()
    {
        var story = Started()
            .WakeDaily("2023-09-30")
            .Then(SomeCommands.AcceptAll)
            .Then(SomeCommands.Return())
            .Then(SomeCommands.AcceptAll)
            .Then(SomeCommands.Evidence)
            .Then(SomeCommands.CloseOut);

        Assert.Equal(story.Task, TaskHistory.Replay(story.Facts));
        Assert.Equal(story.Facts.Count, story.Task.Version);
    }

    [Fact]
    public void A_history_begins_with_the_plan() => Assert.Throws<ArgumentException>(() => TaskHistory.Replay([]));
}
