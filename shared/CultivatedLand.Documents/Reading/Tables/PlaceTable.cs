using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>Table that divides one task among places: 村居 | 潜力图斑面积 | 任务数.</summary>
internal sealed record PlaceTable(ImmutableArray<DraftShare> Shares, Sourced<decimal>? Total, string Caption)
{
    /// <summary>
    /// Leaders who answer for the places: 联系领导, 包保领导, else 责任人.
    /// The heads of the villages themselves are not leaders of the task.
    /// </summary>
    public ImmutableArray<Sourced<string>> Leaders { get; init; } = [];

    public static PlaceTable? Read(Table table, int block, TableHeader header, string caption)
    {
        var places = PlaceColumns.Of(header);
        if (places.Column < 0)
            places = PlaceColumns.Single(header.Column(ColumnKind.Responsible));
        var columns = ValueColumns.Of(table, header);
        if (places.Column < 0 || columns.IsEmpty)
            return null;
        var area = columns[0];
        var potential = header.Column(ColumnKind.Potential);
        var shares = ImmutableArray.CreateBuilder<DraftShare>();
        Sourced<decimal>? total = null;
        var subtotals = new List<Sourced<decimal>>();
        for (var row = header.FirstRow; row < table.Rows.Length; row++)
        {
            var cells = table.Rows[row];
            if (Value(table, block, row, header, columns) is not { } value)
                continue;
            if (cells.Take(area).FirstOrDefault(TableCells.IsTotal) is { } label)
            {
                if (TableCells.IsSubtotal(label))
                    subtotals.Add(value);
                else
                    total ??= value;
                continue;
            }

            if (places.Read(table, block, row) is not { } place)
                continue;
            shares.Add(
                new DraftShare(place.Value, value.Value, value.Quote)
                {
                    Confidence = value.Confidence,
                    Potential = potential < 0 ? null : TableCells.Area(table.Passage(block, row, potential), header.Units[potential]),
                }
            );
        }

        // A single subtotal of all rows is their total.
        if (subtotals is [var only] && only.Value == shares.Sum(share => share.AreaMu))
            total ??= only;
        return shares.Count == 0 ? null : new(shares.ToImmutable(), total, caption) { Leaders = LeadersOf(table, block, header) };
    }

    internal static ImmutableArray<Sourced<string>> LeadersOf(Table table, int block, TableHeader header)
    {
        var columns = header.Columns(ColumnKind.Leader).ToList();
        var column =
            columns.FindIndex(candidate => header.Names[candidate].Contains("领导", StringComparison.Ordinal)) is >= 0 and var named
                ? columns[named]
            : columns.Count > 0 && columns[0] is var first && !header.Names[first].StartsWith('村') ? first
            : -1;
        return column < 0
            ? []
            :
            [
                .. Enumerable
                    .Range(header.FirstRow, Math.Max(0, table.Rows.Length - header.FirstRow))
                    .Where(row => !table.Rows[row].Any(TableCells.IsTotal))
                    .SelectMany(row => JoinedUnitNames.Split(table.Passage(block, row, column)))
                    .DistinctBy(name => name.Value),
            ];
    }

    /// <summary>Returns the area of a row: that of one column, or the sum of several.</summary>
    private static Sourced<decimal>? Value(Table table, int block, int row, TableHeader header, ImmutableArray<int> columns)
    {
        Sourced<decimal>? sum = null;
        foreach (var column in columns)
        {
            if (TableCells.Area(table.Passage(block, row, column), header.Units[column]) is not { } value)
                continue;
            sum = sum is null ? value : sum with { Value = sum.Value + value.Value, Confidence = Confidence.Inferred };
        }

        return sum;
    }
}
