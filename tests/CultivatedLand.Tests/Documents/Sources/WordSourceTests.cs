using CultivatedLand.Documents.Sources;
using static CultivatedLand.Tests.Documents.Sources.Packages;

namespace CultivatedLand.Tests.Documents.Sources;

public class WordSourceTests
{
    [Fact]
    public void Paragraphs_are_read_in_order() => Assert.Equal(["一、目标", "恢复耕地。"], Texts(Word(P("一、目标") + P("恢复耕地。"))));

    [Fact]
    public void Automatic_numbers_are_written_out_as_they_are_printed()
    {
        const string numbering = """
            <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>
            <w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>
            """;
        const string first = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr>";
        const string second = "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"7\"/></w:numPr>";
        var file = Word(P("目标", first) + P("排查", second) + P("整改", second) + P("要求", first) + P("领导", second), numbering);
        Assert.Equal(["一、目标", "（一）排查", "（二）整改", "二、要求", "（一）领导"], Texts(file));
    }

    [Fact]
    public void Tracked_changes_are_accepted() =>
        Assert.Equal(
            ["10月30日前完成"],
            Texts(
                Word(
                    "<w:p><w:del><w:r><w:delText>9</w:delText></w:r></w:del>"
                        + "<w:ins><w:r><w:t>10</w:t></w:r></w:ins><w:r><w:t>月30日前完成</w:t></w:r></w:p>"
                )
            )
        );

    [Fact]
    public void A_text_box_is_read_once() =>
        Assert.Equal(
            ["正文", "框内"],
            Texts(
                Word(
                    $"<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent>"
                        + $"<mc:Choice><w:txbxContent>{P("框内")}</w:txbxContent></mc:Choice>"
                        + $"<mc:Fallback><w:txbxContent>{P("框内")}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
                )
            )
        );

    [Fact]
    public void Footnotes_follow_the_text() =>
        Assert.Equal(
            ["正文", "注释"],
            Texts(Word(P("正文"), footnotes: $"<w:footnote w:type=\"separator\">{P("—")}</w:footnote><w:footnote>{P("注释")}</w:footnote>"))
        );

    [Fact]
    public void Merged_cells_are_repeated()
    {
        var table =
            $"<w:tbl>{Row(Cell("镇", "<w:vMerge w:val=\"restart\"/>"), Cell("任务", "<w:gridSpan w:val=\"2\"/>"))}"
            + $"{Row(Cell("", "<w:vMerge/>"), Cell("甲"), Cell("乙"))}</w:tbl>";
        var read = Assert.IsType<Table>(Assert.Single(SomeDocument.Document(Word(table)).Blocks));
        Assert.Equal(["镇|任务|任务", "镇|甲|乙"], read.Rows.Select(row => string.Join('|', row)));
    }

    [Fact]
    public void A_heading_style_gives_its_level() =>
        Assert.Equal(
            2,
            Assert
                .IsType<Paragraph>(
                    SomeDocument
                        .Document(
                            Word(
                                P("工作任务", "<w:pStyle w:val=\"a\"/>"),
                                styles: "<w:style w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style>"
                                    + "<w:style w:styleId=\"b\"><w:pPr><w:outlineLvl "
                                    + "w:val=\"1\"/></w:pPr></w:style>"
                            )
                        )
                        .Blocks[0]
                )
                .Heading
        );

    [Fact]
    public void Nesting_without_end_stops()
    {
        var deep =
            string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 500))
            + P("底")
            + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 500));
        Assert.Equal(["面"], Texts(Word(P("面") + deep)));
    }

    private static IEnumerable<string> Texts(SourceFile file) =>
        SomeDocument.Document(file).Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text);
}
