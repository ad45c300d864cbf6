using System.Globalization;
using System.Text;
using CultivatedLand.Documents.Spreadsheets;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Application.People;

/// <summary>Writer of the directory as the table that <see cref="DirectoryFileReader"/> reads.</summary>
public static class DirectoryFileWriter
{
    private const string Header = "地点,角色,姓名,邮箱,电话,单位,代理人,离岗开始,离岗结束";

    public static string Write(IEnumerable<DirectoryEntry> entries)
    {
        var table = new StringBuilder(Header).Append("\r\n");
        foreach (var entry in entries)
        {
            table
                .AppendJoin(
                    ',',
                    new[]
                    {
                        entry.Place.Path,
                        entry.Role?.In(Language.Chinese) ?? entry.Label,
                        entry.Name,
                        entry.Mail,
                        entry.Phone,
                        entry.Role is null ? null : entry.Label,
                        entry.Substitute,
                        Day(entry.AwayFrom),
                        Day(entry.AwayTo),
                    }.Select(Cell)
                )
                .Append("\r\n");
        }

        return table.ToString();
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Writes one cell. A text that a spreadsheet would take for a formula is escaped; the reader takes the escape away.</summary>
    private static string Cell(string? words)
    {
        if (string.IsNullOrEmpty(words))
            return "";
        var safe = FormulaEscaping.InCsv(words);
        return safe.AsSpan().IndexOfAny(",\"\r\n ") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
