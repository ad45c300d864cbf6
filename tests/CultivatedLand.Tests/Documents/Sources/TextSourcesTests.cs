using CultivatedLand.Documents.Sources;

namespace CultivatedLand.Tests.Documents.Sources;

public class TextSourcesTests
{
    [Fact]
    public void A_line_broken_by_a_page_is_put_together_again() =>
        Assert.Equal(
            ["提前组织安排耕地问题摸排整改，梳理排查与整改同步进行，细化工作任务，明确问题整改标准。"],
            Texts("a.txt", "提前组织安排耕地问题摸排整改，梳理排查与整改同步进行，细化工作任\n\n\n务，明确问题整改标准。")
        );

    [Fact]
    public void A_signature_behind_a_line_without_full_stop_stays_apart() =>
        Assert.Equal(2, Texts("a.txt", "联系人：办公室值班人员，联系电话：01012345678转分机\n\n某县自然资源局").Count());

    [Fact]
    public void A_table_with_one_cell_a_line_has_its_rows()
    {
        var table = Table("a.txt", "附件\n\n\t序号\n\t村\n\t任务\n\n\t1\n\t甲村\n\t30\n\n\t合计\n\t\n\t30\n");
        Assert.Equal(["序号|村|任务", "1|甲村|30", "合计||30"], Rows(table));
    }

    [Fact]
    public void A_second_line_of_a_cell_stays_in_it() =>
        Assert.Equal("事项（分项列出）", Table("a.txt", "\t序号\n\t事项\n（分项列出）\n\t时间\n\n\t1\n\t甲\n\t10月\n").Cell(0, 1));

    [Fact]
    public void Columns_between_bars_are_a_table() =>
        Assert.Equal(["序号|任务", "1|整改"], Rows(Table("a.txt", "序号 | 任务 |\n1 | 整改 |\n")).Select(row => row.TrimEnd('|')));

    [Fact]
    public void Markdown_headings_have_their_level_and_tables_no_rule()
    {
        var document = SomeDocument.Document(
            SomeDocument.File("a.md", "# 方案\n\n## 任务\n**恢复**耕地\n\n| 村 | 亩 |\n| --- | --- |\n| 甲村 | 3 |\n")
        );
        Assert.Equal([1, 2, null], document.Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Heading));
        Assert.Equal("恢复耕地", ((Paragraph)document.Blocks[2]).Text);
        Assert.Equal(2, ((Table)document.Blocks[3]).Rows.Length);
    }

    [Fact]
    public void Html_gives_its_words_its_headings_and_its_tables_and_no_script()
    {
        var document = SomeDocument.Document(
            SomeDocument.File(
                "a.html",
                "<!doctype html><html><head><title>x</title><style>p{}</style></head><body><script>var "
                    + "a='<p>';</script><h1>方案</h1><p>第一段&nbsp;话<br>第二行<!-- 注 --></p><table><tr><td rowspan=2>镇</td><td "
                    + "colspan='2'>任务</td></tr><tr><td>甲<td>乙</table></body></html>"
            )
        );
        Assert.Equal(["方案", "第一段\u00A0话", "第二行"], document.Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text));
        Assert.Equal(["镇|任务|任务", "镇|甲|乙"], Rows((Table)document.Blocks[^1]));
    }

    [Fact]
    public void Csv_is_read_with_quotes_and_line_breaks_inside_them() =>
        Assert.Equal("一\n二", Table("a.csv", "序号,任务\r\n1,\"一\n二\"\r\n").Cell(1, 1));

    [Fact]
    public void Blank_lines_of_a_csv_count_as_rows()
    {
        var table = Table("a.csv", "\n任务表\n\n序号,任务\n1,翻耕\n");
        Assert.Equal((2, "翻耕"), (table.FirstRow, table.Cell(5 - table.FirstRow, 1)));
    }

    [Fact]
    public void What_a_draft_prints_as_json_reads_as_the_same_draft()
    {
        var draft = SomeDocument.Draft(
            "某镇整改工作方案\n一、工作任务\n（一）翻耕。各村2023年8月20日前完成翻耕30.5亩。（责任单位：各村；整改时限：2023年9月30日前）"
        );
        var json = CultivatedLand.Documents.Drafts.DraftJson.Write(draft);
        Assert.Equal(json, CultivatedLand.Documents.Drafts.DraftJson.Write(SomeDocument.Draft(SomeDocument.File("a.json", json))));
    }

    [Fact]
    public void Json_of_another_shape_is_refused() =>
        Assert.Contains("tasks", SomeDocument.Refusal(SomeDocument.File("a.json", "{\"a\":1}")));

    private static IEnumerable<string> Texts(string name, string text) =>
        SomeDocument.Document(SomeDocument.File(name, text)).Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text);

    private static Table Table(string name, string text) =>
        SomeDocument.Document(SomeDocument.File(name, text)).Blocks.OfType<Table>().Single();

    private static IEnumerable<string> Rows(Table table) => table.Rows.Select(row => string.Join('|', row));
}
