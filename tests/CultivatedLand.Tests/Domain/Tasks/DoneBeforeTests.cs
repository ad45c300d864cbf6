using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

/// <summary>Phases that were done before the task began.</summary>
public class DoneBeforeTests
{
    private static readonly TaskSpec Spec = Some.Spec(
        Some.Phase("筹备", PhaseKind.Other, "2023-04-14") with
        {
            DoneOn = Some.Day("2023-04-13"),
        },
        Some.Plant("2023-09-30")
    );

    [Fact]
    public void It_is_done_from_the_start() => Assert.Equal("种植", TaskStory.Of(Spec, "2023-09-01").Task.Current!.Name);

    [Fact]
    public void No_notice_goes_about_it() =>
        Assert.All(TaskStory.Of(Spec, "2023-09-01").WakeDaily("2023-10-31").Notices, notice => Assert.Equal("种植", notice.PhaseName));

    [Fact]
    public void A_task_without_area_has_it_done_too() =>
        Assert.Equal("种植", TaskStory.Of(Spec with { Target = null }, "2023-09-01").Task.Current!.Name);

    [Fact]
    public void The_history_says_on_which_day() =>
        Assert.Contains("“筹备”已于2023-04-13完成。", Entered(TaskStory.Of(Spec, "2023-09-01")).Chinese, StringComparison.Ordinal);

    [Fact]
    public void It_stays_done_under_a_corrected_edition_with_a_larger_target() =>
        Assert.Equal(
            "种植",
            TaskStory.Of(Spec, "2023-09-01").Then(SomeCommands.Replan(Spec with { Target = Mu.Of(120) })).Task.Current!.Name
        );

    [Fact]
    public void A_day_that_is_still_to_come_is_refused() =>
        Assert.Equal(
            RefusalCode.DoneBeforeFaulty,
            Assert.IsType<Refusal>(Some.Rules.Decide(null, SomeCommands.Plan(Spec), Some.At("2023-04-01"))).Code
        );

    [Fact]
    public void An_acceptance_is_not_marked_as_done() =>
        Assert.Equal(
            RefusalCode.DoneBeforeFaulty,
            Assert
                .IsType<Refusal>(
                    Some.Rules.Decide(
                        null,
                        SomeCommands.Plan(Some.Spec(Some.Accept("2023-04-14") with { DoneOn = Some.Day("2023-04-13") })),
                        Some.At("2023-09-01")
                    )
                )
                .Code
        );

    private static LocalizedText Entered(TaskStory story) => FactText.Of(story.Facts[0], story.Task);
}
