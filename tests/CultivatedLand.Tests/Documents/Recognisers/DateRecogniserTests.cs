using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Dates;

namespace CultivatedLand.Tests.Documents.Recognisers;

public class DateRecogniserTests
{
    private static readonly DateContext Plan2023 = new(2023, new DateOnly(2023, 4, 17));

    [Theory]
    [InlineData("2023年10月30日前完成整改", "2023-10-30")]
    [InlineData("2023 年 10 月 30 日前完成整改", "2023-10-30")]
    [InlineData("２０２３年１０月３０日前完成整改", "2023-10-30")]
    [InlineData("二〇二三年十月三十日前完成整改", "2023-10-30")]
    [InlineData("二○二三年十月三十日之前完成整改", "2023-10-30")]
    [InlineData("二零二三年十月三十一日以前完成整改", "2023-10-31")]
    [InlineData("8月20日前完成翻耕", "2023-08-20")]
    [InlineData("于8月20号前完成翻耕", "2023-08-20")]
    [InlineData("10月30前完成整改", "2023-10-30")]
    [InlineData("10月底前完成整改", "2023-10-31")]
    [InlineData("2月底前完成整改", "2023-02-28")]
    [InlineData("确保10月底完成任务", "2023-10-31")]
    [InlineData("9月上旬前完成播种", "2023-09-10")]
    [InlineData("9月中旬前完成播种", "2023-09-20")]
    [InlineData("9月下旬前完成播种", "2023-09-30")]
    [InlineData("11月末前完成验收", "2023-11-30")]
    [InlineData("第三季度末前完成验收", "2023-09-30")]
    [InlineData("三季度前完成验收", "2023-09-30")]
    [InlineData("上半年前完成验收", "2023-06-30")]
    [InlineData("2024年上半年前完成验收", "2024-06-30")]
    [InlineData("年底前完成验收", "2023-12-31")]
    [InlineData("2023年底前完成验收", "2023-12-31")]
    [InlineData("2023年年底前完成验收", "2023-12-31")]
    [InlineData("到2025年，全面完成恢复", "2025-12-31")]
    [InlineData("力争年内完成整改", "2023-12-31")]
    [InlineData("明年3月底前完成整改", "2024-03-31")]
    [InlineData("次年3月31日前完成种植", "2024-03-31")]
    [InlineData("整改时限：2023年10月30日前", "2023-10-30")]
    [InlineData("完成时限：2023年12月", "2023-12-31")]
    [InlineData("整改时限:2023-10-30", "2023-10-30")]
    [InlineData("办结时限：2023/10/30", "2023-10-30")]
    [InlineData("完成时间：2023.10.30", "2023-10-30")]
    [InlineData("6月20日18：00前报送自查报告", "2023-06-20")]
    [InlineData("6月20日下午5点前报送自查报告", "2023-06-20")]
    [InlineData("10月30日（星期一）前报送", "2023-10-30")]
    [InlineData("请于4月20日将方案报送", "2023-04-20")]
    [InlineData("最迟不迟于5月31日上报", "2023-05-31")]
    [InlineData("23年6月底前完成", "2023-06-30")]
    [InlineData("2023年需恢复耕地1.47万亩", "2023-12-31")]
    public void A_deadline_is_due_on_its_day(string text, string due)
    {
        var mention = Assert.Single(DateRecogniser.Recognise(text, Plan2023), mention => mention.Deadline);
        Assert.Equal(DateOnly.Parse(due), mention.Due);
    }

    [Theory]
    [InlineData("重点推进阶段（4月15日至7月31日）", "2023-04-15", "2023-07-31")]
    [InlineData("重点推进阶段（4月15日—7月31日）", "2023-04-15", "2023-07-31")]
    [InlineData("重点推进阶段（4月15日——7月31日）", "2023-04-15", "2023-07-31")]
    [InlineData("重点推进阶段（4月15日-7月31日）", "2023-04-15", "2023-07-31")]
    [InlineData("重点推进阶段（4月15日～7月31日）", "2023-04-15", "2023-07-31")]
    [InlineData("重点推进阶段（4月15日一7月31日）", "2023-04-15", "2023-07-31")]
    [InlineData("重点推进阶段（4月15日到7月31日）", "2023-04-15", "2023-07-31")]
    [InlineData("重点推进阶段（4月15日 7月31日）", "2023-04-15", "2023-07-31")]
    [InlineData("排查阶段(7 月 15 日-22 日)", "2023-07-15", "2023-07-22")]
    [InlineData("排查阶段（7月15-22日）", "2023-07-15", "2023-07-22")]
    [InlineData("排查阶段（2023年8月上旬至9月上旬）", "2023-08-01", "2023-09-10")]
    [InlineData("排查阶段（9月中旬至10月底）", "2023-09-11", "2023-10-31")]
    [InlineData("整改阶段（4至6月）", "2023-04-01", "2023-06-30")]
    [InlineData("整改阶段（2023年11月至2024年2月）", "2023-11-01", "2024-02-29")]
    [InlineData("整改阶段（11月15日至次年2月10日）", "2023-11-15", "2024-02-10")]
    [InlineData("整改阶段（11月15日至2月10日）", "2023-11-15", "2024-02-10")]
    [InlineData("实施时间：2023年5月1日起至2023年9月30日止", "2023-05-01", "2023-09-30")]
    [InlineData("自4月17日起至12月31日，集中开展整治", "2023-04-17", "2023-12-31")]
    public void A_period_has_its_first_and_its_last_day(string text, string start, string due)
    {
        var mention = Assert.Single(DateRecogniser.Recognise(text, Plan2023), mention => mention.Deadline);
        Assert.Equal((DateOnly.Parse(start), DateOnly.Parse(due)), (mention.Start, mention.Due));
    }

    [Theory]
    [InlineData("截至2023年3月31日，现状耕地100亩")]
    [InlineData("截止2023年3月31日，我镇现状耕地100亩")]
    [InlineData("按照《2022年3月31日前整改方案》执行")]
    [InlineData("根据某政发〔2023〕86号文件")]
    [InlineData("2020年3月至2022年8月，未经批准占用耕地491亩")]
    [InlineData("2020年11月4日前发生的占用")]
    [InlineData("2019年底前建成的设施")]
    [InlineData("10月21日以来，召开会议3次")]
    [InlineData("2022年1月1日后取得合格证的项目")]
    [InlineData("2024年6月3日办结")]
    [InlineData("2023年7月20日印发")]
    [InlineData("公示时间：2024年12月19日至2024年12月29日")]
    [InlineData("公示期间（2024年12月19日至12月29日）反映")]
    [InlineData("以2022年国土变更调查数据为准")]
    [InlineData("面积2023.05亩")]
    [InlineData("联系电话：2023-1030123")]
    [InlineData("举报件X3YN202405300066号")]
    [InlineData("每月25日前报送进度")]
    [InlineData("每季度末月30日前报送")]
    [InlineData("于次月5日前上报")]
    [InlineData("年内至少召开3次会议")]
    [InlineData("2021-2035年耕地保有量目标任务为100亩")]
    [InlineData("2022年8月上旬至9月上旬，巡察组开展专项巡察")]
    [InlineData("上半年暂无违法用地")]
    [InlineData("15号令第12条")]
    [InlineData("2022年底全县耕地10万亩")]
    public void What_is_not_a_deadline_does_not_become_one(string text) =>
        Assert.DoesNotContain(DateRecogniser.Recognise(text, Plan2023), mention => mention.Deadline);

    [Theory]
    [InlineData("收到通知后7个工作日内报送", 7, true, true)]
    [InlineData("自本方案印发之日起15日内完成", 15, false, true)]
    [InlineData("15日内完成整改", 15, false, true)]
    [InlineData("十五日内完成整改", 15, false, true)]
    [InlineData("验收通过后15日内报送总结", 15, false, false)]
    [InlineData("两个月内整改到位", 60, false, true)]
    [InlineData("半个月内整改到位", 15, false, true)]
    [InlineData("接到线索后24小时内到场", 1, false, false)]
    [InlineData("整改时限：立行立改", 0, false, true)]
    public void A_relative_term_keeps_what_it_counts_and_from_what(string text, int count, bool workdays, bool fromStart)
    {
        var mention = Assert.Single(DateRecogniser.Recognise(text, Plan2023));
        Assert.Equal((count, workdays, fromStart), (mention.Relative!.Count, mention.Relative.Workdays, mention.Relative.FromStart));
        Assert.Null(mention.Due);
    }

    [Fact]
    public void A_day_alone_belongs_to_the_month_named_before()
    {
        var mentions = DateRecogniser.Recognise("10月15日前完成整改，30日前完成验收", Plan2023);
        Assert.Equal([new DateOnly(2023, 10, 15), new DateOnly(2023, 10, 30)], mentions.Select(mention => mention.Due!.Value));
    }

    [Fact]
    public void A_year_once_named_holds_for_the_dates_behind_it()
    {
        var mentions = DateRecogniser.Recognise("2025年3月底前完成整改，6月底前完成验收", Plan2023);
        Assert.Equal([new DateOnly(2025, 3, 31), new DateOnly(2025, 6, 30)], mentions.Select(mention => mention.Due!.Value));
    }

    [Fact]
    public void A_year_filled_in_is_inferred_and_a_year_in_the_words_is_stated()
    {
        Assert.Equal(Confidence.Inferred, DateRecogniser.Recognise("8月20日前完成", Plan2023).Single().Confidence);
        Assert.Equal(Confidence.Stated, DateRecogniser.Recognise("2023年8月20日前完成", Plan2023).Single().Confidence);
    }

    [Fact]
    public void A_lost_dash_is_a_guess() =>
        Assert.Equal(Confidence.Guess, DateRecogniser.Recognise("阶段（4月15日 7月31日）", Plan2023).Single().Confidence);

    [Fact]
    public void A_masked_year_stays_unknown()
    {
        var mentions = DateRecogniser.Recognise("20xx年4月25日前完成摸排，4月30日前报送");
        Assert.All(mentions, mention => Assert.Equal((null, DateFault.MaskedYear), (mention.Due, mention.Trouble)));
    }

    [Fact]
    public void A_date_that_does_not_exist_has_no_day() =>
        Assert.Equal(DateFault.NoSuchDate, DateRecogniser.Recognise("2月30日前完成", Plan2023).Single().Trouble);

    [Fact]
    public void A_spring_month_set_in_autumn_means_the_coming_spring()
    {
        var mention = DateRecogniser.Recognise("3月底前完成种植", new DateContext(2023, new DateOnly(2023, 11, 20))).Single();
        Assert.Equal((new DateOnly(2024, 3, 31), Confidence.Guess), (mention.Due, mention.Confidence));
    }

    [Fact]
    public void A_step_shortly_before_the_notice_is_taken_as_written() =>
        Assert.Equal(new DateOnly(2023, 4, 14), DateRecogniser.Recognise("准备阶段（4月13日至4月14日）", Plan2023).Single().Due);

    [Theory]
    [InlineData("本月底前完成", "2023-04-30")]
    [InlineData("下月10日前完成", "2023-05-10")]
    [InlineData("本周五前完成", "2023-04-21")]
    [InlineData("下周一前完成", "2023-04-24")]
    [InlineData("明天前完成", "2023-04-18")]
    public void Words_of_nearness_count_from_the_date_of_issue(string text, string due) =>
        Assert.Equal(DateOnly.Parse(due), DateRecogniser.Recognise(text, Plan2023).Single().Due);

    [Fact]
    public void A_schedule_makes_a_deadline_of_the_date_at_the_head_of_a_sentence()
    {
        var schedule = Plan2023 with { Expectation = DateExpectation.Schedule };
        Assert.True(DateRecogniser.Recognise("2023年6月至9月，各村开展整改。", schedule).Single().Deadline);
        Assert.False(DateRecogniser.Recognise("2023年6月至9月，各村开展整改。").Single().Deadline);
    }

    [Fact]
    public void The_words_stand_at_their_offset()
    {
        const string text = "各村于８月２０日前完成，1０月底前验收；验收后15日内报送。";
        Assert.All(
            DateRecogniser.Recognise(text, Plan2023),
            mention => Assert.Equal(mention.Text, text.Substring(mention.Offset, mention.Text.Length))
        );
    }
}
