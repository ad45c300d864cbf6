using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

public class SuspensionTests
{
    private static TaskStory Reminded() => TaskStory.Of(Some.FourPhases(), "2023-07-31").WakeDaily("2023-08-04");

    [Fact]
    public void A_suspension_cancels_what_is_unsent_and_schedules_nothing()
    {
        var decision = Reminded().Do(SomeCommands.Suspend);

        Assert.True(decision.CancelsUnsent);
        Assert.Null(decision.WakeAt);
    }

    [Fact]
    public void A_suspended_task_reminds_nobody() =>
        Assert.Equal(["2023-08-04 09:00 b14"], Reminded().Then(SomeCommands.Suspend).WakeDaily("2023-10-31").Sent);

    [Fact]
    public void Due_dates_stay_as_they_are() =>
        Assert.Equal(Reminded().Task.Phases, Reminded().Then(SomeCommands.Suspend).At("2023-08-15").Then(SomeCommands.Resume).Task.Phases);

    [Fact]
    public void After_a_short_suspension_no_step_is_repeated() =>
        Assert.Equal(
            ["2023-08-04 09:00 b14", "2023-08-11 09:00 b7"],
            Reminded().Then(SomeCommands.Suspend).At("2023-08-07").Then(SomeCommands.Resume).WakeWhenAsked("2023-08-11").Sent
        );

    [Fact]
    public void After_a_long_suspension_one_notice_goes_and_the_rest_are_skipped()
    {
        var story = Reminded().Then(SomeCommands.Suspend).At("2023-08-30 12:00").Then(SomeCommands.Resume).WakeWhenAsked("2023-08-31");

        Assert.Equal(["2023-08-04 09:00 b14", "2023-08-31 09:00 a7"], story.Sent);
        Assert.Equal(["b7", "b3", "b0", "a1", "a3"], story.Skipped.Select(notice => notice.Step.ToString()));
    }

    [Fact]
    public void Resumed_within_the_window_it_waits_for_the_next_sending_time() =>
        Assert.Equal(
            "2023-08-31 09:00",
            Some.Text(Reminded().Then(SomeCommands.Suspend).At("2023-08-30 09:20").Do(SomeCommands.Resume).WakeAt!.Value)
        );

    [Fact]
    public void A_suspension_needs_a_reason() =>
        Assert.Equal(RefusalCode.ReasonMissing, Reminded().Refused(new TaskCommand.Suspend(" ")).Code);

    [Fact]
    public void A_resumption_needs_none() => Assert.IsType<Decision>(Reminded().Then(SomeCommands.Suspend).Try(new TaskCommand.Resume("")));
}
