namespace CultivatedLand.Tests.Documents.Reading;

public class TableTests
{
    [Theory]
    [InlineData("任务面积（亩）", "", "30")]
    [InlineData("任务面积（公顷）", "", "450")]
    [InlineData("任务面积（万亩）", "", "300000")]
    [InlineData("任务面积", "单位：公顷", "450")]
    [InlineData("任务面积", "单位：亩", "30")]
    [InlineData("任务面积", "", "30")]
    public void An_area_is_read_in_the_unit_of_its_column_or_of_the_table(string column, string above, string mu) =>
        Assert.Equal(
            decimal.Parse(mu),
            SomeDocument
                .Draft($"某镇任务清单\n{above}\n序号 | 任务名称 | {column} | 完成时限\n1 | 恢复河滩地 | 30 | 2023年8月底\n")
                .Tasks.Single()
                .AreaMu!.Value
        );

    [Theory]
    [InlineData("2023年8月底", "2023-08-31")]
    [InlineData("2023.8.20", "2023-08-20")]
    [InlineData("2023/8/20", "2023-08-20")]
    [InlineData("2023.8", "2023-08-31")]
    [InlineData("8月20日", "2023-08-20")]
    [InlineData("8.20", "2023-08-20")]
    [InlineData("20230820", "2023-08-20")]
    [InlineData("第三季度", "2023-09-30")]
    [InlineData("45229", "2023-10-30")]
    [InlineData("8月1日至8月20日", "2023-08-20")]
    public void A_cell_of_a_column_of_deadlines_is_a_date_in_any_of_its_forms(string cell, string due) =>
        Assert.Equal(
            DateOnly.Parse(due),
            SomeDocument
                .Draft($"某镇2023年任务清单\n序号 | 任务名称 | 完成时限\n1 | 恢复河滩地 | {cell}\n")
                .Tasks.Single()
                .Phases.Single()
                .Due
        );

    [Theory]
    [InlineData("长期坚持")]
    [InlineData("持续推进")]
    [InlineData("/")]
    public void A_cell_without_a_date_gives_no_deadline(string cell) =>
        Assert.Empty(
            SomeDocument
                .Draft($"某镇2023年任务清单\n序号 | 任务名称 | 责任单位 | 完成时限\n1 | 恢复河滩地 | 甲村 | {cell}\n")
                .Tasks.Single()
                .Phases
        );

    [Fact]
    public void Totals_rows_are_no_tasks() =>
        Assert.Single(
            SomeDocument
                .Draft("某镇任务清单\n序号 | 任务名称 | 面积（亩） | 完成时限\n1 | 恢复河滩地 | 30 | 2023年8月底\n合计 | | 30 | \n")
                .Tasks
        );

    [Fact]
    public void A_column_per_phase_makes_the_phases_of_each_row() =>
        Assert.Equal(
            ["翻耕", "种植"],
            SomeDocument
                .Draft("某镇2023年任务清单\n序号 | 任务名称 | 翻耕时限 | 种植时限\n1 | 恢复河滩地 | 8月20日 | 9月30日\n")
                .Tasks.Single()
                .Phases.Select(phase => phase.Name)
        );

    [Fact]
    public void A_row_keeps_its_place() =>
        Assert.Equal(
            "甲村",
            SomeDocument
                .Draft("某镇2023年任务清单\n序号 | 任务名称 | 所在村 | 完成时限\n1 | 恢复河滩地 | 甲村 | 8月20日\n")
                .Tasks.Single()
                .Place!.Value
        );

    [Theory]
    [InlineData("乡镇 | 村", "青石镇 | 柳湾村", "青石镇/柳湾村")]
    [InlineData("县区 | 乡镇 | 村（社区）", "沙河区 | 青石镇 | 柳湾村", "沙河区/青石镇/柳湾村")]
    [InlineData("县区 | 乡镇", "沙河区 | 青石镇", "沙河区/青石镇")]
    [InlineData("乡镇 | 村", "青石镇 | 青石镇柳湾村", "青石镇柳湾村")]
    [InlineData("乡镇 | 村", " | 柳湾村", "柳湾村")]
    public void Columns_of_places_side_by_side_say_where_the_smallest_lies(string columns, string cells, string place) =>
        Assert.Equal(
            place,
            SomeDocument
                .Draft($"某县2023年任务清单\n序号 | {columns} | 任务名称 | 完成时限\n1 | {cells} | 恢复河滩地 | 8月20日\n")
                .Tasks.Single()
                .Place!.Value
        );

    [Fact]
    public void Villages_of_one_name_in_two_towns_are_two_shares() =>
        Assert.Equal(
            ["青石镇/新民村", "白马镇/新民村"],
            SomeDocument
                .Draft(
                    "某县2023年耕地恢复工作方案\n一、目标任务\n全县需恢复耕地70亩。\n附件\n序号 | 乡镇 | 村 | 任务数\n1 | 青石镇 | 新民村 | 30\n2 | 白马镇 | 新民村 | "
                        + "40\n合计 | | | 70\n"
                )
                .Tasks.Single()
                .Breakdown.Select(share => share.Unit)
        );

    [Fact]
    public void A_table_of_villages_divides_the_task_of_the_text()
    {
        var task = Assert.Single(
            SomeDocument
                .Draft(
                    "某镇2023年耕地恢复工作方案\n一、目标任务\n全镇需恢复耕地70亩。\n二、工作步骤\n（一）整改阶段（4月15日至7月31日）\n附件\n序号 | 村居 | 任务数\n1 | 甲村 | 30\n2 | 乙村 | "
                        + "40\n合计 | | 70\n"
                )
                .Tasks
        );
        Assert.Equal((70m, 2), (task.AreaMu!.Value, task.Breakdown.Length));
    }

    [Fact]
    public void Twenty_thousand_rows_are_all_read()
    {
        var rows = string.Concat(
            Enumerable
                .Range(2, 20_000)
                .Select(row =>
                    $"<row r=\"{row}\"><c r=\"A{row}\"><v>{row}</v></c><c r=\"B{row}\" t=\"inlineStr\"><is><t>恢复图斑{row}号</t></is></c><c "
                    + $"r=\"C{row}\"><v>1.25</v></c><c r=\"D{row}\" s=\"1\"><v>45229</v></c></row>"
                )
        );
        var file = Sources.Packages.Workbook(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c><c "
                + "r=\"D1\" t=\"s\"><v>3</v></c></row>"
                + rows,
            ["序号", "任务名称", "任务面积（亩）", "完成时限"]
        );
        Assert.Equal(20_000, SomeDocument.Draft(file).Tasks.Length);
    }

    [Fact]
    public void A_table_of_twelve_thousand_rows_keeps_their_order_and_their_places()
    {
        var rows = Enumerable.Range(1, 12_000).Select(number => $"{number} | 恢复{number}号地 | 甲村 | 8月20日\n");
        var tasks = SomeDocument.Draft($"某镇2023年任务清单\n序号 | 任务名称 | 所在村 | 完成时限\n{string.Concat(rows)}").Tasks;
        Assert.Equal(
            Enumerable.Range(1, 12_000).Select(number => ($"恢复{number}号地", (int?)number)),
            tasks.Select(task => (task.Name.Value, task.Name.Quote.Place!.Value.Row))
        );
    }
}
