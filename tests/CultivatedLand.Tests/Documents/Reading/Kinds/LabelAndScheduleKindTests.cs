namespace CultivatedLand.Tests.Documents.Reading.Kinds;

/// <summary>Labels, running totals, stages and payments, in the words of several offices.</summary>
public class LabelAndScheduleKindTests
{
    [Theory]
    [InlineData("dues", "", "raw:云岭镇复耕计划表\n\n单位：亩　　制表时间：2024年3月8日\n\n各村抓好复耕。\n")]
    [InlineData("dues", "", "raw:电话记录\n\n来电时间：2024年8月12日9:40\n来电内容：请做好核查。\n")]
    [InlineData("dues", "2024-09-10", "raw:关于核查图斑的通知\n\n接收时间：2024年8月12日\n整改完成时间：2024年9月10日\n责任单位：柳湾村\n")]
    [InlineData("dues", "", "一、登记\n航拍时间：2024年4月2日。拍摄日期：2024年4月3日。")]
    [InlineData("dues", "2024-06-30", "一、整改\n立案时间：2024年3月5日；到位时间：2024年6月30日；责任单位：柳湾村。")]
    [InlineData("dues", "2024-05-31", "一、复耕\n清零时间：2024年5月31日。责任单位：柳湾村。")]
    [InlineData("dues", "2024-06-30", "csv:任务,责任单位,违法发生时间,整改到位时间\n拆除大棚,柳湾村,2024-01-05,2024-06-30\n")]
    public void A_label_of_time_is_a_deadline_only_where_it_names_work(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData("done", "", "一、目标\n三季度末累计完成0.36万亩，11月15日前全部完成0.42万亩。")]
    [InlineData("done", "", "一、目标\n6月底前累计复耕120亩，10月底前复耕300亩。")]
    [InlineData("done", "", "一、目标\n到9月底累计恢复200亩以上，年底完成300亩。")]
    [InlineData("done", "120", "一、进展\n截至2月底累计完成120亩，10月底前完成300亩任务。")]
    [InlineData("done", "50", "一、进展\n任务300亩，目前已完成50亩，10月底前全部完成。")]
    public void What_will_have_been_done_by_a_day_is_not_done(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData(
        "shares",
        "北城区 1000、临江县 3000",
        "md:# 恢复任务分解表\n\n2024年3月1日\n\n10月底前完成。\n\n（单位：万亩）\n\n| 县（市、区） | 保有量目标 | 缺口 | 2024年恢复任务 |\n|---|---|---|---|\n| 北城区 | 12.06 | 0.14 | 0.10 |\n| 临江县 | 38.50 | 0.39 | 0.30 |\n| 合计 | 50.56 | 0.53 | 0.40 |\n"
    )]
    [InlineData(
        "shares",
        "东村 12、西村 8",
        "md:# 恢复任务\n\n2024年3月1日\n\n10月底前完成。\n\n| 村 | 永久基本农田保护任务（亩） | 整改任务（亩） |\n|---|---|---|\n| 东村 | 1200 | 12 |\n| 西村 | 900 | 8 |\n"
    )]
    [InlineData(
        "shares",
        "东村 12、西村 8",
        "md:# 恢复计划\n\n2024年3月1日\n\n10月底前完成。\n\n| 村 | 计划流转（亩） | 应恢复（亩） | 已恢复（亩） |\n|---|---|---|---|\n| 东村 | 100 | 12 | 3 |\n| 西村 | 90 | 8 | 2 |\n"
    )]
    [InlineData(
        "shares",
        "东村 20、西村 30",
        "md:# 撂荒地清零\n\n2024年3月1日\n\n10月底前完成。\n\n| 村 | 耕地总面积（亩） | 撂荒面积（亩） |\n|---|---|---|\n| 东村 | 2000 | 20 |\n| 西村 | 3000 | 30 |\n"
    )]
    [InlineData(
        "shares",
        "东村 20、西村 30",
        "md:# 复耕\n\n2024年3月1日\n\n10月底前完成。\n\n| 村 | 目标保有量（亩） | 计划复耕（亩） |\n|---|---|---|\n| 东村 | 2000 | 20 |\n| 西村 | 3000 | 30 |\n"
    )]
    public void The_column_of_the_task_is_told_from_other_areas(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData(
        "dues",
        "2024-04-20 2024-04-30 2024-09-25 2024-12-20",
        "raw:云岭镇补充耕地项目实施计划\n\n项目新增耕地286.3亩。\n\n第一步，前期工作。4月中旬前完成测绘，4月底前完成立项。\n第二步，工程施工。9月25日前完成土地平整。\n第三步，验收入库。12月20日前完成报备。\n\n云岭镇人民政府\n2024年3月19日\n"
    )]
    [InlineData(
        "areas",
        "286.3",
        "raw:云岭镇补充耕地项目实施计划\n\n项目新增耕地286.3亩。\n\n第一步，前期工作。4月中旬前完成测绘，4月底前完成立项。\n第二步，工程施工。9月25日前完成土地平整。\n第三步，验收入库。12月20日前完成报备。\n\n云岭镇人民政府\n2024年3月19日\n"
    )]
    [InlineData(
        "dues",
        "2024-04-10 2024-06-30",
        "raw:云岭镇清理方案\n\n第一步：4月10日前完成摸排。\n第二步：6月30日前完成清理60亩。\n\n云岭镇人民政府\n2024年3月19日\n"
    )]
    [InlineData(
        "areas",
        "60",
        "raw:云岭镇清理方案\n\n全镇清理大棚房60亩。\n\n首先，4月10日前完成摸排。\n其次，6月30日前完成清理。\n\n云岭镇人民政府\n2024年3月19日\n"
    )]
    [InlineData(
        "dues",
        "2024-05-31 2024-08-31",
        "raw:云岭镇清退方案\n\n共清退果园90亩，分两步走。\n\n第一步 5月底前，签订退出协议。\n第二步 8月底前，移除果树并翻耕。\n\n云岭镇人民政府\n2024年3月19日\n"
    )]
    public void The_first_and_the_second_step_are_stages_of_the_whole(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData("rhythms", "week", "每周日晚上在村委会碰头。")]
    [InlineData("rhythms", "month", "各组每月1日集中研究一次。")]
    [InlineData("rhythms", "week", "班子成员每周一早上碰一次头。")]
    [InlineData("rhythms", "half-month", "专班每半个月开一次会。")]
    [InlineData("rhythms", "week", "坚持每周五晒进度。")]
    public void A_meeting_by_another_name_is_a_meeting(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData("rates", "1200元/亩 40% 60%", "补助资金按每亩1200元、分两次拨付，开工拨付40%，验收合格拨付60%。")]
    [InlineData("rates", "30% 50% 20%", "资金分三期拨付：签订合同后拨付30%，种植完成后拨付50%，验收通过后拨付20%。")]
    [InlineData("rates", "70% 30%", "奖补资金先拨付70%，通过市级验收再拨付30%。")]
    [InlineData("rates", "50% 50%", "镇级验收后兑付50%，次年巩固到位再兑付50%。")]
    [InlineData("rates", "800元/亩", "复耕验收合格的按800元/亩补助。完成率达到90%的村优先。")]
    public void Each_part_of_a_payment_is_a_rule(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData(
        "areas",
        "120 85.5",
        "html:<html><body><h2>龙泉镇2024年耕地恢复进度计划表</h2><p>单位：亩</p><table><tr><th rowspan=\"2\">村（社区）</th><th rowspan=\"2\">全年任务</th><th colspan=\"2\">累计完成计划</th><th rowspan=\"2\">驻村领导</th></tr><tr><th>4月底</th><th>6月底</th></tr><tr><td>双河社区</td><td>120</td><td>20</td><td>120</td><td>严某</td></tr><tr><td>高坎村</td><td>85.5</td><td>10</td><td>85.5</td><td>贺某</td></tr><tr><td>合计</td><td>205.5</td><td>30</td><td>205.5</td><td></td></tr></table></body></html>"
    )]
    [InlineData(
        "leaders",
        "严某、贺某",
        "html:<html><body><h2>龙泉镇2024年耕地恢复进度计划表</h2><p>单位：亩</p><table><tr><th rowspan=\"2\">村（社区）</th><th rowspan=\"2\">全年任务</th><th colspan=\"2\">累计完成计划</th><th rowspan=\"2\">驻村领导</th></tr><tr><th>4月底</th><th>6月底</th></tr><tr><td>双河社区</td><td>120</td><td>20</td><td>120</td><td>严某</td></tr><tr><td>高坎村</td><td>85.5</td><td>10</td><td>85.5</td><td>贺某</td></tr><tr><td>合计</td><td>205.5</td><td>30</td><td>205.5</td><td></td></tr></table></body></html>"
    )]
    [InlineData(
        "dues",
        "2024-04-30 2024-06-30 2024-04-30 2024-06-30",
        "html:<html><body><h2>龙泉镇2024年耕地恢复进度计划表</h2><p>单位：亩</p><table><tr><th rowspan=\"2\">村（社区）</th><th rowspan=\"2\">全年任务</th><th colspan=\"2\">累计完成计划</th><th rowspan=\"2\">驻村领导</th></tr><tr><th>4月底</th><th>6月底</th></tr><tr><td>双河社区</td><td>120</td><td>20</td><td>120</td><td>严某</td></tr><tr><td>高坎村</td><td>85.5</td><td>10</td><td>85.5</td><td>贺某</td></tr></table></body></html>"
    )]
    public void Times_under_a_merged_header_are_steps(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData(
        "units",
        "各县（市、区）",
        "raw:各县恢复耕地任务\n\n2024年3月1日\n\n注：各县（市、区）应于2024年12月15日前完成恢复任务450亩。\n"
    )]
    [InlineData("units", "各镇（街道）", "一、整改\n各镇（街道）要于10月底前完成整改。")]
    [InlineData("units", "乡（镇）、村（居）", "一、整改\n乡（镇）、村（居）须在10月底前完成整改。")]
    [InlineData("units", "各县（市、区）人民政府", "一、整改\n各县（市、区）人民政府应当在10月底前完成整改。")]
    [InlineData("units", "街道规建办、大竹社区、云峰村", "一、整改\n项目由街道规建办负总责，大竹社区、云峰村负责群众工作，9月底前完工。")]
    public void A_unit_with_a_bracket_is_one_unit(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));
}
