using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Checks;

/// <summary>Checks that the rows of sums in a table are the sums of their rows, above or below them, in whole or in part.</summary>
internal static class TotalChecks
{
    public static IEnumerable<Finding> Check(Table table, int block, TableHeader header)
    {
        foreach (
            var column in Enumerable
                .Range(0, header.Kinds.Length)
                .Where(column => header.Kinds[column] is ColumnKind.Area or ColumnKind.Potential or ColumnKind.Done)
        )
        {
            var rows = Rows(table, header, column);
            var whole = rows.Where(row => row.Label is null).Sum(row => row.Area);
            for (var i = 0; i < rows.Count; i++)
            {
                var (row, label, area) = rows[i];
                if (label is null)
                    continue;
                var above = Sum(rows, i - 1, -1);
                var isSubtotal = TableCells.IsSubtotal(label);
                // A subtotal stands below its rows or above them.
                if (
                    area == whole && !isSubtotal
                    || isSubtotal && (area == above || area == Sum(rows, i + 1, 1))
                    || area == whole && above == whole
                )
                    continue;
                var expected =
                    isSubtotal && above > 0 ? above
                    : isSubtotal ? Sum(rows, i + 1, 1)
                    : whole;
                if (expected == 0)
                    continue;
                yield return new(
                    Severity.Error,
                    "total-mismatch",
                    new LocalizedText(
                        $"表格“{header.Names[column]}”一列{CharacterFolding.Unspaced(label)}写的是 {FigureText.Plain(area)} 亩，"
                            + $"各行相加是 {FigureText.Plain(expected)} 亩。请核对。",
                        $"In the column \"{header.Names[column]}\" the total is printed as {FigureText.Plain(area)} mu; "
                            + $"the rows add up to {FigureText.Plain(expected)} mu. Check the figures."
                    ),
                    TableCells.Area(table.Passage(block, row, column), header.Units[column])!.Quote
                );
            }
        }
    }

    private static List<(int Row, string? Label, decimal Area)> Rows(Table table, TableHeader header, int column)
    {
        var rows = new List<(int, string?, decimal)>();
        for (var row = header.FirstRow; row < table.Rows.Length; row++)
        {
            if (TableCells.Mu(table.Cell(row, column), header.Units[column]) is { } area)
                rows.Add((row, table.Rows[row].Take(column).FirstOrDefault(TableCells.IsTotal), area));
        }

        return rows;
    }

    /// <summary>Adds the rows from one position to the next row of sums, upwards or downwards.</summary>
    private static decimal Sum(List<(int Row, string? Label, decimal Area)> rows, int from, int step)
    {
        var sum = 0m;
        for (var i = from; i >= 0 && i < rows.Count && rows[i].Label is null; i += step)
            sum += rows[i].Area;
        return sum;
    }
}
