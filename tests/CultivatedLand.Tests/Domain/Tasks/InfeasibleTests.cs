using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

public class InfeasibleTests
{
    private static TaskStory Started() => TaskStory.Of(Some.FourPhases(), "2023-08-01");

    private static TaskStory Claimed() => Started().Then(SomeCommands.Infeasible(9.5m));

    [Fact]
    public void Granted_area_lowers_what_must_be_reached() =>
        Assert.Equal(Mu.Of(91.5m), Claimed().Then(SomeCommands.GrantInfeasible()).Task.Required);

    [Fact]
    public void A_claim_alone_lowers_nothing() => Assert.Equal(Mu.Of(101), Claimed().Task.Required);

    [Fact]
    public void The_supervisor_may_grant_a_part() =>
        Assert.Equal(Mu.Of(4), Claimed().Then(SomeCommands.GrantInfeasible(4)).Task.Infeasible);

    [Fact]
    public void Grants_add_up() =>
        Assert.Equal(
            Mu.Of(12.5m),
            Claimed()
                .Then(SomeCommands.GrantInfeasible())
                .Then(SomeCommands.Infeasible(3))
                .Then(SomeCommands.GrantInfeasible())
                .Task.Infeasible
        );

    [Fact]
    public void A_declined_claim_is_gone() =>
        Assert.Equal(
            RefusalCode.NothingPending,
            Claimed().Then(SomeCommands.DeclineInfeasible).Refused(SomeCommands.GrantInfeasible()).Code
        );

    [Fact]
    public void Claiming_twice_the_same_changes_nothing() => Assert.Empty(Claimed().Do(SomeCommands.Infeasible(9.5m)).Facts);

    [Fact]
    public void More_than_the_target_cannot_be_claimed() =>
        Assert.Equal(RefusalCode.AreaTooLarge, Started().Refused(SomeCommands.Infeasible(101.01m)).Code);

    [Fact]
    public void What_is_accepted_cannot_be_claimed() =>
        Assert.Equal(RefusalCode.AreaTooLarge, Started().Then(SomeCommands.Accept(32)).Refused(SomeCommands.Infeasible(69.01m)).Code);

    [Fact]
    public void More_than_is_left_cannot_be_granted() =>
        Assert.Equal(RefusalCode.AreaTooLarge, Claimed().Refused(SomeCommands.GrantInfeasible(102)).Code);

    [Fact]
    public void No_area_is_no_claim() => Assert.Equal(RefusalCode.AreaMissing, Started().Refused(SomeCommands.Infeasible(0)).Code);

    [Fact]
    public void A_task_without_area_has_no_infeasible_area() =>
        Assert.Equal(
            RefusalCode.NoTargetArea,
            TaskStory.Of(Some.Duty(Some.Complete("2023-08-20")), "2023-08-01").Refused(SomeCommands.Infeasible(1)).Code
        );

    [Fact]
    public void A_phase_is_done_when_the_grant_brings_the_target_down_to_it()
    {
        var decision = Claimed().Then(SomeCommands.Report(91.5m, 1)).Do(SomeCommands.GrantInfeasible());

        Assert.Equal("种植", decision.State.Current!.Name);
        Assert.True(decision.CancelsUnsent);
    }

    [Fact]
    public void A_grant_that_leaves_the_phase_open_cancels_nothing() =>
        Assert.False(Claimed().Do(SomeCommands.GrantInfeasible()).CancelsUnsent);

    [Fact]
    public void Accepted_and_infeasible_area_together_fulfil_the_task()
    {
        var story = Claimed().Then(SomeCommands.GrantInfeasible()).Then(SomeCommands.Accept(91.5m)).Then(SomeCommands.Evidence);

        Assert.Equal(RectificationStatus.ClosedOut, story.Then(SomeCommands.CloseOut).Task.Status);
    }

    [Fact]
    public void A_task_may_turn_out_to_be_infeasible_altogether() =>
        Assert.True(Started().Then(SomeCommands.Infeasible(101)).Then(SomeCommands.GrantInfeasible()).Task.IsFulfilled);
}
