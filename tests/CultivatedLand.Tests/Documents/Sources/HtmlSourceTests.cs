using CultivatedLand.Documents.Sources;

namespace CultivatedLand.Tests.Documents.Sources;

/// <summary>Pages as browsers read them: tags that are left out, words that only look like tags, entities of old pages.</summary>
public class HtmlSourceTests
{
    [Theory]
    [InlineData("<html><body><script>if(a<b){c()}</script><p>恢复耕地</p>", "恢复耕地")]
    [InlineData("<html><head><title>x</title><meta charset=utf-8><body><p>恢复耕地</p>", "恢复耕地")]
    [InlineData("<html><p>甲&nbsp乙&#20013;&copy;</p>", "甲\u00A0乙中©")]
    [InlineData("<html><p title='a>b'>恢复耕地</p>", "恢复耕地")]
    [InlineData("<html><!-- a -- > b --!><p>恢复耕地</p>", "恢复耕地")]
    [InlineData("<html><p>3<5亩，7 < 9亩</p>", "3<5亩，7 < 9亩")]
    [InlineData("<html><p>恢复<style>p>a{}</style>耕地</p>", "恢复耕地")]
    [InlineData("<html><P>恢复耕地</P\n>", "恢复耕地")]
    public void A_page_says_what_a_browser_shows(string html, string expected) =>
        Assert.Equal([expected], Document(html).Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text));

    [Fact]
    public void Cells_and_rows_end_where_the_next_begins() =>
        Assert.Equal(
            ["村|亩", "甲村|12", "乙村|8"],
            Rows("<html><table><thead><tr><th>村<th>亩<tbody><tr><td>甲村<td>12<tr><td>乙村<td>8</table>")
        );

    [Fact]
    public void A_span_without_quotes_or_with_rubbish_behind_it_counts() =>
        Assert.Equal(["甲|甲|乙", "丙|丁|戊"], Rows("<html><table><tr><td colspan=2px>甲<td>乙<tr><td>丙<td>丁<td>戊</table>"));

    [Fact]
    public void Struck_words_are_left_out_and_a_strike_that_never_ends_strikes_nothing()
    {
        Assert.Equal(["完成恢复"], Paragraphs("<html><p>完成<del>种植<del>大豆</del></del>恢复</p>"));
        Assert.Equal(["完成种植", "恢复"], Paragraphs("<html><p>完成<del>种植</p><p>恢复</p>"));
    }

    [Fact]
    public void What_a_script_says_ends_no_struck_words() =>
        Assert.Equal(["恢复"], Paragraphs("<html><p><s>种植<script>'</s>'</script>大豆</s>恢复</p>"));

    private static IEnumerable<string> Paragraphs(string html) =>
        Document(html).Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text);

    private static IEnumerable<string> Rows(string html) => ((Table)Document(html).Blocks[^1]).Rows.Select(row => string.Join('|', row));

    private static SourceDocument Document(string html) => SomeDocument.Document(SomeDocument.File("a.html", html));
}
