using System.Globalization;
using System.Text;

namespace CultivatedLand.Documents.Spreadsheets;

/// <summary>Writer of tables as comma-separated text. The byte order mark tells Excel and WPS that the text is UTF-8.</summary>
public static class CsvTableWriter
{
    public static async Task Write(
        Stream target,
        IReadOnlyList<ExportColumn> columns,
        IAsyncEnumerable<IReadOnlyList<ExportCell>> rows,
        CancellationToken cancellationToken
    )
    {
        await using var writer = new StreamWriter(
            target,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            bufferSize: 1 << 16,
            leaveOpen: true
        )
        {
            NewLine = "\r\n",
        };
        await writer.WriteLineAsync(string.Join(',', columns.Select(column => Quoted(column.Header))));
        await foreach (var row in rows.WithCancellation(cancellationToken))
            await writer.WriteLineAsync(string.Join(',', row.Select(Text)));
    }

    private static string Text(ExportCell cell) =>
        cell switch
        {
            ExportCell.Number number => number.Value.ToString(number.Decimals == 0 ? "0" : "0.##", CultureInfo.InvariantCulture),
            ExportCell.Day day => day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ExportCell.Words words => Quoted(FormulaEscaping.InCsv(words.Text)),
            _ => "",
        };

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || text.StartsWith(' ') || text.EndsWith(' ')
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
}
