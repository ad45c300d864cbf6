using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;

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
        var area = TargetColumn(header);
        if (places.Column < 0 || area < 0)
            return null;
        var potential = header.Column(ColumnKind.Potential);
        var shares = ImmutableArray.CreateBuilder<DraftShare>();
        Sourced<decimal>? total = null;
        for (var row = header.FirstRow; row < table.Rows.Length; row++)
        {
            var cells = table.Rows[row];
            if (TableCells.Area(table.Passage(block, row, area), header.Units[area]) is not { } value)
                continue;
            if (cells.Take(area).Any(TableCells.IsTotal))
            {
                total ??= value;
                continue;
            }

            if (places.Read(table, block, row) is not { } place)
                continue;
            shares.Add(
                new DraftShare(place.Value, value.Value, value.Quote)
                {
                    Potential = potential < 0 ? null : TableCells.Area(table.Passage(block, row, potential), header.Units[potential]),
                }
            );
        }

        return shares.Count == 0 ? null : new(shares.ToImmutable(), total, caption) { Leaders = LeadersOf(table, block, header) };
    }

    private static ImmutableArray<Sourced<string>> LeadersOf(Table table, int block, TableHeader header)
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

    /// <summary>Finds the target among several columns of areas: the one that is called a task, else the last.</summary>
    private static int TargetColumn(TableHeader header)
    {
        var columns = header.Columns(ColumnKind.Area).ToList();
        if (columns.Count == 0)
            return -1;
        var named = columns.FindIndex(column => TextMatch.ContainsAny(header.Names[column], "任务", "目标", "下达", "计划", "应"));
        return named >= 0 ? columns[named]
            : columns.Find(column => !TextMatch.ContainsAny(header.Names[column], "图斑面积", "总面积", "现状", "国土"))
                is > 0
                    and var plain
                ? plain
            : columns[^1];
    }
}
