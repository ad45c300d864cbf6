using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

/// <summary>Due dates stay in the order of the phases after a return and after an extension.</summary>
public class PhaseOrderTests
{
    private static TaskStory AppliedFor() =>
        TaskStory.Of(Some.FourPhases(), "2023-08-01").Then(SomeCommands.Done(1, 2, 3)).Then(SomeCommands.Accept(20)).At("2023-10-31 16:02");

    [Fact]
    public void A_returned_phase_moves_the_later_ones_the_same_distance() =>
        Assert.Equal(["2023-08-20", "2023-11-15", "2023-12-05", "2023-12-15"], Dues(AppliedFor().Then(SomeCommands.Return(2)).Task));

    [Fact]
    public void What_moves_along_is_said_before_it_is_done()
    {
        var question = AppliedFor().Refused(SomeCommands.Return(2) with { IsConfirmed = false });

        Assert.Equal((RefusalCode.NeedsConfirmation, 2), (question.Code, question.Moves.Count));
        Assert.Contains("“申请验收”由 2023-10-20 改为 2023-12-05", question.Why.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void The_history_says_what_moved_along() =>
        Assert.Equal(
            [3, 4],
            Assert.IsType<TaskFact.Returned>(AppliedFor().Do(SomeCommands.Return(2)).Facts[0]).Moved.Select(move => move.Phase)
        );

    [Fact]
    public void A_supervisor_sets_other_dates() =>
        Assert.Equal(
            ["2023-08-20", "2023-11-15", "2023-11-20", "2023-11-30"],
            Dues(AppliedFor().Then(Return("2023-11-20", "2023-11-30")).Task)
        );

    [Fact]
    public void A_date_before_the_phase_it_follows_is_refused() =>
        Assert.Equal(RefusalCode.DueOutOfOrder, AppliedFor().Refused(Return("2023-11-20", "2023-11-18")).Code);

    [Fact]
    public void The_usual_return_moves_nothing_along() =>
        Assert.Single(AppliedFor().Do(SomeCommands.Return() with { IsConfirmed = false }).Facts);

    [Fact]
    public void An_extension_past_a_later_phase_moves_it_along() =>
        Assert.Equal(
            ["2023-10-05", "2023-11-15", "2023-12-05", "2023-12-15"],
            Dues(
                TaskStory
                    .Of(Some.FourPhases(), "2023-08-01")
                    .Then(SomeCommands.Extension(1, "2023-10-05"))
                    .Then(SomeCommands.GrantExtension())
                    .Task
            )
        );

    [Fact]
    public void An_extension_that_stays_before_the_next_phase_moves_nothing() =>
        Assert.Equal(
            ["2023-09-10", "2023-09-30", "2023-10-20", "2023-10-30"],
            Dues(
                TaskStory
                    .Of(Some.FourPhases(), "2023-08-01")
                    .Then(SomeCommands.Extension(1, "2023-09-10"))
                    .Then(new TaskCommand.GrantExtension(null))
                    .Task
            )
        );

    private static TaskCommand.Return Return(string apply, string accept) =>
        new([2], null, SomeCommands.Reason) { Dates = [new PhaseDue(3, Some.Day(apply)), new PhaseDue(4, Some.Day(accept))] };

    private static IEnumerable<string> Dues(RectificationTask task) => task.Phases.Select(phase => $"{phase.Due:yyyy-MM-dd}");
}
