using CultivatedLand.Documents.Recognisers.Dates;

namespace CultivatedLand.Tests.Documents.Reading.Kinds;

/// <summary>Dates in the forms and places that notices give them.</summary>
public class DateKindTests
{
    [Theory]
    [InlineData("力争4月20日前完成翻耕、5月15日前完成播种、9月30日前完成验收。", "翻耕 04-20、播种 05-15、验收 09-30")]
    [InlineData("各村5月底前完成清表、6月底前完成整地。", "清表 05-31、整地 06-30")]
    [InlineData("务必于3月15日前报送台账、3月25日前签订协议、4月30日前全部复耕。", "报送台账 03-15、签订协议 03-25、全部复耕 04-30")]
    [InlineData("4月10日前摸清底数、4月20日前编制方案。", "摸清底数 04-10、编制方案 04-20")]
    [InlineData("确保7月10日前完成拆除和7月31日前完成复绿。", "拆除 07-10、复绿 07-31")]
    public void Each_deadline_of_an_enumeration_keeps_its_own_deed(string body, string steps) =>
        Assert.Equal(steps, Seen.Text($"一、整治\n{body}责任单位：各村。").Steps());

    [Theory]
    [InlineData(
        "（一）集中巡查。春季（3月11日-3月29日）、秋季（9月9日-9月27日）各开展一轮。",
        "2024-03-11~2024-03-29 2024-09-09~2024-09-27"
    )]
    [InlineData("（一）复核阶段。第一轮：5月6日至5月17日；第二轮：10月8日至10月18日。", "2024-05-06~2024-05-17 2024-10-08~2024-10-18")]
    [InlineData("（一）抽查阶段（4月1日—4月12日，7月1日—7月12日）。区里组织抽查。", "2024-04-01~2024-04-12 2024-07-01~2024-07-12")]
    [InlineData("（一）宣传阶段。时间：3月4日至3月15日、4月8日至4月12日。各村张贴公告。", "2024-03-04~2024-03-15 2024-04-08~2024-04-12")]
    [InlineData("（一）播种阶段：早季3月20日至4月10日，晚季7月15日至8月5日。", "2024-03-20~2024-04-10 2024-07-15~2024-08-05")]
    public void Every_window_of_a_stage_is_read(string body, string windows) =>
        Assert.Equal(windows, Seen.Text($"一、工作步骤\n{body}").Windows());

    [Theory]
    [InlineData("2024年完成园地还耕360亩。", "2024-12-31")]
    [InlineData("2024年，全镇新增水田85亩。", "2024-12-31")]
    [InlineData("2024年全镇计划复耕撂荒地210亩。", "2024-12-31")]
    [InlineData("2024年度完成旱改水140亩。", "2024-12-31")]
    [InlineData("2025年底完成全部整治任务。", "2025-12-31")]
    [InlineData("年底完成全部整治任务。", "2024-12-31")]
    [InlineData("今年完成撂荒地复耕90亩。", "2024-12-31")]
    public void A_year_that_gets_a_figure_to_reach_ends_with_its_last_day(string body, string due) =>
        Assert.Equal(due, Seen.Text($"一、目标任务\n{body}").Dues());

    [Theory]
    [InlineData("2024年以来，全镇复耕160亩。")]
    [InlineData("2024年是关键之年，各村要高度重视。")]
    [InlineData("2024年中央一号文件提出加强耕地保护。")]
    [InlineData("2022年完成复耕160亩，2023年完成复耕210亩。")]
    [InlineData("按照2024年工作要点，现将有关事项明确如下。")]
    public void A_year_that_is_only_named_is_no_deadline(string body) => Assert.Equal("", Seen.Text($"一、有关说明\n{body}").Dues());

    [Theory]
    [InlineData("年内补齐剩余缺口38.6亩。")]
    [InlineData("年内拆除违建6处。")]
    [InlineData("各村年内全面清退占耕苗木。")]
    [InlineData("2024年内消化存量图斑52个。")]
    [InlineData("今年内必须消除撂荒。")]
    public void Within_the_year_is_its_last_day_whatever_the_deed(string body) =>
        Assert.Equal("2024-12-31", Seen.Text($"一、目标\n{body}责任单位：各村。").Dues());

    [Theory]
    [InlineData("2026年前全面完成治理。", "2026-12-31")]
    [InlineData("2025年以前退出全部果园。", "2025-12-31")]
    [InlineData("2025年之前实现动态清零。", "2025-12-31")]
    [InlineData("力争2027年前建成示范片。", "2027-12-31")]
    [InlineData("各村2025年前完成改造。", "2025-12-31")]
    public void Before_a_year_is_asked_about(string body, string due)
    {
        var draft = Seen.Text($"一、目标\n{body}责任单位：各村。");
        Assert.Equal(due, draft.Dues());
        Assert.True(draft.Finds("date-guess"), draft.Codes());
    }

    [Theory]
    [InlineData("2024年7月15日", "2月10日前完成验收。", "2025-02-10")]
    [InlineData("2024年8月1日", "3月底前完成播种。", "2025-03-31")]
    [InlineData("2024年6月20日", "1月31日前兑现资金。", "2025-01-31")]
    [InlineData("2024年5月30日", "2月底前完成复核。", "2025-02-28")]
    [InlineData("2024年12月2日", "4月15日前翻耕到位。", "2025-04-15")]
    public void A_month_without_a_year_lies_after_the_notice_and_is_asked_about(string issued, string body, string due)
    {
        var draft = Seen.Text($"一、验收\n{body}责任单位：各村。", issued);
        Assert.Equal(due, draft.Dues());
        Assert.True(draft.Finds("date-guess"), draft.Codes());
    }

    [Theory]
    [InlineData("10.20前完成种植。", "2024-10-20")]
    [InlineData("2024.10前完成种植。", "2024-10-31")]
    [InlineData("2024.10.20前完成种植。", "2024-10-20")]
    [InlineData("20241020前完成种植。", "2024-10-20")]
    [InlineData("2024/10/20前完成种植。", "2024-10-20")]
    [InlineData("务必于10/20前完成种植。", "2024-10-20")]
    [InlineData("2024-10-20前完成种植。", "2024-10-20")]
    public void A_date_in_figures_is_a_deadline(string body, string due) =>
        Assert.Equal(due, Seen.Text($"一、种植\n{body}责任单位：各村。").Dues());

    [Theory]
    [InlineData("面积10.20亩，前期已翻耕。")]
    [InlineData("完成率由10.20提高到30.5。")]
    [InlineData("编号20241020的图斑。")]
    [InlineData("见附表3.12前两列。")]
    [InlineData("比例尺1/5000的图件。")]
    public void A_figure_is_no_date(string body) => Assert.Equal("", Seen.Text($"一、说明\n{body}").Dues());

    /// <summary>Words in which a general recogniser and this one must agree.</summary>
    [Theory]
    [InlineData("大后天", "2024-03-04")]
    [InlineData("下下周日", "2024-03-17")]
    [InlineData("这个星期一", "2024-02-26")]
    [InlineData("二〇二四年八月十五", "2024-08-15")]
    [InlineData("九月二十，各村集中验收", "2024-09-20")]
    public void A_day_in_words_is_that_day(string words, string day) =>
        Assert.Equal(DateOnly.Parse(day), DateRecogniser.Recognise(words, new DateContext(2024, new DateOnly(2024, 3, 1)))[0].Due);

    [Theory]
    [InlineData("2015年农历正月初一")]
    [InlineData("三月初一")]
    [InlineData("从四月的最后一个星期一到十月一日", "2019-01-01")]
    [InlineData("2024年13月5日")]
    public void A_day_that_is_none_of_the_calendar_is_no_day(string words, string? not = null) =>
        Assert.DoesNotContain(
            DateRecogniser.Recognise(words, new DateContext(2024, new DateOnly(2024, 3, 1))),
            mention => not is null ? mention.Due is not null : $"{mention.Start:yyyy-MM-dd}" == not
        );
}
