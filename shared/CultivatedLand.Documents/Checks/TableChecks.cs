using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Tables;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Checks;

/// <summary>Checks of the tables themselves: rows of totals, serial numbers, points and slopes.</summary>
internal static class TableChecks
{
    private const decimal SteepestSlope = 25;
    private const int MostFindings = 50;

    public static IEnumerable<Finding> Check(Table table, int block, TableHeader header, DateContext dates) =>
        new[]
        {
            TotalChecks.Check(table, block, header),
            CellChecks.Check(table, block, header, dates),
            Serials(table, block, header),
            Scores(table, block, header),
            Slopes(table, block, header),
        }
            .SelectMany(findings => findings)
            .Take(MostFindings);

    private static IEnumerable<Finding> Serials(Table table, int block, TableHeader header)
    {
        var column = header.Column(ColumnKind.Serial);
        if (column < 0)
            yield break;
        var seen = new HashSet<int>();
        var (restarts, last) = (false, 0);
        var repeated = new List<Passage>();
        for (var row = header.FirstRow; row < table.Rows.Length; row++)
        {
            if (
                QuantityRecogniser.Alone(table.Cell(row, column) ?? "")
                is not { Unit: QuantityUnit.None, Decimals: 0, Value: > 0 and < 1_000_000 } serial
            )
                continue;
            // A merged cell repeats its number in every row that it covers. Numbering may also begin again under each section.
            restarts |= serial.Value == 1 && last > 1;
            if (!seen.Add((int)serial.Value) && table.Cell(row - 1, column) != table.Cell(row, column))
                repeated.Add(table.Passage(block, row, column));
            last = (int)serial.Value;
        }

        if (restarts || repeated.Count > 3)
            yield break;
        foreach (var cell in repeated)
        {
            yield return new(
                Severity.Note,
                "duplicate-serial",
                new LocalizedText($"序号 {cell.Text.Trim()} 出现了两次。", $"The serial number {cell.Text.Trim()} is used twice."),
                cell.Quote()
            );
        }
    }

    /// <summary>Checks the points of a row against those of its items: 1.…（20分）2.…（10分） in a row of 60 points.</summary>
    private static IEnumerable<Finding> Scores(Table table, int block, TableHeader header)
    {
        if (header.Column(ColumnKind.Score) < 0)
            yield break;
        for (var row = header.FirstRow; row < table.Rows.Length; row++)
        {
            var cells = table.Rows[row];
            if (
                Enumerable
                    .Range(1, Math.Max(cells.Length - 1, 0))
                    .FirstOrDefault(column => QuantityRecogniser.Alone(cells[column]) is { Unit: QuantityUnit.None })
                is not (> 0 and var at)
            )
                continue;
            var score = QuantityRecogniser.Alone(cells[at])!.Value.Value;
            foreach (var column in Enumerable.Range(0, cells.Length).Where(column => column != at))
            {
                if (ScoreItems.Sum(cells[column]) is not { } sum || sum == score)
                    continue;
                yield return new(
                    Severity.Note,
                    "score-mismatch",
                    new LocalizedText(
                        $"这一行的分值是 {FigureText.Plain(score)} 分，各小项相加是 {FigureText.Plain(sum)} 分。",
                        $"This row is worth {FigureText.Plain(score)} points; its items add up to {FigureText.Plain(sum)}."
                    ),
                    table.Passage(block, row, at).Quote()
                );
            }
        }
    }

    /// <summary>
    /// Checks that no parcel is steeper than 25° or inside the ecological red line.
    /// Farmland is not restored on such land.
    /// </summary>
    private static IEnumerable<Finding> Slopes(Table table, int block, TableHeader header)
    {
        for (var column = 0; column < header.Names.Length; column++)
        {
            var slope = header.Names[column].Contains("坡度", StringComparison.Ordinal);
            if (!slope && !TextMatch.ContainsAny(header.Names[column], "生态红线", "生态保护红线"))
                continue;
            for (var row = header.FirstRow; row < table.Rows.Length; row++)
            {
                var cell = table.Passage(block, row, column).Trim();
                var bad = slope
                    ? QuantityRecogniser.Alone(
                        cell.Text.Replace("度", "", StringComparison.Ordinal).Replace("°", "", StringComparison.Ordinal)
                    )
                        is { Value: > SteepestSlope }
                    : cell.Text is "是" or "在内" or "占用" or "涉及";
                if (!bad)
                    continue;
                yield return new(
                    Severity.Error,
                    slope ? "steep-parcel" : "red-line-parcel",
                    slope
                        ? new LocalizedText(
                            $"第 {table.RowNumber(row)} 行坡度 {cell.Text}，超过 25 度，不能作为恢复耕地图斑。请更换图斑。",
                            $"Row {table.RowNumber(row)} has a slope of {cell.Text}, over 25°; it is not eligible. "
                                + "Choose another parcel."
                        )
                        : new LocalizedText(
                            $"第 {table.RowNumber(row)} 行的图斑在生态保护红线内，不能作为恢复耕地图斑。请更换图斑。",
                            $"The parcel in row {table.RowNumber(row)} lies inside the ecological red line; it is not eligible. "
                                + "Choose another parcel."
                        ),
                    cell.Quote()
                );
            }
        }
    }
}
