namespace CultivatedLand.Tests.Documents.Reading.Kinds;

/// <summary>Columns that are told by what their cells hold.</summary>
public class ColumnKindTests
{
    [Theory]
    [InlineData(
        "units",
        "新桥社区、观音社区",
        "csv:序号,图斑号,所在社区,整改措施,包案人,整改到位时间\n1,0021,新桥社区,拆除复耕,方某某,2024年5月20日\n2,0102,观音社区,补办手续,姜某某,2024年6月30日\n"
    )]
    [InlineData(
        "leaders",
        "方某某、姜某某",
        "csv:序号,图斑号,所在社区,整改措施,包案人,整改到位时间\n1,0021,新桥社区,拆除复耕,方某某,2024年5月20日\n2,0102,观音社区,补办手续,姜某某,2024年6月30日\n"
    )]
    [InlineData(
        "shares",
        "上坪乡 360、河东镇 279",
        "md:# 白水县2024年恢复任务\n\n2024年3月1日\n\n各乡镇10月底前完成。\n\n单位：公顷\n\n| 行政区 | 2023年净流出 | 2024年需恢复 |\n|---|---|---|\n| 上坪乡 | 30.2 | 24 |\n| 河东镇 | 22.5 | 18.6 |\n"
    )]
    [InlineData(
        "shares",
        "东庄 60、西庄 45",
        "md:# 复耕任务\n\n2024年3月1日\n\n各庄10月底前完成。\n\n| 自然村 | 今年要复耕（亩） |\n|---|---|\n| 东庄 | 60 |\n| 西庄 | 45 |\n| 合计 | 105 |\n"
    )]
    [InlineData(
        "shares",
        "城关镇 1200、河口乡 800",
        "md:# 耕地补足任务\n\n2024年3月1日\n\n10月底前完成。\n\n| 区域 | 去年欠账 | 今年补足数（亩） |\n|---|---|---|\n| 城关镇 | 300 | 1200 |\n| 河口乡 | 100 | 800 |\n"
    )]
    [InlineData(
        "leaders",
        "韩远山、沈一帆",
        "md:# 耕地恢复通知\n\n2024年3月1日\n\n各乡镇于2024年10月底前完成耕地恢复300亩。\n\n| 乡镇 | 联系县领导 | 职务 |\n|---|---|---|\n| 上坪乡 | 韩远山 | 副县长 |\n| 河东镇 | 沈一帆 | 县政协副主席 |\n"
    )]
    [InlineData("leaders", "冯某、邓某", "csv:地块,亩数,包干人,何时完成\n河湾大田,45,冯某,2024年5月31日\n岭脚旱地,20,邓某,2024年6月30日\n")]
    public void A_column_is_known_by_its_cells_where_its_header_is_not(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData(
        "dues",
        "2024-07-15 2024-08-31",
        "csv:序号,反馈问题,具体位置,整改措施,牵头单位,办结时限\n1,巡查日志缺失,全县,补齐日志,县田长办,2024年7月15日\n2,占用耕地,石门镇,拆除复耕,石门镇人民政府,2024年8月底\n"
    )]
    [InlineData(
        "dues",
        "2024-05-31 2024-06-30",
        "csv:序号,整改任务,范围,责任单位,整改时限\n1,设施农用地清理,全镇,农服中心,2024年5月31日\n2,拆除大棚,柳湾村,柳湾村,2024年6月30日\n"
    )]
    [InlineData("dues", "2024-05-31", "csv:序号,整改任务,面积（亩）,责任单位,整改时限\n1,撂荒复耕,60,柳湾村,2024年5月31日\n合计,,60,,\n")]
    [InlineData(
        "areas",
        "60 40",
        "csv:序号,整改任务,村,面积（亩）,整改时限\n1,撂荒复耕,柳湾村,60,2024年5月31日\n2,撂荒复耕,龙井村,40,2024年5月31日\n,全镇,,100,\n"
    )]
    [InlineData("areas", "300", "csv:序号,任务,实施范围,面积（亩）,完成时限\n1,深松整地,全乡,300,2024年11月30日\n")]
    public void A_row_with_its_own_number_is_no_row_of_sums(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData(
        "dues",
        "2024-04-30 2024-06-30 2024-09-30 2024-04-30 2024-06-30 2024-09-30",
        "md:# 云岭镇复耕任务\n\n2024年3月1日\n\n| 村 | 4月底（亩） | 6月底（亩） | 9月底（亩） |\n|---|---|---|---|\n| 柳湾村 | 10 | 30 | 60.5 |\n| 龙井村 | 20 | 50 | 80 |\n"
    )]
    [InlineData(
        "areas",
        "60.5 80",
        "md:# 云岭镇复耕任务\n\n2024年3月1日\n\n| 村 | 4月底（亩） | 6月底（亩） | 9月底（亩） |\n|---|---|---|---|\n| 柳湾村 | 10 | 30 | 60.5 |\n| 龙井村 | 20 | 50 | 80 |\n"
    )]
    [InlineData(
        "dues",
        "2024-06-30 2024-09-30 2024-12-31 2024-06-30 2024-09-30 2024-12-31",
        "csv:2024年复耕进度表,,,\n村名,二季度完成,三季度完成,四季度完成\n东山村,30,60,90\n西山村,20,20,40\n"
    )]
    [InlineData(
        "areas",
        "90 40",
        "csv:2024年复耕进度表,,,\n村名,二季度完成（累计）,三季度完成（累计）,四季度完成（累计）\n东山村,30,60,90\n西山村,20,20,40\n"
    )]
    [InlineData(
        "dues",
        "2024-05-31 2024-06-30 2024-05-31 2024-06-30",
        "md:# 复耕进度安排\n\n2024年3月1日\n\n| 单位 | 任务（亩） | 5月底 | 6月底 |\n|---|---|---|---|\n| 柳湾村 | 60 | 40% | 100% |\n| 龙井村 | 80 | 50% | 100% |\n"
    )]
    [InlineData(
        "areas",
        "60 80",
        "md:# 复耕进度安排\n\n2024年3月1日\n\n| 单位 | 任务（亩） | 5月底 | 6月底 |\n|---|---|---|---|\n| 柳湾村 | 60 | 40% | 100% |\n| 龙井村 | 80 | 50% | 100% |\n"
    )]
    [InlineData(
        "dues",
        "2024-03-31 2024-06-30 2024-03-31 2024-06-30",
        "html:<html><body><h1>云岭镇复耕计划</h1><p>2024年1月1日</p><table><tr><td rowspan=\"2\">村</td><td colspan=\"2\">完成面积（亩）</td></tr><tr><td>3月底前</td><td>6月底前</td></tr><tr><td>柳湾村</td><td>10</td><td>30</td></tr><tr><td>龙井村</td><td>20</td><td>50</td></tr></table></body></html>"
    )]
    [InlineData(
        "dues",
        "2024-04-10 2024-05-20 2024-04-10 2024-05-20",
        "csv:2024年复耕进度表,,\n村,4月10日前翻耕（亩）,5月20日前播种（亩）\n东山村,30,30\n西山村,20,20\n"
    )]
    public void Times_as_columns_are_the_steps_of_each_place(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData(
        "tasks",
        "云岭县耕地恢复 300 2024-10-31",
        "md:# 云岭县耕地恢复通知\n\n云岭县人民政府\n\n2024年3月1日\n\n各乡镇于2024年10月底前完成耕地恢复300亩。\n\n附件：包乡领导名单\n\n附件\n\n## 包乡领导名单\n\n| 乡镇 | 包乡领导 | 职务 |\n|---|---|---|\n| 上坪乡 | 韩远山 | 副县长 |\n| 河东镇 | 沈一帆 | 县政协副主席 |\n"
    )]
    public void A_list_of_leaders_is_no_task(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));
}
