using CultivatedLand.Documents.Recognisers.Dates;

namespace CultivatedLand.Tests.Documents.Recognisers;

public class TimeWordTests
{
    private static readonly DateContext Plan2024 = new(2024, new DateOnly(2024, 3, 1));

    [Theory]
    [InlineData("1.2024年9月底前完成核查", "2024-09-30")]
    [InlineData("2.9月25日前拆除", "2024-09-25")]
    [InlineData("一季度完成摸底", "2024-03-31")]
    [InlineData("三季度末新改造沟渠800米", "2024-09-30")]
    [InlineData("上半年恢复120亩，下半年集中验收", "2024-06-30", "2024-12-31")]
    [InlineData("上半年完成8个村，全年完成20个村", "2024-06-30", "2024-12-31")]
    [InlineData("2025年6月底前完成四成，年底前清零", "2025-06-30", "2025-12-31")]
    [InlineData("8月上中旬完成验收", "2024-08-20")]
    [InlineData("8月中下旬完成验收", "2024-08-31")]
    [InlineData("7月12日前印发操作手册", "2024-07-12")]
    [InlineData("4月18日前签订流转合同", "2024-04-18")]
    [InlineData("4月底、7月底、9月底前分别上交台账", "2024-04-30", "2024-07-31", "2024-09-30")]
    [InlineData("5月、8月、10月底前上交台账", "2024-05-31", "2024-08-31", "2024-10-31")]
    [InlineData("最迟不超过7月15日清完沟渠", "2024-07-15")]
    [InlineData("到5月25日，全面完成插秧", "2024-05-25")]
    [InlineData("截止2024年10月8日，全面完成清表", "2024-10-08")]
    [InlineData("11月5日为最后时限", "2024-11-05")]
    public void A_time_word_sets_a_deadline(string text, params string[] due) =>
        Assert.Equal(
            due.Select(DateOnly.Parse),
            DateRecogniser.Recognise(text, Plan2024).Where(mention => mention.Deadline).Select(mention => mention.Due!.Value)
        );

    [Theory]
    [InlineData("总结阶段（12月）", "2024-12-01", "2024-12-31")]
    [InlineData("验收阶段（8月上中旬）", "2024-08-01", "2024-08-20")]
    [InlineData("5月上旬：镇级复核", "2024-05-01", "2024-05-10")]
    [InlineData("即日起至4月25日逐户登记", "2024-03-01", "2024-04-25")]
    [InlineData("登记阶段（通知印发之日至4月18日）", "2024-03-01", "2024-04-18")]
    [InlineData("从现在起到7月底，集中清理沟渠", "2024-03-01", "2024-07-31")]
    public void A_stage_has_the_whole_of_the_time_it_names(string text, string start, string due)
    {
        var mention = Assert.Single(DateRecogniser.Recognise(text, Plan2024), mention => mention.Deadline);
        Assert.Equal((DateOnly.Parse(start), DateOnly.Parse(due)), (mention.Start, mention.Due));
    }

    [Theory]
    [InlineData("主汛期（5月15日至8月20日）水库专人看守")]
    [InlineData("每年5月、11月底前各盘点一次")]
    [InlineData("各村应当于次年2月10日前交回表册")]
    [InlineData("截至7月2日，已翻耕41亩")]
    [InlineData("全年完成投资3亿元")]
    [InlineData("一季度已完成摸底")]
    [InlineData("2023年一季度完成摸底")]
    [InlineData("按照3月1日前印发的方案执行")]
    [InlineData("5月20日至6月30日为夏季禁烧期")]
    [InlineData("增产1.9个百分点")]
    public void A_time_word_of_the_calendar_or_the_past_sets_none(string text) =>
        Assert.DoesNotContain(DateRecogniser.Recognise(text, Plan2024), mention => mention.Deadline);

    [Fact]
    public void A_quarter_that_was_over_when_the_notice_was_issued_is_reported_and_not_set() =>
        Assert.DoesNotContain(
            DateRecogniser.Recognise("一季度完成复垦37处", new DateContext(2024, new DateOnly(2024, 5, 20))),
            mention => mention.Deadline
        );
}
