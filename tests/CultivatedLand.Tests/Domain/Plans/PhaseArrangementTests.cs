using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Plans;

public class PhaseArrangementTests
{
    private static PlannedStep Step(string name, string due, PhaseKind kind = PhaseKind.Other, int? stage = null) =>
        new(name, kind, null, Some.Day(due), StepRank.Step, stage);

    private static PlannedStep Stage(string name, string due) => new(name, PhaseKind.Other, null, Some.Day(due), StepRank.Stage);

    private static PlannedStep Overall(string due, PhaseKind kind = PhaseKind.Complete) =>
        new("整改时限", kind, null, Some.Day(due), StepRank.Overall);

    /// <summary>The phases as <c>翻耕 2023-08-20</c>.</summary>
    private static IEnumerable<string> Phases(params PlannedStep[] steps) =>
        PhaseArrangement.Arrange(steps).Select(phase => $"{phase.Name} {phase.Due:yyyy-MM-dd}");

    [Fact]
    public void Steps_are_phases_in_order_of_due_date() =>
        Assert.Equal(["翻耕 2023-08-20", "种植 2023-09-30"], Phases(Step("种植", "2023-09-30"), Step("翻耕", "2023-08-20")));

    [Fact]
    public void One_deadline_and_no_steps_is_a_single_phase_Complete() =>
        Assert.Equal(
            [new PhaseSpec(PhaseArrangement.CompleteName, PhaseKind.Complete, null, Some.Day("2023-10-30"))],
            PhaseArrangement.Arrange([Overall("2023-10-30")])
        );

    [Fact]
    public void Of_two_deadlines_and_no_steps_the_earlier_counts() =>
        Assert.Equal(["完成整改 2023-10-30"], Phases(Overall("2023-11-30"), Overall("2023-10-30")));

    [Fact]
    public void Nothing_dated_is_no_phase() => Assert.Empty(Phases());

    [Fact]
    public void A_stage_that_contains_dated_steps_is_only_a_group() =>
        Assert.Equal(
            ["调查 2023-10-21", "审核 2023-11-30"],
            Phases(Stage("举证阶段", "2023-11-30"), Step("调查", "2023-10-21", stage: 0), Step("审核", "2023-11-30", stage: 0))
        );

    [Fact]
    public void The_end_of_a_stage_is_a_phase_where_it_lies_after_its_last_step() =>
        Assert.Equal(
            ["调查 2023-10-21", "举证阶段 2023-11-30"],
            Phases(Stage("举证阶段", "2023-11-30"), Step("调查", "2023-10-21", stage: 0))
        );

    [Fact]
    public void A_stage_whose_step_runs_beyond_it_is_only_a_group() =>
        Assert.Equal(["调查 2023-12-10"], Phases(Stage("举证阶段", "2023-11-30"), Step("调查", "2023-12-10", stage: 0)));

    [Fact]
    public void A_stage_without_dated_steps_is_a_phase() =>
        Assert.Equal(
            ["准备阶段 2023-04-14", "选址阶段 2023-04-20"],
            Phases(Stage("准备阶段", "2023-04-14"), Stage("选址阶段", "2023-04-20"))
        );

    [Fact]
    public void A_step_of_another_stage_does_not_make_this_one_a_group() =>
        Assert.Equal(
            ["准备阶段 2023-04-14", "选点 2023-04-20"],
            Phases(Stage("准备阶段", "2023-04-14"), Stage("选址阶段", "2023-04-20"), Step("选点", "2023-04-20", stage: 1))
        );

    [Fact]
    public void Two_names_for_one_due_date_are_one_phase_under_the_first() =>
        Assert.Equal(["完成复耕 2023-09-30"], Phases(Step("完成复耕", "2023-09-30"), Step("种植到位", "2023-09-30")));

    [Fact]
    public void The_kind_of_merged_steps_is_the_one_that_says_most() =>
        Assert.Equal(
            PhaseKind.Apply,
            PhaseArrangement
                .Arrange([Step("完成复耕", "2023-09-30", PhaseKind.Plant), Step("提请验收", "2023-09-30", PhaseKind.Apply)])[0]
                .Kind
        );

    [Fact]
    public void A_kind_is_not_lost_to_a_step_without_one() =>
        Assert.Equal(
            PhaseKind.Plough,
            PhaseArrangement.Arrange([Step("其他", "2023-09-30"), Step("翻耕", "2023-09-30", PhaseKind.Plough)])[0].Kind
        );

    [Fact]
    public void Merged_steps_begin_with_the_earliest() =>
        Assert.Equal(
            Some.Day("2023-08-01"),
            PhaseArrangement.Arrange([Step("甲", "2023-09-30"), Step("乙", "2023-09-30") with { Start = Some.Day("2023-08-01") }])[0].Start
        );

    [Theory]
    [InlineData("2023-09-30")]
    [InlineData("2023-09-15")]
    public void An_overall_deadline_that_only_repeats_the_last_step_is_no_phase(string overall) =>
        Assert.Equal(["种植 2023-09-30"], Phases(Step("种植", "2023-09-30"), Overall(overall)));

    [Fact]
    public void An_overall_deadline_after_the_last_step_is_a_phase() =>
        Assert.Equal(["种植 2023-09-30", "整改时限 2023-10-31"], Phases(Step("种植", "2023-09-30"), Overall("2023-10-31")));

    [Fact]
    public void An_overall_deadline_after_the_acceptance_is_met_by_the_acceptance() =>
        Assert.Equal(
            [PhaseKind.Accept, PhaseKind.Accept],
            PhaseArrangement.Arrange([Step("验收", "2023-10-30", PhaseKind.Accept), Overall("2023-11-30")]).Select(phase => phase.Kind)
        );

    [Fact]
    public void So_it_is_where_the_acceptance_falls_on_one_day_with_another_step() =>
        Assert.Equal(
            [PhaseKind.Accept, PhaseKind.Accept],
            PhaseArrangement
                .Arrange([Step("申请", "2023-10-30", PhaseKind.Apply), Step("验收", "2023-10-30", PhaseKind.Accept), Overall("2023-11-30")])
                .Select(phase => phase.Kind)
        );

    [Fact]
    public void An_overall_deadline_after_any_other_step_keeps_its_kind() =>
        Assert.Equal(
            PhaseKind.Complete,
            PhaseArrangement.Arrange([Step("种植", "2023-09-30", PhaseKind.Plant), Overall("2023-11-30")])[1].Kind
        );

    [Fact]
    public void Phases_of_one_name_are_told_apart() =>
        Assert.Equal(
            ["整改", "整改（2）", "整改（3）"],
            PhaseArrangement
                .Arrange([Step("整改", "2023-08-01"), Step("整改", "2023-09-01"), Step("整改", "2023-10-01")])
                .Select(phase => phase.Name)
        );

    [Fact]
    public void A_name_made_distinct_meets_no_other() =>
        Assert.Equal(
            3,
            PhaseArrangement
                .Arrange([Step("整改", "2023-08-01"), Step("整改", "2023-09-01"), Step("整改（2）", "2023-10-01")])
                .Select(phase => phase.Name)
                .Distinct()
                .Count()
        );

    [Fact]
    public void What_it_arranges_can_be_planned() =>
        Assert.IsType<Decision>(
            Some.Rules.Decide(
                null,
                SomeCommands.Plan(
                    Some.Spec([
                        .. PhaseArrangement.Arrange([Step("整改", "2023-08-01"), Step("整改", "2023-09-01"), Overall("2023-10-01")]),
                    ])
                ),
                Some.At("2023-07-01")
            )
        );
}
