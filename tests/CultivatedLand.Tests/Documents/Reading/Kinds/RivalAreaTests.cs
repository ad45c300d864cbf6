using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Tests.Documents.Reading.Kinds;

/// <summary>Several areas side by side in the sentence of a target: a person is asked, unless one follows from the others.</summary>
public class RivalAreaTests
{
    [Theory]
    [InlineData("全镇撂荒耕地218.4亩，有抛荒趋势的960.5亩，基本农田减少45.6亩，须在年内恢复到位。", 3)]
    [InlineData("近两年流出耕地32.5亩，苗木占用88.2亩，草皮占用14.7亩，应于年底前全部整改到位。", 3)]
    [InlineData("上年流出67.3亩，本年新增流出20.1亩，种植果树的135.6亩，永久基本农田内9.9亩，需于年底前恢复。", 4)]
    public void Three_areas_that_do_not_follow_from_each_other_are_a_question(string words, int areas) =>
        Assert.Equal(areas, Task(words).RivalAreas.Length);

    [Theory]
    [InlineData("全镇恢复任务101亩，已完成32亩，未完成的69亩须在年内恢复到位。")]
    [InlineData("整改面积共315.1亩，其中甲地180.4亩、乙地134.7亩，须在年内完成整改。")]
    [InlineData("需在年内恢复耕地120亩，面积以验收为准。")]
    [InlineData("流出耕地120亩，须在年内恢复80亩。")]
    public void A_whole_with_its_parts_or_its_remainder_is_none(string words) => Assert.Empty(Task(words).RivalAreas);

    [Fact]
    public void Areas_of_another_sentence_are_no_rivals() =>
        Assert.Empty(Task("上年流出67.3亩。种植果树的135.6亩。须在年内恢复耕地20.1亩。").RivalAreas);

    [Fact]
    public void The_finding_quotes_all_of_them()
    {
        var draft = Draft("全镇撂荒耕地218.4亩，有抛荒趋势的960.5亩，基本农田减少45.6亩，须在年内恢复到位。");
        var finding = Assert.Single(draft.Findings, finding => finding.Code == "area-conflict");

        Assert.Contains("“218.4亩”、“960.5亩”、“45.6亩”", finding.Message.Chinese, StringComparison.Ordinal);
    }

    private static DraftTask Task(string words) => Assert.Single(Draft(words).Tasks);

    private static PlanDraft Draft(string words) =>
        SomeDocument.Draft(
            $"""
            白石镇耕地恢复方案
            一、工作任务
            （一）撂荒耕地整改
            {words}（责任单位：各村；整改时限：2023年11月30日前）
            """
        );
}
