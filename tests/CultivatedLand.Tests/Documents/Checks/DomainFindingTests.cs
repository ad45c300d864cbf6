namespace CultivatedLand.Tests.Documents.Checks;

/// <summary>
/// The findings that DOMAIN says must come out of real documents, each with the sentence that a person reads.
/// Unknown places and roles need a directory: see DirectoryCheckTests.
/// </summary>
public class DomainFindingTests
{
    private const string Head = "某镇2023年耕地整改工作方案\n一、工作任务\n（一）翻耕。";

    [Theory]
    [InlineData(
        "sum-mismatch",
        Head + "整改面积共60亩，其中甲村40亩、乙村21亩，10月30日前完成。",
        "“整改面积共60亩”与各部分之和不符：40 + 21 = 61 亩，文中写的是 60。请核对后更正原文。"
    )]
    [InlineData(
        "difference-mismatch",
        Head + "任务100亩，已完成60亩，剩余30亩，10月30日前完成。",
        "“剩余30亩”与旁边的数字不符：100 − 60 = 40.00，文中写的是 30。请核对后更正原文。"
    )]
    [InlineData(
        "share-mismatch",
        Head + "任务101亩，仅完成32亩，占比仅31.76%，10月30日前完成。",
        "“占比仅31.76%”与旁边的数字不符：32 ÷ 101 = 31.68%，文中写的是 31.76%。请核对后更正原文。"
    )]
    [InlineData(
        "conversion-mismatch",
        Head + "恢复2.00公顷（32亩），10月30日前完成。",
        "换算不符：2.00公顷 = 30 亩，文中写的是 32 亩。1 公顷 = 15 亩，请核对后更正原文。"
    )]
    [InlineData(
        "conversion-mismatch",
        Head + "恢复30亩（2.5公顷），10月30日前完成。",
        "换算不符：30 亩，文中写的是 2.5公顷 = 37.5 亩。1 公顷 = 15 亩，请核对后更正原文。"
    )]
    [InlineData(
        "total-mismatch",
        "某镇任务分解表\n序号 | 村 | 任务数\n1 | 甲村 | 30\n2 | 乙村 | 40\n合计 |  | 71\n",
        "表格“任务数”一列合计写的是 71 亩，各行相加是 70 亩。请核对。"
    )]
    [InlineData(
        "larger-than-potential",
        "某镇任务分解表\n村 | 潜力图斑面积 | 任务数\n甲村 | 12.06 | 30\n乙村 | 50 | 40\n",
        "甲村的任务 30 亩大于潜力图斑面积 12.06 亩，差额只能靠自选图斑完成。"
    )]
    [InlineData(
        "phase-order",
        Head + "9月30日前完成翻耕；8月20日前完成种植。",
        "任务“翻耕”的“种植”（2023-08-20）早于它之前的“翻耕”（2023-09-30）。请核对两个日期。"
    )]
    [InlineData(
        "deadline-past",
        Head + "8月20日前完成翻耕。",
        "任务“翻耕”的“翻耕”应于 2023-08-20 完成，上传时（2023-09-01）已经过期。如果已经完成，请更正任务，填写完成日期。"
    )]
    [InlineData(
        "weekday-mismatch",
        Head + "2023年10月30日（星期二）前完成翻耕。",
        "“2023年10月30日（星期二）前”写的是星期二，而 2023-10-30 是星期一。请确认日期。"
    )]
    [InlineData("no-such-date", Head + "2月30日前完成翻耕。", "“2月30日前”这个日期不存在。请更正后重新上传。")]
    [InlineData(
        "steep-parcel",
        "某镇图斑表\n序号 | 村 | 图斑面积 | 坡度\n1 | 甲村 | 3 | 27\n2 | 乙村 | 4 | 8\n",
        "第 2 行坡度 27，超过 25 度，不能作为恢复耕地图斑。请更换图斑。"
    )]
    [InlineData(
        "red-line-parcel",
        "某镇图斑表\n序号 | 村 | 图斑面积 | 是否在生态红线内\n1 | 甲村 | 3 | 是\n2 | 乙村 | 4 | 否\n",
        "第 2 行的图斑在生态保护红线内，不能作为恢复耕地图斑。请更换图斑。"
    )]
    [InlineData(
        "duplicate-task",
        "某镇任务清单\n序号 | 任务 | 责任单位 | 完成时限\n1 | 翻耕 | 甲村 | 2023年8月底\n2 | 翻耕 | 甲村 | 2023年8月底\n",
        "任务“翻耕”出现了 2 次，单位和时限都相同。请删除重复的。"
    )]
    [InlineData(
        "duplicate-place",
        "某镇任务分解表\n序号 | 村 | 任务数\n1 | 甲村 | 30\n2 | 甲村 | 40\n",
        "的分解表里“甲村”出现了 2 次。请合并或更正。"
    )]
    public void What_is_wrong_in_a_document_comes_out_with_its_figures(string code, string text, string sentence)
    {
        var finding = SomeDocument.Draft(text, today: new DateOnly(2023, 9, 1)).Findings.Single(finding => finding.Code == code);

        Assert.EndsWith(sentence, finding.Message.Chinese);
        Assert.NotEmpty(finding.Message.English);
        Assert.True(
            finding.Quote is { } quote && text.Replace(" | ", "|", StringComparison.Ordinal).Contains(quote.Text, StringComparison.Ordinal),
            "A finding quotes the words."
        );
    }

    [Fact]
    public void A_finding_changes_no_figure() =>
        Assert.Equal(
            60,
            SomeDocument.Draft(Head + "整改面积共60亩，其中甲村40亩、乙村21亩，10月30日前完成。").Tasks.Single().AreaMu?.Value
        );
}
