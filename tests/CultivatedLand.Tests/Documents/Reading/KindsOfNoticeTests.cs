using CultivatedLand.Documents.Sources;
using CultivatedLand.Tests.Documents.Sources;

namespace CultivatedLand.Tests.Documents.Reading;

/// <summary>Rules that depend on what kind of paper a text is.</summary>
public class KindsOfNoticeTests
{
    private static string Dues(string text, string name = "plan.txt") => Dues(SomeDocument.File(name, text));

    private static string Dues(SourceFile file) =>
        string.Join(
            ' ',
            SomeDocument
                .Draft(file)
                .Tasks.SelectMany(task => task.Phases)
                .Where(phase => phase.Due is not null)
                .Select(phase => $"{phase.Due:yyyy-MM-dd}")
        );

    private static string Units(string text) =>
        string.Join(
            ' ',
            SomeDocument.Draft(text).Tasks.SelectMany(task => task.ResponsibleUnits.Concat(task.LeadUnits)).Select(unit => unit.Value)
        );

    [Fact]
    public void A_summing_up_tells_what_was_done_by_its_dates() =>
        Assert.Equal(
            "",
            Dues("青石镇2023年耕地恢复工作总结\n3月底完成任务分解，4月至6月集中翻耕，9月底完成种植271亩。\n青石镇人民政府\n2023年12月28日")
        );

    [Fact]
    public void What_a_summing_up_still_wants_done_is_due() =>
        Assert.Equal(
            "2025-03-31",
            Dues(
                "青石镇2024年耕地保护工作情况报告\n3月底完成图斑核查。下一步，各村要确保2025年3月底前落实管护责任人。\n青石镇人民政府\n2024年12月20日"
            )
        );

    [Fact]
    public void A_month_that_was_over_when_the_notice_came_reports_unless_a_word_sets_a_duty() =>
        Assert.Equal(
            "2024-08-31",
            Dues("关于耕地恢复工作的通知\n各村3月底完成任务分解，确保8月底完成种植。\n青石镇人民政府\n2024年5月8日")
        );

    [Fact]
    public void Stages_are_one_task_even_where_no_heading_stands_over_them() =>
        Assert.Equal("1 2024-11-20 2025-01-31 2025-04-20", $"{SomeDocument.Draft(Stages).Tasks.Length} {Dues(Stages)}");

    private const string Stages =
        "关于做好冬春耕地恢复工作的通知\n一、动员部署（2024年11月5日至11月20日）。各村召开动员会。\n二、集中清表（11月21日至次年1月31日）。组织机械清除苗木。\n三、申请验收。4月20日前申请验收。"
        + "\n枫林镇人民政府\n2024年11月1日";

    [Fact]
    public void The_times_of_a_ban_are_nobodys_deadline() =>
        Assert.Equal(
            "2024-09-10",
            Dues(
                "关于秋季秸秆禁烧工作的通知\n一、禁烧时间：2024年9月1日至11月30日。\n二、工作要求\n各村要于9月10日前签订承诺书。\n枫林镇人民政府\n2024年8月20日"
            )
        );

    [Fact]
    public void A_year_that_bounds_a_task_gives_way_to_the_days_that_its_steps_set() =>
        Assert.Equal(
            "2025-06-30 2025-11-30",
            Dues(
                "关于下达2025年度耕地恢复任务的通知\n我镇2025年度需恢复耕地1200亩。\n一、任务要求\n二季度末完成600亩，11月底前全部完成。\n长岭镇人民政府\n2025年1月20日"
            )
        );

    [Fact]
    public void Days_without_a_month_are_of_the_month_that_the_title_names() =>
        Assert.Equal(
            "2024-07-10 2024-07-20 2024-07-31",
            Dues(
                "关于7月份耕地保护重点工作的提示\n各村：\n1.10日前完成图斑核实；\n2.20日前完成台账更新；\n3.月底前完成巡查情况自查。\n镇田长办\n2024年7月1日"
            )
        );

    [Fact]
    public void What_befalls_the_late_is_no_task() =>
        Assert.Equal(
            "凤台镇人民政府",
            Units(
                "督办函\n凤台镇人民政府：\n一、请你镇于2024年10月20日前完成翻耕85.6亩。\n二、逾期未完成的，县政府将对主要负责人进行约谈。\n县政府督查室\n2024年9月12日"
            )
        );

    [Fact]
    public void You_are_whoever_the_letter_is_written_to() =>
        Assert.Equal(
            "沙田村民委员会",
            Units("责令改正通知书\n沙田村民委员会：\n现责令你村自收到本通知书之日起15日内自行拆除硬化物。\n南湖县自然资源局\n2024年6月3日")
        );

    [Fact]
    public void In_minutes_the_money_is_a_matter_like_the_others() =>
        Assert.Equal(
            "2024-04-10 2024-04-30",
            Dues(
                "关于耕地保护的会议纪要\n2024年3月28日召开会议。\n一、关于图斑核实。由县自然资源局牵头，4月10日前完成核实。\n二、关于资金保障。由县财政局于4月底前拨付到乡镇。"
            )
        );

    [Fact]
    public void A_paper_called_by_its_kind_is_named_after_its_first_step() =>
        Assert.Equal(
            "报送书面说明",
            SomeDocument.Draft("紧急通知\n各村5月24日前报送书面说明。\n镇专班\n2024年5月20日").Tasks.Single().Name.Value
        );

    [Fact]
    public void A_form_pairs_labels_with_their_values()
    {
        static string Row(string label, string value) => Packages.Row(Packages.Cell(label), Packages.Cell(value));
        var task = SomeDocument
            .Draft(
                Packages.Word(
                    Packages.P("图斑整改通知单")
                        + $"<w:tbl>{Row("图斑编号", "HS-017")}{Row("图斑面积", "7.35亩")}{Row("责任单位", "黄沙村民委员会")}"
                        + $"{Row("整改要求", "清除果树")}{Row("整改时限", "2024年6月20日前")}</w:tbl>"
                )
            )
            .Tasks.Single();

        Assert.Equal(
            (7.35m, "黄沙村民委员会", new DateOnly(2024, 6, 20)),
            (task.AreaMu?.Value, task.ResponsibleUnits.Single().Value, task.Phases.Single().Due)
        );
    }

    [Fact]
    public void A_table_takes_the_year_that_another_of_its_cells_states() =>
        Assert.Equal(
            "2024-05-31",
            Dues("责任单位,任务内容,任务面积,完成时间\n梅村,清除苗木,15,5月底\n填表日期：2024年3月5日,,,\n", "a.csv")
        );

    [Fact]
    public void The_title_row_of_a_csv_is_its_title() =>
        Assert.Equal(
            "梅溪镇2024年“非粮化”整治任务表",
            SomeDocument
                .Draft(SomeDocument.File("a.csv", "梅溪镇2024年“非粮化”整治任务表\n序号,任务名称,完成时限\n1,草皮地退出,4月底前\n"))
                .Title
        );
}
