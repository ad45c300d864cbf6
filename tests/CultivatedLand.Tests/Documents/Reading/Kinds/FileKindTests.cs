using System.Text;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Tests.Documents.Sources;
using static CultivatedLand.Tests.Documents.Reading.Kinds.Seen;

namespace CultivatedLand.Tests.Documents.Reading.Kinds;

/// <summary>Files as programs and people make them: separators, quotes, line ends, encodings, titles and endless nesting.</summary>
public class FileKindTests
{
    [Theory]
    [InlineData("整改任务,措施,责任单位,时限\n清表,先清、后翻，再种，最后验收，补植，管护，浇水,上坝村,2024年5月1日")]
    [InlineData("整改任务;措施;责任单位;时限\n清表;清理,翻耕,种植,验收,管护;上坝村;2024年5月1日")]
    [InlineData("\"整改任务\",\"措施，含；说明\",\"责任单位\",\"时限\"\n清表,；；；；；；；,上坝村,2024年5月1日")]
    [InlineData("整改任务\t措施\t责任单位\t时限\n清表\t清理,翻耕,种植,验收\t上坝村\t2024年5月1日")]
    [InlineData("某镇任务表，二〇二四年\n整改任务,措施,责任单位,时限\n清表,清理，翻耕,上坝村,2024年5月1日")]
    [InlineData("整改任务，措施，责任单位，时限\n清表，清理;翻耕;种植;验收;浇水，上坝村，2024年5月1日")]
    public void The_header_decides_the_separator(string text) =>
        Assert.Equal("清表 2024-05-01", SomeDocument.Draft(text, name: "a.csv").Tasks());

    [Theory]
    [InlineData("任务,单位,时限\n清表,\"上坝村,2024年5月1日\n翻耕,下坝村,2024年6月1日\n", "row 2")]
    [InlineData("任务,单位,时限\n清表,上坝村,2024年5月1日\n\"翻耕\"了,下坝村,2024年6月1日\n", "row 3")]
    [InlineData("\"任务,单位,时限\n清表,上坝村,2024年5月1日\n", "row 1")]
    [InlineData("任务,单位,时限\n清表,上坝村,\"2024年5月1日\n", "row 2")]
    [InlineData("任务,单位,时限\n清表,上坝村,2024年5月1日\n翻耕,\"下坝\"村\",2024年6月1日", "row 3")]
    public void A_quote_that_is_not_closed_is_an_error_with_its_row(string text, string row) =>
        Assert.Contains(row, SomeDocument.Refusal(SomeDocument.File("a.csv", text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("\u200B")]
    [InlineData("\u200D")]
    [InlineData("\uFEFF")]
    [InlineData("\u2060")]
    [InlineData("\u00AD")]
    public void A_sign_without_width_is_no_part_of_a_name(string sign) =>
        Assert.Equal(
            "上坝村",
            SomeDocument.Draft($"任务,责任单位,时限\n清表,{sign}上坝{sign}村{sign},2024年5月1日\n", name: "a.csv").Units()
        );

    [Theory]
    [InlineData("\r", "a.txt")]
    [InlineData("\r\n", "a.txt")]
    [InlineData("\r", "a.md")]
    [InlineData("\r\n", "a.md")]
    [InlineData("\n", "a.txt")]
    public void Every_line_end_ends_a_line(string end, string name)
    {
        var draft = SomeDocument.Draft(
            Notice("一、清表\n上坝村5月1日前完成清表12亩。\n二、播种\n农服中心6月1日前完成播种15亩。")
                .Replace("\n", end, StringComparison.Ordinal),
            name: name
        );
        Assert.Equal(("12 15", "上坝村、农服中心"), (draft.Areas(), draft.Units()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UTF_16_is_read_without_a_mark(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: false);
        Assert.Equal("2024-05-31", File(new SourceFile("a.txt", encoding.GetBytes(Notice("一、清表\n5月底前完成。")))).Dues());
    }

    [Theory]
    [InlineData("云岭镇扎实推进旱改水\n\n3月底前，各村完成摸底。\n")]
    [InlineData("云岭镇撂荒地清零行动全面启动\n2024-03-01\n各村4月底前完成复耕。\n")]
    [InlineData("全镇春耕备耕工作重点\n一、备种\n4月底前完成。\n")]
    [InlineData("上坝村耕地恢复要做的几件事\n一、清表。2024年4月底前完成。\n")]
    [InlineData("　　云岭镇2024年退果还粮攻坚　\n各村4月底前完成退果。\n")]
    public void The_first_line_is_the_title_where_no_genre_is_named(string text)
    {
        var draft = SomeDocument.Draft(text, name: "文件.txt");
        Assert.Equal(text.Split('\n')[0].Trim('　', ' '), draft.Title);
        Assert.False(draft.Finds("name-guess"));
    }

    [Theory]
    [InlineData("OFD.xml")]
    [InlineData("content.xml")]
    public void An_open_document_is_answered_with_what_to_do(string part) =>
        Assert.Contains("save it as .docx", SomeDocument.Refusal(Packages.Zip("a.ofd", (part, "<x/>"))), StringComparison.Ordinal);

    private const int Levels = 100_000;

    private static string Deep(string open, string close, string inner) =>
        string.Concat(Enumerable.Repeat(open, Levels)) + inner + string.Concat(Enumerable.Repeat(close, Levels));

    /// <summary>Bounded by work: the read ends, and what stands beside the nest is read.</summary>
    [Theory]
    [InlineData("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")]
    [InlineData("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")]
    [InlineData("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>")]
    [InlineData("<w:x>", "</w:x>")]
    public void A_hundred_thousand_levels_in_a_word_document_are_cut_off(string open, string close)
    {
        var file = Packages.Word(Packages.P("云岭镇整改方案") + Packages.P("2024年5月20日前复耕30亩。") + Deep(open, close, "<w:p/>"));
        Assert.Equal("2024-05-20", File(file).Dues());
    }

    [Theory]
    [InlineData("<div>", "</div>")]
    [InlineData("<table><tr><td>", "</td></tr></table>")]
    [InlineData("<del>", "</del>")]
    [InlineData("<s>", "")]
    [InlineData("<p hidden>", "")]
    [InlineData("<span style='display:none'>", "</span>")]
    public void A_hundred_thousand_levels_of_a_page_are_cut_off(string open, string close) =>
        Assert.Contains(
            "2024-05-20",
            Html($"<h1>云岭镇整改方案</h1><p>2024年5月20日前复耕30亩。</p>{Deep(open, close, "文")}").Dues(),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_hundred_thousand_levels_in_a_workbook_are_cut_off()
    {
        const string rows =
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>整改任务</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>整改时限</t></is></c></row>"
            + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>清表</t></is></c><c r=\"B2\" t=\"inlineStr\"><is>"
            + "<t>2024年5月20日</t></is></c></row>";
        Assert.Equal("2024-05-20", File(Packages.Workbook(rows, after: Deep("<x>", "</x>", ""))).Dues());
        Assert.Equal(
            "2024-05-20",
            File(Packages.Workbook(rows + $"<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is>{Deep("<r>", "</r>", "")}</is></c></row>")).Dues()
        );
    }
}
