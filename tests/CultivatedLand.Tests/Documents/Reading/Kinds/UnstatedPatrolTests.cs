namespace CultivatedLand.Tests.Documents.Reading.Kinds;

/// <summary>Patrols that a document asks for without saying how often are quoted, so that a person is asked.</summary>
public class UnstatedPatrolTests
{
    [Theory]
    [InlineData("各村网格员对辖区内耕地定期巡查，并建立巡查台账。", "各村网格员对辖区内耕地定期巡查，并建立巡查台账")]
    [InlineData("各村落实巡查制度，发现问题及时上报。", "各村落实巡查制度，发现问题及时上报")]
    [InlineData("各村要加强日常巡查，严防新增。整改由镇负责。", "各村要加强日常巡查，严防新增")]
    public void The_sentence_is_quoted(string words, string quote) => Assert.Equal(quote, Asked(words)?.Text);

    [Fact]
    public void Of_a_long_sentence_the_clause_is_quoted() =>
        Assert.Equal(
            "运行好三级动态巡查机制",
            Asked(string.Concat(Enumerable.Repeat("进一步压实各方责任，", 15)) + "运行好三级动态巡查机制，巩固成果。")?.Text
        );

    [Fact]
    public void A_sentence_that_sets_them_is_quoted_before_one_that_names_them_among_the_aims() =>
        Assert.Equal(
            "网格员对辖区内土地定期巡查，并建立巡查台账",
            Asked("构建网格化巡查监管体系，确保全面覆盖。网格员对辖区内土地定期巡查，并建立巡查台账。")?.Text
        );

    [Theory]
    [InlineData("各村网格员每周开展一次巡查，并建立巡查台账。")]
    [InlineData("各村网格员定期巡查，建立台账。镇每月巡查一次。")]
    public void Where_any_frequency_is_stated_nothing_is_asked(string words) => Assert.Null(Asked(words));

    [Theory]
    [InlineData("各村按时报送进度，镇汇总。")]
    [InlineData("我镇已建立巡查台账，累计巡查三百余次，成效明显。")]
    [InlineData("现将加强巡查监管的有关事项通知如下，请遵照执行。")]
    public void Words_that_ask_for_no_patrols_are_none(string words) => Assert.Null(Asked(words));

    private static CultivatedLand.Documents.Drafts.Quote? Asked(string words) =>
        SomeDocument
            .Draft(
                $"""
                白石镇耕地恢复方案
                一、工作任务
                （一）撂荒耕地整改
                需恢复耕地120亩。（责任单位：各村；整改时限：2023年11月30日前）
                二、工作要求
                （一）落实责任
                {words}
                """
            )
            .PatrolsAsked;
}
