using CultivatedLand.Application.Plans;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Documents;

namespace CultivatedLand.Tests.Application.Plans;

public class PlanBuilderTests
{
    [Fact]
    public void A_breakdown_by_village_makes_a_task_for_each_and_the_rest_stays_whole() =>
        Assert.Equal(
            ["柳湾村 40", "松林村 20", "青石镇 101"],
            Notice.Plan().Tasks.Select(task => $"{task.Spec.Place.Name} {task.Spec.Target}")
        );

    [Fact]
    public void Every_village_gets_all_the_phases() =>
        Assert.All(Notice.Plan().Tasks.Take(2), task => Assert.Equal(["10-30 完成整改"], task.Phases()));

    [Fact]
    public void A_village_lies_in_the_town_of_the_issuer() => Assert.Equal("沙河区/青石镇/柳湾村", Notice.Plan().Tasks[0].Spec.Place.Path);

    [Fact]
    public void A_table_without_an_office_lies_where_all_its_rows_do()
    {
        var plan = Notice.Plan(
            "任务清单\n序号 | 所在村 | 任务名称 | 完成时限\n1 | 沙河区/青石镇/柳湾村 | 甲地块 | 2023-08-20\n2 | 沙河区/青石镇/松林村 | 乙地块 | 2023-08-20\n"
        );

        Assert.Equal(
            ["沙河区/青石镇", "沙河区/青石镇/柳湾村", "沙河区/青石镇/松林村"],
            plan.Tasks.Select(task => task.Spec.Place.Path).Prepend(plan.Place.Path)
        );
    }

    [Fact]
    public void Names_in_a_plan_have_nothing_that_cannot_be_seen()
    {
        var plan = Notice.Plan(
            "任务清单\n序号 | 所在村 | 任务名称 | 责任领导 | 完成时限\n"
                + "1 | 沙河区/青石镇/柳\u202e湾村 | 甲\u202e地\u200b块 | 李\u2066村长 | 2023-08-20\n"
        );

        var spec = Assert.Single(plan.Tasks).Spec;

        Assert.Equal(("沙河区/青石镇/柳湾村", "甲地块", "李村长"), (spec.Place.Path, spec.Name, spec.Leaders.Single()));
    }

    [Fact]
    public void Named_phases_keep_their_kinds() =>
        Assert.Equal(
            [PhaseKind.Plough, PhaseKind.Plant, PhaseKind.Apply, PhaseKind.Accept],
            Notice.Plan().Tasks[2].Spec.Phases.Select(phase => phase.Kind)
        );

    [Fact]
    public void An_overall_deadline_that_repeats_the_last_step_is_no_phase_of_its_own() =>
        Assert.Equal(["08-20", "09-30", "10-20", "10-30"], Notice.Plan().Tasks[2].Spec.Phases.Select(phase => $"{phase.Due:MM-dd}"));

    [Fact]
    public void What_was_accepted_before_the_plan_counts_for_the_task_that_says_so() =>
        Assert.Equal(["0", "0", "32"], Notice.Plan().Tasks.Select(task => task.Spec.AcceptedBefore.ToString()));

    [Fact]
    public void The_places_of_leaders_units_and_offices_are_kept_in_the_plans_words()
    {
        var spec = Notice.Plan().Tasks[2].Spec;

        Assert.Equal(
            ("各村联系领导", "相关村", "建管办"),
            (spec.Leaders.Single(), spec.ResponsibleUnits.Single(), spec.LeadOffices.Single())
        );
    }

    [Fact]
    public void A_corrected_edition_has_the_same_ids() =>
        Assert.Equal(Ids(Notice.Text), Ids(Notice.Text.Replace("10月20日前", "10月22日前").Replace("关于印发《", "关于印发 《")));

    [Fact]
    public void Another_document_number_is_another_plan() =>
        Assert.Empty(Ids(Notice.Text).Intersect(Ids(Notice.Text.Replace("12号", "13号"))));

    [Fact]
    public void The_same_number_of_another_office_is_another_plan() =>
        Assert.NotEqual(Id(Draft() with { Issuer = "青石镇人民政府" }), Id(Draft() with { Issuer = "白杨镇人民政府" }));

    [Fact]
    public void Full_width_digits_other_brackets_and_spaces_in_a_number_make_no_other_plan() =>
        Assert.Equal(
            Id(Draft() with { DocumentNumber = "青石府〔2023〕12号" }),
            Id(Draft() with { DocumentNumber = "青石府［２０２３］ １２ 号" })
        );

    [Fact]
    public void A_plan_without_a_number_is_known_by_its_title() =>
        Assert.NotEqual(
            Id(Draft() with { DocumentNumber = null, Title = "甲方案" }),
            Id(Draft() with { DocumentNumber = null, Title = "乙方案" })
        );

    [Fact]
    public void A_draft_is_printed_with_the_ids_the_ledger_will_use() =>
        Assert.Equal(Notice.Plan().Tasks[2].Id.Value, PlanBuilder.WithLedgerIds(Notice.Draft()).Tasks[1].Id);

    [Fact]
    public void A_breakdown_by_year_makes_no_tasks() =>
        Assert.Single(Build(Draft(Task() with { Breakdown = [Share("2021年", 40), Share("2022年", 20)] })).Tasks);

    [Theory]
    [InlineData(15, false, "2023-08-04")]
    [InlineData(7, true, "2023-07-31")]
    [InlineData(0, false, "2023-07-20")]
    public void A_term_from_the_start_counts_from_the_day_the_plan_starts(int count, bool workdays, string due) =>
        Assert.Equal(
            Some.Day(due),
            Build(Draft(Task(Relative(new(count, workdays, FromStart: true, "内"))))).Tasks.Single().Spec.Phases.Single().Due
        );

    [Fact]
    public void A_term_from_an_event_without_a_date_stays_open() =>
        Assert.Empty(Build(Draft(Task(Relative(new(15, false, FromStart: false, "验收后15日内"))))).Tasks.Single().Spec.Phases);

    [Fact]
    public void Steps_keep_their_stage_when_an_undated_step_before_it_falls_out() =>
        Assert.Equal(
            ["07-25 翻耕"],
            Build(
                Draft(
                    Task(
                        Relative(new(15, false, FromStart: false, "验收后15日内")),
                        Step("推进阶段", "2023-07-25") with
                        {
                            Rank = PhaseRank.Stage,
                        },
                        Step("翻耕", "2023-07-25") with
                        {
                            Stage = 1,
                        }
                    )
                )
            )
                .Tasks.Single()
                .Phases()
        );

    [Fact]
    public void An_area_finer_than_a_hundredth_is_rounded() =>
        Assert.Equal("0.13", Build(Draft(Task() with { AreaMu = new(0.125m, Words) })).Tasks.Single().Spec.Target.ToString());

    [Fact]
    public void A_notice_that_names_no_place_leaves_it_open() =>
        Assert.Empty(Build(Draft() with { Issuer = null, Title = "整改方案" }).OpenAt!.Value);

    [SharedFact]
    public void Erping_has_a_task_for_each_of_two_villages_and_three_for_the_town() =>
        Assert.Equal(
            ["1 狮子村 180.4", "1 隘口村 134.7", "2 二坪镇 101", "3 二坪镇", "4 二坪镇"],
            Notice
                .Real("erping-plan-2023")
                .Tasks.Select(task =>
                    $"{task.Source} {task.Spec.Place.Name} {(task.Source is "1" or "2" ? task.Spec.Target : null)}".TrimEnd()
                )
        );

    /// <summary>确保10月底完成任务 lies a day after the acceptance, and is met by it.</summary>
    [SharedFact]
    public void Erping_ploughs_plants_applies_is_accepted_and_has_the_end_of_October_met_by_that() =>
        Assert.Equal(
            ["08-20 Plough", "09-30 Plant", "10-20 Apply", "10-30 Accept", "10-31 Accept"],
            Notice.Real("erping-plan-2023").Tasks[2].Spec.Phases.Select(phase => $"{phase.Due:MM-dd} {phase.Kind}")
        );

    [SharedFact]
    public void Erping_ends_with_the_non_grain_use_and_the_illegal_land_use() =>
        Assert.Equal(
            ["11-30", "08-30"],
            Notice.Real("erping-plan-2023").Tasks.TakeLast(2).Select(task => $"{task.Spec.Phases.Single().Due:MM-dd}")
        );

    [SharedFact]
    public void Erping_keeps_its_id_from_edition_to_edition() =>
        Assert.Equal(
            Notice.Real("erping-plan-2023").Id,
            Notice.Plan(SharedTexts.Notice("erping-plan-2023").Replace("8月20日前", "8月25日前")).Id
        );

    [SharedFact]
    public void Erong_has_a_task_for_each_of_eight_villages() =>
        Assert.Equal(465.17m, Notice.Real("erong-plan-2023").Tasks.Select(task => task.Spec.Target!.Value.Value).Sum());

    [SharedFact]
    public void Erong_has_the_same_six_phases_in_every_village() =>
        Assert.All(
            Notice.Real("erong-plan-2023").Tasks,
            task =>
                Assert.Equal(["04-14", "04-20", "07-20", "07-31", "10-21", "11-30"], task.Spec.Phases.Select(phase => $"{phase.Due:MM-dd}"))
        );

    private static readonly Quote Words = new("原文", null);

    private static IEnumerable<string> Ids(string text) => Notice.Plan(text).Tasks.Select(task => task.Id.Value);

    private static string Id(PlanDraft draft) => Build(draft).Id;

    private static CultivatedLand.Domain.Plans.Plan Build(PlanDraft draft) =>
        new PlanBuilder(Some.ChinaCalendar, Some.Day("2023-07-20")).Build(draft);

    private static PlanDraft Draft(params DraftTask[] tasks) =>
        new("青石镇整改方案", "青石府〔2023〕12号", "青石镇人民政府", Some.Day("2023-07-20"), 2023, [.. tasks], [], [], []);

    private static DraftTask Task(params DraftPhase[] phases) =>
        new("1", new("恢复耕地", Words), TaskKind.Restore, new(60m, Words), null, [], [], [], [.. phases], []);

    private static DraftPhase Step(string name, string due) => new(name, PhaseKind.Other, null, Some.Day(due), null, Words);

    private static DraftPhase Relative(RelativeTerm term) => new("整改", PhaseKind.Other, null, null, term, Words);

    private static DraftShare Share(string unit, decimal area) => new(unit, area, Words);
}
