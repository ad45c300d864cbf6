using System.IO.Compression;
using System.Text;
using CultivatedLand.Documents.Sources;

namespace CultivatedLand.Tests.Documents.Sources;

/// <summary>Office packages written part by part, so that a test shows the XML it is about.</summary>
internal static class Packages
{
    private const string W =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

    public static SourceFile Word(string body, string? numbering = null, string? footnotes = null, string? styles = null) =>
        Zip(
            "plan.docx",
            ("word/document.xml", $"<w:document {W}><w:body>{body}</w:body></w:document>"),
            ("word/numbering.xml", numbering is null ? null : $"<w:numbering {W}>{numbering}</w:numbering>"),
            ("word/footnotes.xml", footnotes is null ? null : $"<w:footnotes {W}>{footnotes}</w:footnotes>"),
            ("word/styles.xml", styles is null ? null : $"<w:styles {W}>{styles}</w:styles>")
        );

    public static string P(string text, string properties = "") =>
        $"<w:p>{(properties.Length > 0 ? $"<w:pPr>{properties}</w:pPr>" : "")}<w:r><w:t "
        + $"xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{P(text)}</w:tc>";

    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    /// <summary>One sheet; cells as the XML inside sheetData, texts as shared strings.</summary>
    public static SourceFile Workbook(string sheetData, string[]? strings = null, string after = "", string? second = null)
    {
        const string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        return Zip(
            "plan.xlsx",
            (
                "xl/workbook.xml",
                $"<workbook {main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet "
                    + $"name=\"任务表\" sheetId=\"1\" r:id=\"rId1\"/>"
                    + $"{(second is null ? "" : "<sheet name=\"另表\" sheetId=\"2\" r:id=\"rId2\"/>")}</sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
                    + "Type=\"http://x/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
                    + "Type=\"http://x/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"rId3\" "
                    + "Type=\"http://x/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId4\" Type=\"http://x/styles\" "
                    + "Target=\"styles.xml\"/></Relationships>"
            ),
            ("xl/sharedStrings.xml", $"<sst {main}>{string.Concat((strings ?? []).Select(text => $"<si><t>{text}</t></si>"))}</sst>"),
            (
                "xl/styles.xml",
                $"<styleSheet {main}><numFmts><numFmt numFmtId=\"165\" "
                    + "formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf "
                    + "numFmtId=\"14\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"
            ),
            ("xl/worksheets/sheet1.xml", $"<worksheet {main}><sheetData>{sheetData}</sheetData>{after}</worksheet>"),
            ("xl/worksheets/sheet2.xml", second is null ? null : $"<worksheet {main}><sheetData>{second}</sheetData></worksheet>")
        );
    }

    public static SourceFile Zip(string name, params (string Part, string? Content)[] parts)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (part, content) in parts.Where(part => part.Content is not null))
            {
                using var stream = archive.CreateEntry(part, CompressionLevel.Fastest).Open();
                stream.Write(Encoding.UTF8.GetBytes(content!));
            }
        }

        return new SourceFile(name, buffer.ToArray());
    }
}
