using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CultivatedLand.Benchmarks.Sheets;

/// <summary>The Open XML SDK's reader that goes through a part element by element.</summary>
internal static class OpenXmlSheet
{
    public static int Count(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        using var reader = OpenXmlReader.Create(document.WorkbookPart!.WorksheetParts.Single());
        var rows = 0;
        var cells = new List<object>();
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Cell) && reader.IsStartElement)
            {
                var cell = (Cell)reader.LoadCurrentElement()!;
                cells.Add(
                    cell.InlineString is { } words ? words.InnerText : decimal.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)
                );
            }
            else if (reader.ElementType == typeof(Row) && reader.IsEndElement)
            {
                rows++;
                cells.Clear();
            }
        }

        return rows;
    }
}
