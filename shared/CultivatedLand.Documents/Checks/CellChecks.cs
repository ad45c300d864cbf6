using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Tables;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Checks;

/// <summary>
/// Checks of single cells: one that is filled and cannot be read is a warning with its name, and amounts by month are asked about.
/// </summary>
internal static class CellChecks
{
    /// <summary>Words of a cell of deadlines that say there is no day. They are read as such.</summary>
    private static readonly string[] NoDay =
    [
        "长期",
        "持续",
        "常态",
        "常年",
        "全年",
        "每",
        "立即",
        "即时",
        "随时",
        "立行立改",
        "即知即改",
        "全程",
        "永久",
        "同步",
        "不涉及",
        "无",
    ];

    public static IEnumerable<Finding> Check(Table table, int block, TableHeader header, DateContext dates)
    {
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        for (var column = 0; column < header.Kinds.Length; column++)
        {
            var kind = header.Kinds[column];
            if (kind is not (ColumnKind.Deadline or ColumnKind.Area or ColumnKind.Done or ColumnKind.Potential or ColumnKind.Start))
                continue;
            for (var row = header.FirstRow; row < table.Rows.Length; row++)
            {
                var cell = table.Cell(row, column) ?? "";
                if (
                    cell.Length == 0
                    || IsRead(cell, kind, header.Units[column], dates, known)
                    || table.Rows[row].Count(words => words.Trim().Length > 0) < 2
                )
                    continue;
                yield return Unreadable(table, block, row, column, header);
            }
        }

        var times = ValueColumns.ByTime(header);
        if (times.Length > 1 && header.Has(ColumnKind.Place) && TimeColumns.Ahead(header, dates).IsEmpty)
            yield return ByTime(table, block, header, times[0], times[^1]);
    }

    private static bool IsRead(string cell, ColumnKind kind, QuantityUnit unit, DateContext dates, Dictionary<string, bool> known)
    {
        var isDay = kind is ColumnKind.Deadline or ColumnKind.Start;
        // Nearly every cell of a workbook is a plain date or a plain number.
        if (isDay ? cell.Length == 10 && cell[4] == '-' && cell[7] == '-' : TableCells.Mu(cell, unit) is not null)
            return true;
        var key = isDay ? cell : "\u0001" + cell;
        if (known.TryGetValue(key, out var read))
            return read;
        var words = CharacterFolding.Unspaced(CharacterFolding.Fold(cell)).Trim('-', '/', '~', '.', '_');
        read =
            words.Length == 0
            || words is "无" or "待定"
            || (
                isDay
                    ? TextMatch.ContainsAny(words, NoDay) || IsDated(cell, dates)
                    : words is "图斑" or "个" || QuantityRecogniser.Find(cell).Any(quantity => quantity.IsArea)
            );
        if (known.Count < 10_000)
            known[key] = read;
        return read;
    }

    private static bool IsDated(string cell, DateContext dates) =>
        !TableCells.Deadlines(cell, dates).IsEmpty
        || DateRecogniser
            .Recognise(cell, dates)
            .Any(mention => mention.Relative is not null || mention.Trouble != DateFault.None && mention.Trouble != DateFault.NoSuchDate);

    private static Finding Unreadable(Table table, int block, int row, int column, TableHeader header)
    {
        var cell = table.Passage(block, row, column);
        var name = table.Title is null ? "" : $" {Letters(cell.Place.Column ?? column)}{table.RowNumber(row)}";
        var words = cell.Text.Length > 40 ? cell.Text[..40] : cell.Text;
        return new(
            Severity.Warning,
            "unreadable-cell",
            new LocalizedText(
                $"单元格{name}（第 {table.RowNumber(row)} "
                    + $"行“{header.Names[column]}”）写的是“{words}”，读不出{Sought(header.Kinds[column]).Chinese}。请更正，或在草稿里填写。",
                $"The cell{name} (row {table.RowNumber(row)}, \"{header.Names[column]}\") holds \"{words}\", which is "
                    + $"no {Sought(header.Kinds[column]).English}. Correct it, or fill it in on the draft."
            ),
            cell.Quote()
        );
    }

    private static LocalizedText Sought(ColumnKind kind) =>
        kind is ColumnKind.Deadline or ColumnKind.Start ? new("日期", "date") : new("面积", "area");

    private static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : $"{(char)('A' + (column / 26) - 1)}{(char)('A' + (column % 26))}";

    private static Finding ByTime(Table table, int block, TableHeader header, int first, int last) =>
        new(
            Severity.Warning,
            "columns-by-time",
            new LocalizedText(
                $"表格按时间分列（“{header.Names[first]}”至“{header.Names[last]}”），各列可能是累计数，没有据此设定任务。请在草稿里为每个单位填写面积和时限。",
                $"The table has a column for each time (\"{header.Names[first]}\" to \"{header.Names[last]}\"), which "
                    + $"may be running totals, so no task was set from them. Give area and deadline for each place on the draft."
            ),
            table.Passage(block, Math.Max(0, header.FirstRow - 1), first).Quote()
        );
}
