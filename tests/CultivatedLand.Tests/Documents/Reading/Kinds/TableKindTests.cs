using static CultivatedLand.Tests.Documents.Reading.Kinds.Seen;

namespace CultivatedLand.Tests.Documents.Reading.Kinds;

/// <summary>Tables of offices that the reader has never seen: the cells say what a column is, whatever stands above them.</summary>
public class TableKindTests
{
    private static string Due => "各单位10月底前完成。";

    [Theory]
    [InlineData(
        "| 编 号 | 办事处 | 计划面积(亩) |\n|---|---|---|\n| 1 | 东门办事处 | 320 |\n| 2 | 南湖办事处 | 410 |",
        "东门办事处 320、南湖办事处 410"
    )]
    [InlineData("| 单位/任务 | 应恢复面积（亩） |\n|---|---|\n| 沙河乡 | 88.5 |\n| 白羊镇 | 91.2 |", "沙河乡 88.5、白羊镇 91.2")]
    [InlineData("| 名 称 | 面积（公顷） |\n|---|---|\n| 上坝村 | 2 |\n| 下坝村 | 3.4 |", "上坝村 30、下坝村 51")]
    [InlineData(
        "| 旗县区 | 下达数（万亩） | 完成数（万亩） |\n|---|---|---|\n| 东乌旗 | 1.2 | 0.3 |\n| 西岭县 | 0.85 | 0.1 |",
        "东乌旗 12000、西岭县 8500"
    )]
    [InlineData("| 所属街镇 | 亩数 |\n|---|---|\n| 江口街道 | 45 |\n| 石盘镇 | 66 |", "江口街道 45、石盘镇 66")]
    [InlineData("| 农场（单位） | 任务（亩） |\n|---|---|\n| 红星农场 | 700 |\n| 黄泥坡村 | 55 |", "红星农场 700、黄泥坡村 55")]
    public void A_column_whose_cells_are_places_is_the_column_of_places(string table, string shares) =>
        Assert.Equal(shares, Markdown($"# 恢复任务表\n\n2024年3月1日\n\n{Due}\n\n{table}").Shares());

    [Theory]
    [InlineData("| 村 | 玉米（亩） | 大豆（亩） |\n|---|---|---|\n| 上坝村 | 12 | 30 |\n| 下坝村 | 20.5 | 10 |", "上坝村 42、下坝村 30.5")]
    [InlineData(
        "| 乡镇 | 早稻（亩） | 中稻（亩） | 晚稻（亩） |\n|---|---|---|---|\n| 沙河乡 | 100 | 50 | 100 |\n| 白羊镇 | 40 | 60 | 20 |",
        "沙河乡 250、白羊镇 120"
    )]
    [InlineData(
        "| 村 | 水田（亩） | 旱地（亩） | 合计（亩） |\n|---|---|---|---|\n| 上坝村 | 12 | 30 | 42 |\n| 下坝村 | 20 | 10 | 30 |",
        "上坝村 42、下坝村 30"
    )]
    [InlineData(
        "| 社区 | 退果面积（亩） | 退苗面积（亩） |\n|---|---|---|\n| 荷塘社区 | 5.5 | 4.5 |\n| 竹园社区 | 8 | 2 |",
        "荷塘社区 10、竹园社区 10"
    )]
    [InlineData(
        "| 村名 | 小计 | 其中：撂荒 | 其中：改种 |\n|---|---|---|---|\n| 上坝村 | 50 | 20 | 30 |\n| 下坝村 | 40 | 15 | 25 |",
        "上坝村 50、下坝村 40"
    )]
    public void Several_columns_of_areas_are_added_or_are_parts_of_their_sum(string table, string shares) =>
        Assert.Equal(shares, Markdown($"# 播种任务表\n\n2024年3月1日\n\n{Due}\n\n{table}").Shares());

    [Theory]
    [InlineData(
        "| 村 | 任务（亩） | 村 | 任务（亩） | 村 | 任务（亩） |\n|---|---|---|---|---|---|\n| 上坝村 | 1 | 下坝村 | 2 | 荷塘村 | 3 |",
        "上坝村 1、下坝村 2、荷塘村 3"
    )]
    [InlineData(
        "| 序号 | 乡镇 | 面积（亩） | 序号 | 乡镇 | 面积（亩） |\n|---|---|---|---|---|---|\n| 1 | 沙河乡 | 10 | 3 | 白羊镇 | 30 |\n| 2 | 石盘镇 | 20 | | | |",
        "沙河乡 10、白羊镇 30、石盘镇 20"
    )]
    [InlineData(
        "| 社区 | 亩数 | 社区 | 亩数 |\n|---|---|---|---|\n| 荷塘社区 | 5 | 竹园社区 | 8 |\n| 合计 | | | 13 |",
        "荷塘社区 5、竹园社区 8"
    )]
    [InlineData(
        "| 单位名称 | 计划数（亩） | 单位名称 | 计划数（亩） |\n|---|---|---|---|\n| 东湖镇 | 5 | 西湖镇 | 8 |",
        "东湖镇 5、西湖镇 8"
    )]
    [InlineData(
        "| 村（社区） | 任务面积 | 村（社区） | 任务面积 |\n|---|---|---|---|\n| 上坝村 | 11.1 | 竹园社区 | 9.9 |",
        "上坝村 11.1、竹园社区 9.9"
    )]
    public void Lists_side_by_side_are_one_list(string table, string shares) =>
        Assert.Equal(shares, Markdown($"# 恢复任务表\n\n2024年3月1日\n\n{Due}\n\n{table}").Shares());

    [Theory]
    [InlineData(
        "| 乡镇 | 村 | 亩数 |\n|---|---|---|\n| 沙河乡 | 上坝村 | 10 |\n| | 下坝村 | 20 |\n| 小计 | | 30 |\n| 白羊镇 | 荷塘村 | 5 |\n| 小计 | | 5 |\n| 合计 | | 35 |",
        "35"
    )]
    [InlineData(
        "| 片 | 村 | 任务（亩） |\n|---|---|---|\n| 合计 | | 35 |\n| 一片 | 小计 | 30 |\n| | 上坝村 | 10 |\n| | 下坝村 | 20 |\n| 二片 | 小计 | 5 |\n| | 荷塘村 | 5 |",
        "35"
    )]
    [InlineData(
        "| 村 | 亩数 |\n|---|---|\n| 上坝村 | 10 |\n| 下坝村 | 20 |\n| 南片小计 | 30 |\n| 荷塘村 | 5 |\n| 北片小计 | 5 |\n| 全镇总计 | 35 |",
        "35"
    )]
    [InlineData("| 村 | 亩数 |\n|---|---|\n| 全镇 | 35 |\n| 上坝村 | 10 |\n| 下坝村 | 25 |", "35")]
    [InlineData("| 序号 | 村 | 亩数 |\n|---|---|---|\n| 1 | 上坝村 | 10 |\n| 2 | 下坝村 | 25 |\n| 合 计 | | 35 |", "35")]
    public void Subtotals_are_no_places_and_no_total(string table, string area)
    {
        var draft = Markdown($"# 恢复任务表\n\n2024年3月1日\n\n{Due}\n\n{table}");
        Assert.Equal(area, draft.Areas());
        Assert.False(draft.Finds("breakdown-sum") || draft.Finds("total-mismatch"), draft.Codes());
        Assert.DoesNotContain(
            draft.Tasks.SelectMany(task => task.Breakdown),
            share => share.Unit.Contains('计', StringComparison.Ordinal) || share.Unit == "全镇"
        );
    }

    [Theory]
    [InlineData("| 村 | 3月（亩） | 4月（亩） |\n|---|---|---|\n| 上坝村 | 10 | 20 |\n| 下坝村 | 5 | 40 |")]
    [InlineData(
        "| 乡镇 | 一季度（亩） | 二季度（亩） | 三季度（亩） |\n|---|---|---|---|\n| 沙河乡 | 10 | 20 | 30 |\n| 白羊镇 | 10 | 10 | 10 |"
    )]
    [InlineData("| 村 | 2024年任务（亩） | 2025年任务（亩） |\n|---|---|---|\n| 上坝村 | 10 | 20 |\n| 下坝村 | 5 | 40 |")]
    [InlineData("| 社区 | 6月30日前（亩） | 9月30日前（亩） |\n|---|---|---|\n| 荷塘社区 | 10 | 20 |\n| 竹园社区 | 5 | 40 |")]
    [InlineData("| 村 | 上半年（亩） | 下半年（亩） |\n|---|---|---|\n| 上坝村 | 10 | 20 |\n| 下坝村 | 5 | 40 |")]
    public void Columns_by_time_are_steps_or_a_finding(string table)
    {
        var draft = Markdown($"# 恢复任务表\n\n2024年3月1日\n\n{table}");
        Assert.True(draft.Finds("columns-by-time") || draft.Tasks.Any(task => task.Phases.Length >= 2), draft.Codes());
    }

    [Theory]
    [InlineData(
        "序号,任务,措施,牵头单位,完成时限\n1,清表,清除苗木,农服中心,4月30日\n2,,翻耕两遍,农机站,5月20日",
        "2024-04-30 2024-05-20",
        "农服中心、农机站"
    )]
    [InlineData(
        "序号,工作任务,工作内容,责任单位,时限\n一,摸底,建台账,各村,3月20日\n,,签协议,国土所,3月31日\n二,复耕,翻耕,各村,5月10日",
        "2024-03-20 2024-03-31 2024-05-10",
        "各村、国土所、各村"
    )]
    [InlineData(
        "重点任务,具体措施,牵头单位,完成时间\n整治,拆除违建,执法队,6月底\n,清运垃圾,环卫所,7月底\n,恢复耕种,农服中心,8月底",
        "2024-06-30 2024-07-31 2024-08-31",
        "执法队、环卫所、农服中心"
    )]
    [InlineData(
        "任务类别,任务名称,责任单位,时限\n一类,拆除,执法队,6月1日\n,补种,农服中心,7月1日",
        "2024-06-01 2024-07-01",
        "执法队、农服中心"
    )]
    [InlineData("问题,整改措施,责任单位,整改时限\n撂荒,复耕,上坝村,5月1日\n,管护,下坝村,9月1日", "2024-05-01 2024-09-01", "上坝村、下坝村")]
    public void A_row_under_an_empty_cell_is_a_task_of_its_own(string table, string dues, string units)
    {
        var draft = Csv($"2024年任务分解表\n{table}");
        Assert.Equal((dues, units), (draft.Dues(), draft.Units()));
    }

    [Theory]
    [InlineData("同上")]
    [InlineData("〃")]
    [InlineData("″")]
    [InlineData("\"\"\"\"")]
    [InlineData("--〃--")]
    [InlineData("同前")]
    public void A_ditto_mark_repeats_the_cell_above(string mark)
    {
        var draft = Csv(
            "序号,整改任务,面积（亩）,责任单位,责任领导,完成时限",
            "1,清表,12,农服中心,何安平,2024年4月30日",
            $"2,翻耕,13,{mark},{mark},{mark}",
            $"3,播种,14,{mark},{mark},{mark}"
        );
        Assert.Equal("清表 12 2024-04-30; 翻耕 13 2024-04-30; 播种 14 2024-04-30", draft.Tasks());
        Assert.Equal(("农服中心、农服中心、农服中心", "何安平、何安平、何安平"), (draft.Units(), draft.Leaders()));
    }

    [Theory]
    [InlineData("4月20日前清表，5月20日前播种", "清表 04-20、播种 05-20")]
    [InlineData("翻耕：4月20日；种植：6月10日", "翻耕 04-20、种植 06-10")]
    [InlineData("2024年5月底完成拆除，2024年8月底完成复绿", "拆除 05-31、复绿 08-31")]
    [InlineData("3月15日前摸排；4月15日前整改；5月15日前验收", "摸排 03-15、整改 04-15、验收 05-15")]
    [InlineData("清表（4月20日前）；播种（5月20日前）", "清表 04-20、播种 05-20")]
    public void Two_dated_steps_in_one_cell_keep_their_names(string cell, string steps)
    {
        var draft = Csv("序号,整改任务,责任单位,完成时限", $"1,撂荒地治理,上坝村,\"{cell}\"", "填表日期：2024年3月1日");
        Assert.Equal(steps, draft.Steps());
        Assert.False(draft.Finds("deadline-conflict"));
    }

    [Theory]
    [InlineData(
        "<tr><td rowspan=2>单位</td><td colspan=2>任务面积（万亩）</td></tr><tr><td>合计</td><td>其中新建</td></tr><tr><td>沙河乡</td>"
            + "<td>1.2</td><td>0.4</td></tr><tr><td>白羊镇</td><td>0.8</td><td>0.1</td></tr>",
        "沙河乡 12000、白羊镇 8000"
    )]
    [InlineData(
        "<tr><td rowspan=2>乡镇</td><td colspan=2>2024年计划（公顷）</td></tr><tr><td>下达面积</td><td>已完成</td></tr><tr><td>沙河乡</td>"
            + "<td>2</td><td>1</td></tr><tr><td>白羊镇</td><td>4</td><td>1</td></tr>",
        "沙河乡 30、白羊镇 60"
    )]
    [InlineData(
        "<tr><td colspan=3>单位：万亩</td></tr><tr><td>县区</td><td>目标任务</td><td>完成</td></tr><tr><td>东岭县</td><td>0.5</td>"
            + "<td>0.1</td></tr><tr><td>西岭县</td><td>0.6</td><td>0.1</td></tr>",
        "东岭县 5000、西岭县 6000"
    )]
    [InlineData(
        "<tr><td rowspan=2>村</td><td colspan=2>整改任务（平方米）</td></tr><tr><td>耕地</td><td>图斑数</td></tr><tr><td>上坝村</td>"
            + "<td>2000</td><td>3</td></tr><tr><td>下坝村</td><td>4000</td><td>2</td></tr>",
        "上坝村 3、下坝村 6"
    )]
    [InlineData(
        "<tr><td rowspan=2>单位</td><td colspan=1>面积/万亩</td></tr><tr><td>建成任务</td></tr><tr><td>沙河乡</td><td>0.3</td></tr>"
            + "<tr><td>白羊镇</td><td>0.2</td></tr>",
        "沙河乡 3000、白羊镇 2000"
    )]
    public void The_unit_in_the_upper_cell_counts_for_the_columns_below_it(string rows, string shares) =>
        Assert.Equal(shares, Html($"<h1>恢复任务分解表</h1><p>2024年3月1日</p><p>{Due}</p><table>{rows}</table>").Shares());

    [Theory]
    [InlineData("<br>")]
    [InlineData("<br/>")]
    [InlineData("</p><p>")]
    [InlineData("</div><div>")]
    [InlineData("\n")]
    public void A_name_that_is_broken_over_two_lines_is_one_name(string line) =>
        Assert.Equal(
            "河湾大坝地块 2024-05-31",
            Html(
                    $"<h1>图斑整治清单</h1><p>2024年3月1日</p><table><tr><td>序号</td><td>地块名称</td><td>完成时限</td></tr><tr><td>1</td>"
                        + $"<td>河湾大坝{line}地块</td><td>5月底</td></tr></table>"
                )
                .Tasks()
        );

    [Theory]
    [InlineData("填表人：甲某,审核人：乙某,,填报日期：2024年3月1日")]
    [InlineData("注：面积以变更调查为准，5月1日前可以申请调整,,,")]
    [InlineData("说明：1.本表每月报送,,,")]
    [InlineData("备注：表中时限为最后期限,,,")]
    [InlineData("联系人：何安平,电话：000-1111,,")]
    [InlineData("制表：农服中心,,,2024年3月1日")]
    [InlineData("序号,整改任务,责任单位,完成时限")]
    [InlineData("单位负责人（签字）：,,填报单位（盖章）：,2024年3月5日")]
    public void Lines_below_the_rows_and_a_header_that_repeats_are_no_tasks(string line) =>
        Assert.Equal(
            "清表 2024-04-30; 播种 2024-05-31",
            Csv("序号,整改任务,责任单位,完成时限", "1,清表,上坝村,2024年4月30日", line, "2,播种,下坝村,2024年5月31日", line).Tasks()
        );

    [Theory]
    [InlineData(
        "序号  任务名称    责任单位    面积（亩）   完成时限\n1     清理苗木    上坝村      15         2024年4月30日\n2     恢复种植    农服中心    26.5       2024年6月15日"
    )]
    [InlineData(
        "任务名称      责任单位     面积（亩）  完成时限\n清理苗木      上坝村       15        2024年4月30日\n恢复种植      农服中心     26.5      2024年6月15日"
    )]
    [InlineData(
        "序号   任务名称   牵头单位   任务面积（亩）   完成时间\n一、   清理苗木   上坝村   15   2024年4月底\n二、   恢复种植   农服中心   26.5   2024年6月15日"
    )]
    [InlineData(
        "　序号　　任务名称　　责任单位　　面积（亩）　　时限\n　1　　清理苗木　　上坝村　　15　　2024-04-30\n　2　　恢复种植　　农服中心　　26.5　　2024-06-15"
    )]
    [InlineData(
        "序号     任务名称     面积（亩）     责任单位     整改时限\n01     清理苗木     15亩     上坝村     2024.4.30\n02     恢复种植     26.5亩     农服中心     2024.6.15"
    )]
    public void A_table_that_was_pasted_with_spaces_is_a_table(string table)
    {
        var draft = SomeDocument.Draft($"云岭镇任务分解表\n{table}\n");
        Assert.Equal("清理苗木 15 2024-04-30; 恢复种植 26.5 2024-06-15", draft.Tasks());
        Assert.Null(draft.Issued);
    }

    [Theory]
    [InlineData("事项,承办单位,期限,亩数\n拆除,执法队,7月31日,8", "撂荒复耕 60 2024-05-31; 拆除 8 2024-07-31")]
    [InlineData(
        "序号,整治任务,村,面积（公顷）,牵头单位,完成时间\n1,苗木清理,下坝村,2,农服中心,6月30日",
        "撂荒复耕 60 2024-05-31; 苗木清理 30 2024-06-30"
    )]
    [InlineData(
        "表二 非粮化\n序号,任务名称,面积（平方米）,责任单位,时限\n1,坑塘回填,2000,国土所,8月31日",
        "撂荒复耕 60 2024-05-31; 坑塘回填 3 2024-08-31"
    )]
    [InlineData(
        "任务,责任单位,完成时限\n巡查,网格员,9月30日\n建档,国土所,9月20日",
        "撂荒复耕 60 2024-05-31; 巡查 2024-09-30; 建档 2024-09-20"
    )]
    [InlineData(
        "二、退林任务\n序号,村,整改任务,任务面积（万亩）,时限\n1,上坝村,退林还耕,0.01,10月31日",
        "撂荒复耕 60 2024-05-31; 退林还耕 100 2024-10-31"
    )]
    public void Several_tables_in_one_sheet_have_their_own_headers(string second, string tasks) =>
        Assert.Equal(
            tasks,
            Csv($"2024年整改任务表\n序号,整改任务,村,面积（亩）,责任单位,整改时限\n1,撂荒复耕,上坝村,60,农服中心,5月31日\n\n{second}")
                .Tasks()
        );

    [Theory]
    [InlineData("村,潜力图斑面积（亩）,翻耕时限,种植时限,任务数（亩）\n上坝村,50,4月30日,6月30日,60\n下坝村,90,4月30日,6月30日,80")]
    [InlineData("序号,村,任务面积（亩）,完成时限,潜力面积（亩）\n1,上坝村,60,6月30日,50\n2,下坝村,80,6月30日,90")]
    [InlineData("村,责任人,潜力（亩）,任务（亩）,整改时限\n上坝村,何安平,50,60,6月30日\n下坝村,谢一鸣,90,80,6月30日")]
    [InlineData("乡镇,村,可整改潜力（亩）,整改面积（亩）,时限\n沙河乡,上坝村,50,60,6月30日\n沙河乡,下坝村,90,80,6月30日")]
    [InlineData("村,任务数（亩）,潜力图斑面积（亩）\n上坝村,60,50\n下坝村,80,90")]
    public void A_task_larger_than_its_potential_is_found_whatever_stands_between(string table)
    {
        var draft = Csv($"2024年恢复任务表\n{table}");
        Assert.True(draft.Finds("larger-than-potential", "上坝村"), draft.Codes());
        Assert.False(draft.Finds("larger-than-potential", "下坝村"));
    }

    [Theory]
    [InlineData(
        "序号,问题,责任单位,整改时限,是否完成,完成时间\n1,撂荒12亩,上坝村,2024年5月31日,是,2024年5月20日\n2,改种3亩,下坝村,2024年6月30日,否,"
    )]
    [InlineData(
        "序号,整改任务,责任单位,完成时限,实际完成时间\n1,撂荒复耕,上坝村,2024年5月31日,2024年5月20日\n2,退果,下坝村,2024年6月30日,"
    )]
    [InlineData("序号,整改任务,责任单位,整改时限,整改情况\n1,撂荒复耕,上坝村,2024年5月31日,已完成\n2,退果,下坝村,2024年6月30日,正在推进")]
    [InlineData("任务,责任单位,时限,状态,销号日期\n撂荒复耕,上坝村,2024年5月31日,已销号,2024年6月2日\n退果,下坝村,2024年6月30日,整改中,")]
    [InlineData("任务,责任单位,时限,是否销号\n撂荒复耕,上坝村,2024年5月31日,√\n退果,下坝村,2024年6月30日,×")]
    public void A_row_that_is_marked_done_is_done_and_its_day_is_no_deadline(string table)
    {
        var draft = Csv(table);
        Assert.Equal("2024-05-31 2024-06-30", draft.Dues());
        Assert.Equal([true, false], draft.Tasks.Select(task => task.IsDone));
    }

    [Theory]
    [InlineData("村,任务（亩）\n上坝村,10\n下坝村,20\n合计,31", "total-mismatch")]
    [InlineData("乡镇,目标（亩）,完成（亩）\n沙河乡,10,5\n白羊镇,20,4\n总计,30,8", "total-mismatch")]
    [InlineData("村,任务（亩）\n全镇,31\n上坝村,10\n下坝村,20", "total-mismatch")]
    [InlineData("片,村,任务（亩）\n东片,上坝村,10\n东片,下坝村,20\n东片,小计,31\n合计,,30", "total-mismatch")]
    [InlineData("村,任务（亩）,村,任务（亩）\n上坝村,10,下坝村,20\n合计,31,,", "total-mismatch")]
    public void A_total_that_is_not_the_sum_of_its_rows_is_found_whatever_the_layout(string table, string code) =>
        Assert.True(Csv($"2024年任务表\n{table}").Finds(code), Csv($"2024年任务表\n{table}").Codes());
}
