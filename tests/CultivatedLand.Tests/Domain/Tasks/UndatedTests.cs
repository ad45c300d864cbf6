using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

/// <summary>A task without a deadline: it does not start, is never done for want of phases, and can be given a date.</summary>
public class UndatedTests
{
    /// <summary>A task from before deadlines were asked for: it was started without one.</summary>
    private static RectificationTask Older(TaskSpec spec) =>
        TaskHistory.Replay([
            new TaskFact.Planned(Some.At("2023-07-01"), "建管办", Some.Id, spec),
            new TaskFact.Started(Some.At("2023-07-01"), "建管办"),
        ]);

    private static Outcome Try(RectificationTask task, TaskCommand command, string at = "2023-08-01") =>
        Some.Rules.Decide(task, command, Some.At(at));

    private static TaskCommand.SetDue Until(string day) => new(Some.Day(day));

    [Fact]
    public void A_task_without_a_deadline_does_not_start() =>
        Assert.Equal(RefusalCode.NoDeadline, TaskStory.Planned(Some.Duty(), "2023-08-01").Refused(SomeCommands.Start).Code);

    [Fact]
    public void A_task_is_not_fulfilled_for_want_of_phases() => Assert.False(Older(Some.Duty()).IsFulfilled);

    [Fact]
    public void An_older_task_without_a_deadline_cannot_be_closed_out() =>
        Assert.Equal(RefusalCode.NoPhases, Assert.IsType<Refusal>(Try(Older(Some.Duty()), SomeCommands.CloseOut)).Code);

    [Fact]
    public void A_date_makes_it_a_task_with_one_phase_that_is_reminded_of()
    {
        var decision = Assert.IsType<Decision>(Try(Older(Some.Duty()), Until("2023-12-31")));

        Assert.Equal(
            ("完成整改", PhaseKind.Complete, Some.Day("2023-12-31")),
            (decision.State.Current!.Name, decision.State.Current.Kind, decision.State.Current.Due)
        );
        Assert.Equal("2023-12-15 09:00", Some.Text(decision.WakeAt!.Value));
    }

    [Fact]
    public void A_task_that_was_only_planned_can_start_once_it_has_a_date() =>
        Assert.Equal(
            RectificationStatus.Active,
            TaskStory.Planned(Some.Duty(), "2023-08-01").Then(Until("2023-12-31")).Then(SomeCommands.Start).Task.Status
        );

    [Theory]
    [InlineData("2023-07-31", RefusalCode.DueInThePast)]
    [InlineData("2200-01-01", RefusalCode.DueTooFar)]
    public void A_date_that_has_passed_or_lies_too_far_is_refused(string day, RefusalCode code) =>
        Assert.Equal(code, Assert.IsType<Refusal>(Try(Older(Some.Duty()), Until(day))).Code);

    [Fact]
    public void Today_is_a_date_too() => Assert.IsType<Decision>(Try(Older(Some.Duty()), Until("2023-08-01")));

    [Fact]
    public void A_task_that_has_a_deadline_gets_no_other_one_this_way() =>
        Assert.Equal(RefusalCode.DeadlineKnown, Assert.IsType<Refusal>(Try(Older(Some.FourPhases()), Until("2023-12-31"))).Code);

    [Fact]
    public void An_edition_without_a_date_keeps_the_date_that_was_given()
    {
        var dated = Assert.IsType<Decision>(Try(Older(Some.Duty()), Until("2023-12-31"))).State;
        var again = Assert.IsType<Decision>(Try(dated, SomeCommands.Replan(Some.Duty() with { Kind = TaskKind.Patrol })));

        Assert.Equal((TaskKind.Patrol, Some.Day("2023-12-31")), (again.State.Spec.Kind, again.State.Current!.Due));
    }
}
