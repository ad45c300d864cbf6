using System.Globalization;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace CultivatedLand.Documents.Spreadsheets;

/// <summary>
/// Writer of a table as a workbook with one worksheet, row by row. It keeps nothing in memory.
/// The header row is frozen and has a filter.
/// Days and numbers are typed.
/// </summary>
public static class WorkbookWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

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
        ArgumentNullException.ThrowIfNull(columns);
        var options = new SpreadCheetahOptions
        {
            CompressionLevel = SpreadCheetahCompressionLevel.Fastest,
            WriteCellReferenceAttributes = true,
            PreserveStringWhitespace = true,

            // They would carry the moment of writing. The same table is the same worksheet.
            DocumentProperties = null,
        };
        await using var spreadsheet = await Spreadsheet.CreateNewAsync(target, options, cancellationToken);
        var styles = new Styles(spreadsheet);
        await spreadsheet.StartWorksheetAsync(sheet, Layout(columns), cancellationToken);
        await spreadsheet.AddHeaderRowAsync(
            [.. columns.Select(column => FormulaEscaping.InXml(column.Header))],
            styles.Header,
            cancellationToken
        );
        var cells = new List<StyledCell>(columns.Count);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (spreadsheet.NextRowNumber > MostRows + 1)
                break;
            cells.Clear();
            foreach (var cell in row)
                cells.Add(Cell(cell, styles));
            await spreadsheet.AddRowAsync(cells, cancellationToken);
        }

        await spreadsheet.FinishAsync(cancellationToken);
    }

    /// <summary>Lays the worksheet out. The filter is announced before the rows, so it reaches as far as a worksheet can.</summary>
    private static WorksheetOptions Layout(IReadOnlyList<ExportColumn> columns)
    {
        var layout = new WorksheetOptions
        {
            FrozenRows = 1,
            AutoFilter = new AutoFilterOptions(
                string.Create(CultureInfo.InvariantCulture, $"A1:{Letters(columns.Count - 1)}{MostRows + 1}")
            ),
        };
        for (var index = 0; index < columns.Count; index++)
            layout.Column(index + 1).Width = columns[index].Width;
        return layout;
    }

    private static StyledCell Cell(ExportCell cell, Styles styles) =>
        cell switch
        {
            ExportCell.Words { Text.Length: > 0 } words => new StyledCell(
                FormulaEscaping.InXml(words.Text),
                FormulaEscaping.LooksLikeFormula(words.Text) ? styles.Text : null
            ),
            ExportCell.Number number => new StyledCell(number.Value, number.Decimals == 0 ? null : styles.Area),
            ExportCell.Day day => new StyledCell(day.Date.ToDateTime(TimeOnly.MinValue), styles.Day),
            _ => default,
        };

    private static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + Letters(column % 26);

    /// <summary>Styles of the cells of a workbook.</summary>
    private sealed class Styles(Spreadsheet spreadsheet)
    {
        public StyleId Day { get; } = spreadsheet.AddStyle(new Style { Format = NumberFormat.Custom("""yyyy\-mm\-dd""") });

        public StyleId Header { get; } =
            spreadsheet.AddStyle(
                new Style
                {
                    Font = new Font { Bold = true },
                    Format = NumberFormat.Standard(StandardNumberFormat.Text),
                }
            );

        /// <summary>Style of words that look like a formula. A cell of this format stays words even where somebody edits it.</summary>
        public StyleId Text { get; } = spreadsheet.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.Text) });

        public StyleId Area { get; } =
            spreadsheet.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.ThousandsSeparatorTwoDecimalPlaces) });
    }
}
