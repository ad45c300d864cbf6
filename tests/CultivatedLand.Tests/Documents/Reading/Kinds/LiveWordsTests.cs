using static CultivatedLand.Tests.Documents.Sources.Packages;

namespace CultivatedLand.Tests.Documents.Reading.Kinds;

/// <summary>Words that are struck out, deleted or hidden are no words of the document; the draft says that there were some.</summary>
public class LiveWordsTests
{
    private const string Head = "<h1>云岭镇整改方案</h1><p>2024年3月1日</p><p>一、复耕</p>";

    [Theory]
    [InlineData("<p>上坝村于<del>4月1日</del>5月20日前复耕<s>9</s>30亩。</p>")]
    [InlineData("<p>上坝村于<strike>4月1日</strike>5月20日前复耕30亩。</p><p hidden>二、旧稿：6月1日前种植9亩。</p>")]
    [InlineData("<p>上坝村于5月20日前复耕30亩。</p><div style='display: none'><p>二、种植：6月1日前完成。</p></div>")]
    [InlineData("<p>上坝村于5月20日前复耕30亩。</p><div style=\"visibility:hidden\">二、种植：6月1日前完成。</div>")]
    [InlineData("<p>上坝村于<span style='text-decoration: line-through'>4月1日</span>5月20日前复耕30亩。</p>")]
    [InlineData(
        "<p>上坝村于5月20日前复耕30亩。</p><table style='display:none'><tr><td>任务</td><td>时限</td></tr><tr><td>旧</td><td>6月1日</td></tr></table>"
    )]
    public void Deleted_and_hidden_words_of_a_page_are_left_out_and_noted(string body)
    {
        var draft = Seen.Html(Head + body);
        Assert.Equal(("2024-05-20", "30"), (draft.Dues(), draft.Areas()));
        Assert.True(draft.Finds("hidden-words"), draft.Codes());
    }

    [Theory]
    [InlineData("<w:strike/>")]
    [InlineData("<w:dstrike/>")]
    [InlineData("<w:vanish/>")]
    [InlineData("<w:strike w:val=\"true\"/>")]
    [InlineData("<w:webHidden/>")]
    public void Struck_and_hidden_runs_of_a_word_document_are_left_out_and_noted(string mark)
    {
        var draft = Seen.File(
            Word(
                P("云岭镇整改方案")
                    + P("一、复耕")
                    + $"<w:p><w:r><w:t>上坝村于2024年5月20日前复耕</w:t></w:r><w:r><w:rPr>{mark}</w:rPr><w:t>9</w:t></w:r><w:r>"
                    + $"<w:t>30亩。</w:t></w:r></w:p>"
                    + $"<w:p><w:r><w:rPr>{mark}</w:rPr><w:t>二、种植：2024年6月1日前完成。</w:t></w:r></w:p>"
            )
        );
        Assert.Equal(("2024-05-20", "30"), (draft.Dues(), draft.Areas()));
        Assert.True(draft.Finds("hidden-words"), draft.Codes());
    }

    [Theory]
    [InlineData("<w:strike w:val=\"0\"/>")]
    [InlineData("<w:vanish w:val=\"false\"/>")]
    [InlineData("<w:b/>")]
    public void A_mark_that_is_switched_off_hides_nothing(string mark)
    {
        var draft = Seen.File(
            Word(P("云岭镇整改方案") + $"<w:p><w:r><w:rPr>{mark}</w:rPr><w:t>上坝村于2024年5月20日前复耕30亩。</w:t></w:r></w:p>")
        );
        Assert.Equal(("2024-05-20", "30"), (draft.Dues(), draft.Areas()));
        Assert.False(draft.Finds("hidden-words"));
    }

    [Fact]
    public void A_style_may_hide_its_paragraphs() =>
        Assert.Equal(
            "2024-05-20",
            Seen.File(
                    Word(
                        P("云岭镇整改方案")
                            + P("上坝村于2024年5月20日前复耕30亩。")
                            + P("旧稿：2024年6月1日前种植。", "<w:pStyle w:val=\"Old\"/>"),
                        styles: "<w:style w:type=\"paragraph\" w:styleId=\"Old\"><w:rPr><w:vanish/></w:rPr></w:style>"
                    )
                )
                .Dues()
        );

    [Fact]
    public void A_reading_aid_is_no_part_of_a_name()
    {
        var draft = Seen.File(
            Word(
                P("云岭镇整改方案")
                    + "<w:p><w:r><w:t>责任单位：</w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>hé</w:t></w:r></w:rt><w:rubyBase>"
                    + "<w:r><w:t>荷</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>塘村</w:t></w:r></w:p>"
                    + P("整改时限：2024年5月20日前")
            )
        );
        Assert.Equal("荷塘村", draft.Units());
        Assert.Equal(
            "荷塘村",
            Seen.Html("<p>责任单位：<ruby>荷<rp>(</rp><rt>hé</rt><rp>)</rp></ruby>塘村</p><p>整改时限：2024年5月20日前</p>").Units()
        );
    }

    private const string Header =
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>整改任务</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>责任单位</t>"
        + "</is></c><c r=\"C1\" t=\"inlineStr\"><is><t>整改时限</t></is></c></row>";

    private static string Line(int row, string task, string unit, string due, string attributes = "") =>
        $"<row r=\"{row}\" {attributes}><c r=\"A{row}\" t=\"inlineStr\"><is><t>{task}</t></is></c><c r=\"B{row}\" "
        + $"t=\"inlineStr\"><is>{unit}</is></c><c r=\"C{row}\" t=\"inlineStr\"><is><t>{due}</t></is></c></row>";

    private static string T(string text) => $"<t>{text}</t>";

    [Fact]
    public void A_hidden_row_is_left_out_and_noted()
    {
        var draft = Seen.File(
            Workbook(
                Header + Line(2, "清表", T("上坝村"), "2024年5月20日") + Line(3, "旧任务", T("下坝村"), "2024年1月5日", "hidden=\"1\"")
            )
        );
        Assert.Equal("清表 2024-05-20", draft.Tasks());
        Assert.True(draft.Finds("hidden-words"), draft.Codes());
    }

    [Fact]
    public void A_phonetic_guide_and_an_escape_are_no_part_of_a_cell()
    {
        var draft = Seen.File(
            Workbook(
                Header
                    + Line(
                        2,
                        "清表_x000D_",
                        "<r><t>荷</t></r><rPh sb=\"0\" eb=\"1\"><t>he</t></rPh><r><t>塘村</t></r><rPh sb=\"1\" eb=\"2\"><t>tang</t></rPh>",
                        "2024年5月20日_x000a_"
                    )
            )
        );
        Assert.Equal(("清表 2024-05-20", "荷塘村"), (draft.Tasks(), draft.Units()));
    }

    [Fact]
    public void A_cell_without_its_value_is_a_warning_with_its_name()
    {
        var draft = Seen.File(
            Workbook(
                Header
                    + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>清表</t></is></c><c r=\"B2\" t=\"inlineStr\"><is>"
                    + "<t>上坝村</t></is></c><c r=\"C2\"><f>B2+1</f></c></row>"
                    + "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>播种</t></is></c><c r=\"B3\" t=\"inlineStr\"><is>"
                    + "<t>下坝村</t></is></c><c r=\"C3\" t=\"e\"><v>#REF!</v></c></row>"
            )
        );
        Assert.True(draft.Finds("unreadable-cell", "C2") && draft.Finds("unreadable-cell", "C3"), draft.Codes());
    }

    [Theory]
    [InlineData("10/30/2023")]
    [InlineData("待定时间另行通知")]
    [InlineData("2023年13月5日")]
    [InlineData("尽快")]
    [InlineData("#N/A")]
    public void A_filled_cell_of_deadlines_that_is_no_date_is_a_warning(string cell) =>
        Assert.True(
            Seen.Csv("整改任务,责任单位,整改时限", $"清表,上坝村,{cell}", "播种,下坝村,2023年10月1日").Finds("unreadable-cell", cell)
        );

    [Theory]
    [InlineData("约80")]
    [InlineData("八十左右")]
    [InlineData("80-90")]
    [InlineData("待核")]
    [InlineData("80.5.1")]
    public void A_filled_cell_of_areas_that_is_no_area_is_a_warning(string cell) =>
        Assert.True(
            Seen.Csv("整改任务,面积（亩）,责任单位,整改时限", $"清表,{cell},上坝村,2023年10月1日", "播种,12,下坝村,2023年10月1日")
                .Finds("unreadable-cell", cell)
        );

    [Theory]
    [InlineData("长期坚持")]
    [InlineData("/")]
    [InlineData("立行立改")]
    [InlineData("持续推进")]
    [InlineData("—")]
    [InlineData("收到通知后7个工作日内")]
    public void A_cell_that_says_there_is_no_day_is_read(string cell) =>
        Assert.False(Seen.Csv("整改任务,责任单位,整改时限", $"清表,上坝村,{cell}", "播种,下坝村,2023年10月1日").Finds("unreadable-cell"));
}
