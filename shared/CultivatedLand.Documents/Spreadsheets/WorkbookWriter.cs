using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace CultivatedLand.Documents.Spreadsheets;

/// <summary>
/// Writer of a table as a workbook with one worksheet, row by row.
/// It writes the package part after part and keeps nothing in memory, while the packaging library would hold the whole worksheet.
/// The header row is frozen and has a filter.
/// Days and numbers are typed.
/// </summary>
public static class WorkbookWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string SheetTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>
    /// Largest number of rows without the header.
    /// A worksheet has 1,048,576 rows with the header.
    /// Rows beyond the limit are left out.
    /// </summary>
    public const int MostRows = 1_048_575;

    /// <param name="target">Stream that is written at once and only forwards.</param>
    /// <param name="sheet">Name of the worksheet, at most 31 characters.</param>
    public static async Task Write(
        Stream target,
        string sheet,
        IReadOnlyList<ExportColumn> columns,
        IAsyncEnumerable<IReadOnlyList<ExportCell>> rows,
        CancellationToken cancellationToken
    )
    {
        using var package = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        Part(package, "[Content_Types].xml", ContentTypes);
        Part(
            package,
            "_rels/.rels",
            $"""<Relationships xmlns="{PackageRelations}">"""
                + $"""<Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
        );
        Part(
            package,
            "xl/workbook.xml",
            $"""<workbook xmlns="{Sheets}" xmlns:r="{Relations}"><sheets>"""
                + $"""<sheet name="{System.Security.SecurityElement.Escape(sheet)}" sheetId="1" r:id="r1"/></sheets></workbook>"""
        );
        Part(
            package,
            "xl/_rels/workbook.xml.rels",
            $"""<Relationships xmlns="{PackageRelations}">"""
                + $"""<Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/>"""
                + $"""<Relationship Id="r2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>"""
        );
        Part(package, "xl/styles.xml", Styles);
        await using var stream = package.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
        await using var buffered = new BufferedStream(stream, 1 << 16);
        await using var xml = XmlWriter.Create(
            buffered,
            new XmlWriterSettings
            {
                Encoding = new UTF8Encoding(false),
                Async = true,
                CheckCharacters = true,
            }
        );
        Begin(xml, columns);
        var number = 1;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (number > MostRows)
                break;
            Row(xml, ++number, row);
        }

        xml.WriteEndElement();
        xml.WriteStartElement("autoFilter", Sheets);
        xml.WriteAttributeString("ref", $"A1:{Letters(columns.Count - 1)}{number.ToString(CultureInfo.InvariantCulture)}");
        xml.WriteEndDocument();
        await xml.FlushAsync();
    }

    private static void Begin(XmlWriter xml, IReadOnlyList<ExportColumn> columns)
    {
        xml.WriteStartDocument();
        xml.WriteStartElement("worksheet", Sheets);
        xml.WriteRaw(
            """<sheetViews><sheetView workbookViewId="0">"""
                + """<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>"""
        );
        xml.WriteStartElement("cols", Sheets);
        for (var index = 0; index < columns.Count; index++)
        {
            var place = (index + 1).ToString(CultureInfo.InvariantCulture);
            xml.WriteStartElement("col", Sheets);
            xml.WriteAttributeString("min", place);
            xml.WriteAttributeString("max", place);
            xml.WriteAttributeString("width", columns[index].Width.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", Sheets);
        xml.WriteStartElement("row", Sheets);
        xml.WriteAttributeString("r", "1");
        for (var index = 0; index < columns.Count; index++)
            Words(xml, Reference(index, 1), columns[index].Header, Style.Header);
        xml.WriteEndElement();
    }

    private static void Row(XmlWriter xml, int number, IReadOnlyList<ExportCell> cells)
    {
        xml.WriteStartElement("row", Sheets);
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        for (var index = 0; index < cells.Count; index++)
        {
            var reference = Reference(index, number);
            switch (cells[index])
            {
                case ExportCell.Words { Text.Length: > 0 } words:
                    Words(xml, reference, words.Text, FormulaEscaping.LooksLikeFormula(words.Text) ? Style.Quoted : Style.Plain);
                    break;
                case ExportCell.Number value:
                    Value(
                        xml,
                        reference,
                        value.Value.ToString(CultureInfo.InvariantCulture),
                        value.Decimals == 0 ? Style.Plain : Style.Area
                    );
                    break;
                case ExportCell.Day day:
                    Value(xml, reference, Serial(day.Date).ToString(CultureInfo.InvariantCulture), Style.Day);
                    break;
            }
        }

        xml.WriteEndElement();
    }

    /// <summary>Writes a text cell. The quote prefix style keeps it text even where somebody edits the cell.</summary>
    private static void Words(XmlWriter xml, string reference, string text, Style style)
    {
        Cell(xml, reference, style);
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", Sheets);
        xml.WriteStartElement("t", Sheets);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(FormulaEscaping.InXml(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Value(XmlWriter xml, string reference, string value, Style style)
    {
        Cell(xml, reference, style);
        xml.WriteElementString("v", Sheets, value);
        xml.WriteEndElement();
    }

    private static void Cell(XmlWriter xml, string reference, Style style)
    {
        xml.WriteStartElement("c", Sheets);
        xml.WriteAttributeString("r", reference);
        if (style != Style.Plain)
            xml.WriteAttributeString("s", ((int)style).ToString(CultureInfo.InvariantCulture));
    }

    private static void Part(ZipArchive package, string name, string content)
    {
        using var writer = new StreamWriter(package.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + content);
    }

    /// <summary>Returns the serial number of a day. Day 1 is 1900-01-01, and spreadsheets count 1900 as a leap year.</summary>
    private static int Serial(DateOnly day) => day.DayNumber - new DateOnly(1899, 12, 30).DayNumber;

    private static string Reference(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row}");

    private static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + Letters(column % 26);

    /// <summary>Style of a cell, in the order of <see cref="Styles"/>.</summary>
    private enum Style
    {
        Plain,
        Header,
        Day,
        Area,
        Quoted,
    }

    private const string ContentTypes =
        """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"""
        + """<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
        + """<Default Extension="xml" ContentType="application/xml"/>"""
        + $"""<Override PartName="/xl/workbook.xml" ContentType="{SheetTypes}.sheet.main+xml"/>"""
        + $"""<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SheetTypes}.worksheet+xml"/>"""
        + $"""<Override PartName="/xl/styles.xml" ContentType="{SheetTypes}.styles+xml"/>"""
        + """</Types>""";

    /// <summary>Style sheet of the workbook. Its cell formats are in the order of <see cref="Style"/>.</summary>
    private const string Styles =
        $"""<styleSheet xmlns="{Sheets}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>"""
        + """<fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>"""
        + """<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>"""
        + """<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/>"""
        + """<xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/><xf quotePrefix="1"/>"""
        + """</cellXfs></styleSheet>""";
}
