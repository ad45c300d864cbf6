using CultivatedLand.Documents;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Spreadsheets;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Tables;

/// <summary>Column of a table: its stable name and the other headings that people use for it.</summary>
public sealed record Column(string Name, string[] AlsoCalled, bool IsRequired = false)
{
    internal bool IsHeadedBy(string cell) => Matches(Name, cell) || AlsoCalled.Any(name => Matches(name, cell));

    private static bool Matches(string name, string cell) => string.Equals(Plain(name), Plain(cell), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string words) =>
        words
            .Trim()
            .Replace(" ", "", StringComparison.Ordinal)
            .Replace("_", "", StringComparison.Ordinal)
            .Replace("-", "", StringComparison.Ordinal)
            .TrimStart('\uFEFF');
}

/// <summary>Reader of the rows of a .csv or .xlsx file below a header row that names the columns asked for.</summary>
public static class HeaderedTable
{
    /// <summary>Number of rows from the top among which the header is sought. A title or a note may stand above it.</summary>
    private const int RowsAboveHeader = 10;

    public static LoadResult<IReadOnlyList<TableRow>> Read(SourceFile file, IReadOnlyList<Column> columns) =>
        Open(file) switch
        {
            SourceOutcome.Opened { Document.Kind: SourceKind.Csv or SourceKind.Workbook or SourceKind.Text } opened => Under(
                file.Name,
                opened.Document,
                columns
            ),
            SourceOutcome.Opened => LoadResult.Failed<IReadOnlyList<TableRow>>(
                new(
                    $"{file.Name}不是表格，请另存为 .csv 或 .xlsx 再上传。",
                    $"{file.Name} is not a table; save it as .csv or .xlsx and try again."
                )
            ),
            SourceOutcome.Unusable unusable => LoadResult.Failed<IReadOnlyList<TableRow>>(unusable.Reason),
            _ => throw new InvalidOperationException("A file opens or it does not."),
        };

    /// <summary>Opens the file. Text without an ending that says what it is, as a program sends it, is taken for CSV.</summary>
    private static SourceOutcome Open(SourceFile file)
    {
        var asNamed = SourceReader.Open(file);
        return
            asNamed is SourceOutcome.Opened { Document: { Kind: SourceKind.Text } text }
            && !text.Blocks.OfType<Table>().Any()
            && SourceReader.Open(file with { Name = file.Name + ".csv" }) is SourceOutcome.Opened asCsv
            ? asCsv
            : asNamed;
    }

    private static LoadResult<IReadOnlyList<TableRow>> Under(string fileName, SourceDocument document, IReadOnlyList<Column> columns)
    {
        var tables = document.Blocks.OfType<Table>().ToList();
        foreach (var table in tables)
        {
            for (var header = 0; header < Math.Min(RowsAboveHeader, table.Rows.Length); header++)
            {
                if (Positions(table.Rows[header], columns) is { } positions)
                    return new LoadResult<IReadOnlyList<TableRow>>.Ok(Rows(fileName, table, header, positions));
            }
        }

        var found = tables.Count > 0 ? string.Join(", ", tables[0].Rows.FirstOrDefault([]).Where(cell => cell.Length > 0).Take(12)) : "";
        var wanted = string.Join(", ", columns.Where(column => column.IsRequired).Select(column => column.Name));
        var missing =
            tables.Count == 0
                ? wanted
                : string.Join(
                    ", ",
                    columns.Where(column => column.IsRequired && !tables[0].Rows[0].Any(column.IsHeadedBy)).Select(column => column.Name)
                );
        return LoadResult.Failed<IReadOnlyList<TableRow>>(
            new(
                $"{fileName}缺少列：{missing}。须有列：{wanted}；{(found.Length == 0 ? "文件中没有表头" : $"表头现为：{found}")}。请补全表头后再试。",
                $"{fileName} lacks the columns: {missing}. It needs: {wanted}; "
                    + $"{(found.Length == 0 ? "it has no header" : $"its header reads: {found}")}. "
                    + "Complete the header and try again."
            )
        );
    }

    private static Dictionary<string, int>? Positions(IReadOnlyList<string> header, IReadOnlyList<Column> columns)
    {
        var positions = new Dictionary<string, int>();
        foreach (var column in columns)
        {
            var position = header
                .Select((cell, index) => (cell, index))
                .Where(pair => column.IsHeadedBy(pair.cell))
                .Select(pair => (int?)pair.index)
                .FirstOrDefault();
            if (position is { } at)
                positions[column.Name] = at;
            else if (column.IsRequired)
                return null;
        }

        return positions;
    }

    private static List<TableRow> Rows(string file, Table table, int header, Dictionary<string, int> positions) =>
        [
            .. table
                .Rows.Select((cells, index) => new TableRow(file, table.Title, table.FirstRow + index, cells, positions))
                .Skip(header + 1)
                .Where(row => !row.IsBlank),
        ];
}

/// <summary>Row of a table with its position, as a person would look it up.</summary>
/// <param name="Number">Row number as the file shows it, counted from 1.</param>
public sealed record TableRow(
    string File,
    string? Sheet,
    int Number,
    IReadOnlyList<string> Cells,
    IReadOnlyDictionary<string, int> Positions
)
{
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);

    /// <summary>
    /// Trimmed text of the cell, without what cannot be seen and without the escape of an export.
    /// Null where the cell is blank or the file has no such column.
    /// </summary>
    public string? this[string column] =>
        Positions.TryGetValue(column, out var at) && at < Cells.Count && VisibleText.Of(Cells[at]).Trim() is { Length: > 0 } words
            ? FormulaEscaping.FromCsv(words)
            : null;

    /// <summary>Builds a fault of this row. The position of the row stands before the message.</summary>
    public LocalizedText Fault(string chinese, string english) =>
        new(
            $"{File}{(Sheet is null ? "" : $"〔{Sheet}〕")}第{Number}行：{chinese}",
            $"{File}{(Sheet is null ? "" : $" [{Sheet}]")}, row {Number}: {english}"
        );
}
