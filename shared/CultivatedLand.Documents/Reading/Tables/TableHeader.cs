using System.Collections.Immutable;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>Header of a table: its position and the kind of each column.</summary>
/// <param name="Names">Header words of each column, without the unit.</param>
/// <param name="FirstRow">Index of the first row below the header.</param>
internal sealed record TableHeader(
    ImmutableArray<ColumnKind> Kinds,
    ImmutableArray<string> Names,
    ImmutableArray<QuantityUnit> Units,
    int FirstRow
)
{
    private const int DeepestHeader = 30;
    private const int SampledRows = 40;

    /// <summary>Whether the row names columns: it has two known names and no figure.</summary>
    public static bool IsHeaderRow(ImmutableArray<string> cells) =>
        cells.Distinct().Count(cell => ColumnKinds.Of(cell) is not (ColumnKind.Unknown)) >= 2
        && cells.Count(cell => ColumnKinds.Of(cell) != ColumnKind.Unknown) * 2 >= cells.Count(cell => cell.Trim().Length > 0)
        && cells.All(cell => cell.Length <= 30 && !IsFigure(cell) && !IsDatedCell(cell));

    /// <summary>Whether the row is the second row of one header: it repeats a merged cell of the row above.</summary>
    public static bool IsUnder(ImmutableArray<string> above, ImmutableArray<string> cells) => IsSecondHeader(above, cells);

    private static bool IsDatedCell(string cell) =>
        cell.Length > 0 && char.IsAsciiDigit(cell.Trim() is [var first, ..] ? first : ' ') && cell.Contains('月', StringComparison.Ordinal);

    public static TableHeader? Find(Table table, string caption)
    {
        for (var row = 0; row < Math.Min(table.Rows.Length, DeepestHeader); row++)
        {
            var cells = table.Rows[row];
            if (cells.Any(IsFigure))
                continue;
            if (
                cells.Distinct().Count(cell => ColumnKinds.Of(cell) != ColumnKind.Unknown) < 2
                && !ColumnContents.HasPlacesAndFigures(table, row, UnitStated(caption, table, row) is not null)
                && !ColumnContents.HasTypedColumns(table, row)
            )
                continue;
            var second = row + 1 < table.Rows.Length && IsSecondHeader(cells, table.Rows[row + 1]) ? table.Rows[row + 1] : default;
            return Build(table, cells, second, row + (second.IsDefault ? 1 : 2), UnitStated(caption, table, row));
        }

        return null;
    }

    private readonly Dictionary<ColumnKind, ImmutableArray<int>> _columns = Enumerable
        .Range(0, Kinds.Length)
        .GroupBy(column => Kinds[column])
        .ToDictionary(group => group.Key, group => group.ToImmutableArray());

    public int Column(ColumnKind kind) => Kinds.IndexOf(kind);

    public ImmutableArray<int> Columns(ColumnKind kind) => _columns.GetValueOrDefault(kind, []);

    public bool Has(ColumnKind kind) => Kinds.Contains(kind);

    internal static bool IsFigure(string cell) => QuantityRecogniser.Alone(cell) is not null;

    /// <summary>
    /// Whether the second row also belongs to the header.
    /// Such a row repeats merged cells and names parts of the other cells.
    /// </summary>
    private static bool IsSecondHeader(ImmutableArray<string> first, ImmutableArray<string> second) =>
        second.Length >= 2
        && !second.Any(IsFigure)
        && second.All(cell => cell.Length <= 16)
        && Enumerable
            .Range(0, Math.Min(first.Length, second.Length))
            .Any(column => first[column] == second[column] && first[column].Length > 0)
        && (second.Any(cell => ColumnKinds.Of(cell) != ColumnKind.Unknown) || TimeColumns.Named(second).Length > 1);

    private static TableHeader Build(
        Table table,
        ImmutableArray<string> first,
        ImmutableArray<string> second,
        int firstRow,
        QuantityUnit? stated
    )
    {
        var kinds = ImmutableArray.CreateBuilder<ColumnKind>();
        var names = ImmutableArray.CreateBuilder<string>();
        var units = ImmutableArray.CreateBuilder<QuantityUnit>();
        var unit = stated ?? QuantityUnit.Mu;
        for (var column = 0; column < first.Length; column++)
        {
            var words =
                second.IsDefault || column >= second.Length || second[column] == first[column] || second[column].Length == 0
                    ? first[column]
                    : second[column];
            var kind = ColumnKinds.Of(words);
            if (kind == ColumnKind.Unknown && words != first[column])
                kind = ColumnKinds.Of(first[column]);
            kinds.Add(Sure(kind, table, column, firstRow));
            var name = CharacterFolding.Unspaced(words);
            names.Add(name[..ColumnKinds.WithoutUnit(CharacterFolding.Fold(name)).Length]);
            units.Add(AreaUnits.In(words) ?? AreaUnits.In(first[column]) ?? unit);
        }

        ColumnContents.Complete(table, firstRow, kinds, names, stated is not null);
        // Beside 是否完成, or beside a term of its own, 完成时间 is the day on which the row was done.
        var days = Enumerable.Range(0, kinds.Count).Where(column => kinds[column] == ColumnKind.Deadline).ToList();
        if (
            kinds.Contains(ColumnKind.DoneMark)
            && days.Count > 1
            && names[days[^1]] is "完成时间" or "完成日期" or "整改完成时间" or "销号时间" or "办结时间"
        )
            kinds[days[^1]] = ColumnKind.DoneDay;
        // A ledger without a term keeps the only day that it has.
        if (
            days.Count == 0
            && kinds.IndexOf(ColumnKind.DoneDay) is >= 0 and var day
            && !names[day].StartsWith("实际", StringComparison.Ordinal)
        )
            kinds[day] = ColumnKind.Deadline;

        return new(kinds.ToImmutable(), names.ToImmutable(), units.ToImmutable(), firstRow);
    }

    /// <summary>
    /// Corrects the kind of a column by the cells below it.
    /// 任务 may stand above figures in one table and above sentences in another.
    /// </summary>
    private static ColumnKind Sure(ColumnKind kind, Table table, int column, int firstRow)
    {
        if (kind is not (ColumnKind.Task or ColumnKind.Area or ColumnKind.Target or ColumnKind.Done))
            return kind;
        var (figures, words) = (0, 0);
        for (var row = firstRow; row < Math.Min(table.Rows.Length, firstRow + SampledRows); row++)
        {
            var cell = table.Cell(row, column) ?? "";
            if (cell.Trim().Length == 0)
                continue;
            _ = IsFigure(cell) ? figures++ : words++;
        }

        return kind switch
        {
            ColumnKind.Task or ColumnKind.Target when figures > words => ColumnKind.Area,
            ColumnKind.Target => ColumnKind.Detail,
            ColumnKind.Area or ColumnKind.Done when words > figures => ColumnKind.Detail,
            _ => kind,
        };
    }

    /// <summary>
    /// Finds the unit of the table: 单位：亩 in a row above its header, in its caption or in its title.
    /// Null where none is named.
    /// </summary>
    private static QuantityUnit? UnitStated(string caption, Table table, int headerRow)
    {
        var above = string.Concat(table.Rows.Take(headerRow).SelectMany(row => row));
        foreach (var words in (ReadOnlySpan<string>)[above, caption, table.Title ?? ""])
        {
            var folded = CharacterFolding.Unspaced(CharacterFolding.Fold(words));
            var at = folded.LastIndexOf("单位:", StringComparison.Ordinal);
            if (at >= 0 && AreaUnits.In(folded[at..]) is { } unit)
                return unit;
        }

        return null;
    }
}
