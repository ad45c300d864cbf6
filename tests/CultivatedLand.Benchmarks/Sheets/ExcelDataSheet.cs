using System.Text;
using ExcelDataReader;

namespace CultivatedLand.Benchmarks.Sheets;

internal static class ExcelDataSheet
{
    static ExcelDataSheet() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static int Count(byte[] workbook)
    {
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(workbook));
        var rows = 0;
        var cells = new List<object?>();
        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
                cells.Add(reader.GetValue(column));
            rows++;
            cells.Clear();
        }

        return rows;
    }
}
