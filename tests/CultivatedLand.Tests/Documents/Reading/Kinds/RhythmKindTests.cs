namespace CultivatedLand.Tests.Documents.Reading.Kinds;

/// <summary>Rhythms and what is none, in the words of several offices.</summary>
public class RhythmKindTests
{
    [Theory]
    [InlineData("rhythms", "month", "各村每月开展一次“回头看”。")]
    [InlineData("rhythms", "quarter", "镇自然资源所每季度组织一次交叉互评。")]
    [InlineData("rhythms", "half-year", "县田长办每半年开展1次成效评估。")]
    [InlineData("rhythms", "week", "村级网格员每周至少入户宣传一次。")]
    [InlineData("rhythms", "month", "建立台账，每月更新一次。")]
    [InlineData("rhythms", "week", "镇农服中心每周汇总一次。")]
    [InlineData("rhythms", "half-month", "专班每半月会办一次难点问题。")]
    [InlineData("rhythms", "quarter", "每季度进行一次现场观摩。")]
    [InlineData("rhythms", "ten-days", "每旬对账一次，逐图斑核销。")]
    [InlineData("rhythms", "", "种粮补贴每年发放一次，每季施肥一次。")]
    [InlineData("rhythms", "", "每年种植一次以上粮食作物的，视为恢复。")]
    public void Any_act_with_a_number_of_times_after_its_period_is_a_rhythm_and_field_work_is_none(
        string field,
        string expected,
        string words
    ) => Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData("rhythms", "day", "各村每天下午5点前在工作群里报进度。")]
    [InlineData("rhythms", "day", "各组每日17时前向镇农办报数据。")]
    [InlineData("rhythms", "week", "各村每周四下午4点前报一次进展。")]
    [InlineData("rhythms", "month", "每月10日前各村报台账。")]
    [InlineData("rhythms", "week", "请各单位每周一上午报上周结果。")]
    public void A_report_by_an_hour_of_the_day_is_a_rhythm(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData("rhythms", "month quarter", "实行月通报、季点评制度。")]
    [InlineData("rhythms", "week month", "坚持周会商、月排名。")]
    [InlineData("rhythms", "half-month", "落实双周点评机制。")]
    [InlineData("rhythms", "quarter", "推行季暗访。")]
    [InlineData("rhythms", "week month", "建立周研判、月考评工作机制。")]
    public void A_period_of_one_sign_makes_a_rhythm_with_further_acts(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData("dues", "", "各村自3月起于每月15日、30日前报送进展。")]
    [InlineData("dues", "", "从4月开始，每周五前报镇农服中心汇总。")]
    [InlineData("dues", "", "6月起，各村每月5日前上报完成情况。")]
    [InlineData("dues", "", "自2024年7月起，每季度末月25日前填报。")]
    [InlineData("dues", "", "今年起每年11月底前报送年度总结。")]
    [InlineData("rhythms", "half-month", "各村自3月起于每月15日、30日前报送进展。")]
    public void Days_that_recur_from_a_month_on_are_no_deadline(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));

    [Theory]
    [InlineData(
        "tasks",
        "复耕 60 2024-05-31",
        "一、复耕\n5月31日前复耕60亩。责任单位：柳湾村。\n二、调度机制\n镇农服中心每周五调度一次，每半个月向镇党委书面报告一次。"
    )]
    [InlineData(
        "tasks",
        "复耕 60 2024-05-31",
        "一、复耕\n5月31日前复耕60亩。责任单位：柳湾村。\n二、信息报送\n各村每月15日、30日前报送进展，镇农服中心每周汇总一次。"
    )]
    [InlineData("tasks", "复耕 60 2024-05-31", "一、复耕\n5月31日前复耕60亩。责任单位：柳湾村。\n二、例会\n由镇长每周一主持召开例会。")]
    [InlineData(
        "tasks",
        "拆除 9 2024-04-30; 复耕 60 2024-05-31",
        "一、拆除\n4月30日前拆除9亩。\n二、复耕\n5月31日前复耕60亩。\n三、通报\n镇督查办每月10日通报上月进度。"
    )]
    [InlineData(
        "tasks",
        "复耕60亩 60 2024-05-31",
        "1.5月31日前复耕60亩，由柳湾村负责。\n2.镇自然资源所每月5日前通报上月进度，镇政府每半月召开一次推进会。"
    )]
    public void A_section_that_only_keeps_a_rhythm_is_no_task(string field, string expected, string words) =>
        Assert.Equal(expected, Found.Of(field, words, expected));
}
