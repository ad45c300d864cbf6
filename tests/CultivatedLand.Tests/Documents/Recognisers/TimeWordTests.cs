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
    [InlineData("8月31日前印发方案", "2024-08-31")]
    [InlineData("3月20日前签订责任书", "2024-03-20")]
    [InlineData("3月底、6月底、9月底前分别报送小结", "2024-03-31", "2024-06-30", "2024-09-30")]
    [InlineData("6月、9月、11月底前报送小结", "2024-06-30", "2024-09-30", "2024-11-30")]
    [InlineData("最迟不超过6月30日完成整改", "2024-06-30")]
    [InlineData("到6月20日，全面完成播种", "2024-06-20")]
    [InlineData("截止2024年6月30日，全面完成整改", "2024-06-30")]
    [InlineData("6月20日为最后时限", "2024-06-20")]
    public void A_time_word_sets_a_deadline(string text, params string[] due) =>
        Assert.Equal(due.Select(DateOnly.Parse), DateRecogniser.Recognise(text, Plan2024).Where(mention => mention.Deadline).Select(mention => mention.Due!.Value));

    [Theory]
    [InlineData("总结阶段（12月）", "2024-12-01", "2024-12-31")]
    [InlineData("验收阶段（8月上中旬）", "2024-08-01", "2024-08-20")]
    [InlineData("5月上旬：镇级复核", "2024-05-01", "2024-05-10")]
    [InlineData("即日起至5月31日自查", "2024-03-01", "2024-05-31")]
    [InlineData("自查阶段（通知印发之日至5月31日）", "2024-03-01", "2024-05-31")]
    [InlineData("从现在起到6月底，集中开展整治", "2024-03-01", "2024-06-30")]
    public void A_stage_has_the_whole_of_the_time_it_names(string text, string start, string due)
    {
        var mention = Assert.Single(DateRecogniser.Recognise(text, Plan2024), mention => mention.Deadline);
        Assert.Equal((DateOnly.Parse(start), DateOnly.Parse(due)), (mention.Start, mention.Due));
    }

    [Theory]
    [InlineData("汛期（4月1日至9月30日）实行24小时值班")]
    [InlineData("每年6月、12月底前各报一次")]
    [InlineData("各单位应当于次年1月31日前提交自评报告")]
    [InlineData("截至6月30日，已恢复328亩")]
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
        Assert.DoesNotContain(DateRecogniser.Recognise("一季度完成整改144宗", new DateContext(2024, new DateOnly(2024, 5, 20))), mention => mention.Deadline);
}
