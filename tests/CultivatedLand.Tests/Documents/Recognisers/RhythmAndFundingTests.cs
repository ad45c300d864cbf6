using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Recognisers.Rhythms;
using CultivatedLand.Domain.Bulletins;

namespace CultivatedLand.Tests.Documents.Recognisers;

public class RhythmAndFundingTests
{
    [Theory]
    [InlineData("组织半个月召开一次调度会，通报工作进度", RecurrenceInterval.HalfMonth, RhythmKind.Meeting, "调度会")]
    [InlineData("工作专班每季度调度一次", RecurrenceInterval.Quarter, RhythmKind.Meeting, "工作专班调度")]
    [InlineData("每半年召开一次专题会议", RecurrenceInterval.HalfYear, RhythmKind.Meeting, "专题会议")]
    [InlineData("实行周通报", RecurrenceInterval.Week, RhythmKind.Bulletin, "周通报")]
    [InlineData("每月专报到市委", RecurrenceInterval.Month, RhythmKind.Report, "专报到市委")]
    [InlineData("村级河长每周巡河不少于1次", RecurrenceInterval.Week, RhythmKind.Patrol, "村级河长巡河")]
    [InlineData("每月25日前报送进度", RecurrenceInterval.Month, RhythmKind.Report, "报送进度")]
    [InlineData("每周五下午4点前报送信息", RecurrenceInterval.Week, RhythmKind.Report, "报送信息")]
    public void What_comes_back_is_a_rhythm(string text, RecurrenceInterval every, RhythmKind kind, string name)
    {
        var rhythm = Assert.Single(RhythmRecogniser.Find([SomeDocument.Passage(text)]));
        Assert.Equal((every, kind, name), (rhythm.Every, rhythm.Kind, rhythm.Name));
    }

    [Theory]
    [InlineData("每年按3元/亩的标准落实工作经费")]
    [InlineData("我局每年组织召开培训会")]
    [InlineData("9月调度了3次")]
    [InlineData("每少一次扣0.5分")]
    [InlineData("上半年召开会议2次")]
    [InlineData("第一时间报告")]
    public void What_does_not_come_back_is_none(string text) => Assert.Empty(RhythmRecogniser.Find([SomeDocument.Passage(text)]));

    [Fact]
    public void A_meeting_named_in_two_clauses_is_one() =>
        Assert.Equal(
            "建立每周一例会机制，于每周一上午召开工作推进会",
            Assert
                .Single(RhythmRecogniser.Find([SomeDocument.Passage("建立每周一例会机制，于每周一上午召开工作推进会，推进工作。")]))
                .Quote.Text
        );

    [Theory]
    [InlineData("对恢复的耕地按照净面积600元/亩的标准进行补助", 600, "元/亩")]
    [InlineData("按产生的指标3.6万元/亩包干拨付", 36000, "元/亩")]
    [InlineData("验收合格的每亩补助500元", 500, "元/亩")]
    [InlineData("从收益中安排20%的经费作为激励资金", 20, "%")]
    public void What_is_paid_is_read_in_yuan_a_mu_or_percent(string text, int rate, string unit)
    {
        var rule = Assert.Single(FundingRecogniser.Find([SomeDocument.Passage(text)]));
        Assert.Equal((rate, unit), (rule.Rate, rule.Unit));
    }

    [Theory]
    [InlineData("处罚金额2511.70元")]
    [InlineData("亩均产值2000元/亩，按标准核算")]
    [InlineData("占任务的20%，资金到位")]
    [InlineData("流转费600元/亩的标准不变")]
    public void What_is_no_payment_of_the_plan_is_none(string text) => Assert.Empty(FundingRecogniser.Find([SomeDocument.Passage(text)]));

    [Fact]
    public void Money_by_accepted_area_without_a_rate_is_a_rule_without_a_rate() =>
        Assert.Null(
            Assert.Single(FundingRecogniser.Find([SomeDocument.Passage("根据完成市级验收面积给予经费补助，未通过的不发放。")])).Rate
        );

    [Fact]
    public void The_condition_is_what_stands_before_the_payment() =>
        Assert.Equal(
            "超额完成任务的村居超额部分",
            Assert.Single(FundingRecogniser.Find([SomeDocument.Passage("超额完成任务的村居超额部分给予50元/亩工作经费奖励")])).Condition
        );
}
