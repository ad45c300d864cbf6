using CultivatedLand.Documents.Checks;
using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Tests.Documents.Checks;

public class FindingTests
{
    [Theory]
    [InlineData("任务16057.05亩，实际15995.15亩，缺口仍有62.35亩。", "16057.05 − 15995.15 = 61.90")]
    [InlineData("任务100亩，已完成60亩，剩余30亩。", "100 − 60 = 40.00")]
    [InlineData("任务101亩，仅完成32亩，占比仅31.76%。", "32 ÷ 101 = 31.68%")]
    [InlineData("任务200亩，已完成50亩，完成率35%。", "50 ÷ 200 = 25.00%")]
    [InlineData("整改面积共315.1亩，其中甲村180.4亩、乙村135.7亩。", "180.4 + 135.7 = 316.1")]
    [InlineData("面积10亩，其中耕地12亩。", "12 = 12")]
    [InlineData("甲村10亩、乙村20亩，共31亩。", "10 + 20 = 30")]
    [InlineData("恢复2.00公顷（32亩）。", "2.00公顷 = 30")]
    public void A_figure_that_does_not_follow_from_its_neighbours_is_found(string text, string computed) =>
        Assert.Contains(
            computed,
            Assert.Single(ArithmeticCheck.Check(SomeDocument.Passage(text)).DistinctBy(finding => finding.Message)).Message.Chinese
        );

    [Theory]
    [InlineData("任务100亩，已完成60亩，剩余40亩。")]
    [InlineData("36.8734万亩，36.8438万亩，净减少295.50亩。")]
    [InlineData("目标41.9万亩，划定30.98万亩，缺口10.9万亩。")]
    [InlineData("占地491亩，其中永久基本农田14亩。")]
    [InlineData("补划9.96亩、26.1亩、4.21亩、450.5亩，共491亩。")]
    [InlineData("任务101亩，完成32亩，占比31.68%。")]
    [InlineData("任务101亩，完成32亩，占比31.7%。")]
    [InlineData("恢复比例不低于50%，任务100亩，完成49亩。")]
    [InlineData("全市耕地911.58万亩，较上年增加12.45万亩。")]
    [InlineData("恢复2公顷（30亩）。")]
    public void A_figure_that_follows_or_whose_base_is_elsewhere_is_left_alone(string text) =>
        Assert.Empty(ArithmeticCheck.Check(SomeDocument.Passage(text)));

    [Theory]
    [InlineData("（一）翻耕。9月30日前完成翻耕；8月20日前完成种植。", "phase-order", Severity.Error)]
    [InlineData("（一）翻耕。2月30日前完成翻耕。", "no-such-date", Severity.Error)]
    [InlineData("（一）翻耕。确保10月底完成任务。（整改时限：10月30日前）", "deadline-conflict", Severity.Warning)]
    [InlineData("（一）翻耕。2023年10月30日（星期二）前完成翻耕。", "weekday-mismatch", Severity.Warning)]
    [InlineData("（一）翻耕。8月20日前完成翻耕。", "deadline-past", Severity.Warning)]
    [InlineData("（一）翻耕。自2023年9月30日至2023年8月1日，确保完成翻耕。", "ends-before-start", Severity.Error)]
    public void A_date_that_cannot_be_kept_is_found(string section, string code, Severity severity)
    {
        var draft = SomeDocument.Draft($"某镇2023年耕地整改工作方案\n一、工作任务\n{section}", today: new DateOnly(2023, 9, 1));
        Assert.Contains(draft.Findings, finding => (finding.Code, finding.Severity) == (code, severity));
    }

    [Fact]
    public void A_plan_without_any_year_says_so() =>
        Assert.Contains(
            SomeDocument.Draft("某镇整改方案\n一、工作任务\n（一）翻耕。8月20日前完成翻耕。").Findings,
            finding => finding.Code == "year-unknown"
        );

    [Fact]
    public void The_year_of_the_options_is_used_where_the_document_names_none() =>
        Assert.Equal(
            new DateOnly(2026, 8, 20),
            SomeDocument.Draft("某镇整改方案\n一、工作任务\n（一）翻耕。8月20日前完成翻耕。", year: 2026).Tasks.Single().Phases.Single().Due
        );

    [Fact]
    public void A_total_that_is_not_the_sum_of_its_rows_is_an_error()
    {
        var draft = SomeDocument.Draft("某镇任务分解表\n村 | 潜力图斑面积 | 任务数\n甲村 | 40 | 30\n乙村 | 50 | 40\n合计 | 90 | 71\n");
        Assert.Contains(draft.Findings, finding => finding is { Code: "total-mismatch", Severity: Severity.Error, Quote.Text: "71" });
    }

    [Fact]
    public void A_task_larger_than_its_potential_parcels_is_found()
    {
        var draft = SomeDocument.Draft("某镇任务分解表\n村 | 潜力图斑面积 | 任务数\n甲村 | 12.06 | 30\n乙村 | 50 | 40\n");
        Assert.Contains("甲村", Assert.Single(draft.Findings, finding => finding.Code == "larger-than-potential").Message.Chinese);
    }

    [Theory]
    [InlineData("坡度", "27", "steep-parcel")]
    [InlineData("是否在生态红线内", "是", "red-line-parcel")]
    public void A_parcel_that_is_not_eligible_is_found(string column, string value, string code) =>
        Assert.Contains(
            SomeDocument.Draft($"某镇图斑表\n序号 | 村 | 图斑面积 | {column}\n1 | 甲村 | 3 | {value}\n2 | 乙村 | 4 | 否\n").Findings,
            finding => finding.Code == code
        );

    [Fact]
    public void The_same_row_twice_is_a_duplicate() =>
        Assert.Contains(
            SomeDocument
                .Draft("某镇任务清单\n序号 | 任务 | 责任单位 | 完成时限\n1 | 翻耕 | 甲村 | 2023年8月底\n2 | 翻耕 | 甲村 | 2023年8月底\n")
                .Findings,
            finding => finding.Code == "duplicate-task"
        );

    [SharedFact]
    public void The_five_notices_raise_no_alarm_about_figures_but_the_two_known_ones()
    {
        var codes = new[]
        {
            "difference-mismatch",
            "share-mismatch",
            "sum-mismatch",
            "conversion-mismatch",
            "total-mismatch",
            "breakdown-sum",
        };
        var found = SharedTexts
            .Notices.SelectMany(path => SomeDocument.Draft(SharedTexts.Text(path)).Findings)
            .Where(finding => codes.Contains(finding.Code))
            .Select(finding => finding.Quote!.Text);
        Assert.Equal(["耕地保量任务缺口仍有62.35亩", "占比仅31.76%"], found);
    }
}
