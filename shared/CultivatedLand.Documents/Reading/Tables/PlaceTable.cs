using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>A table that divides one task among places: 村居 | 潜力图斑面积 | 任务数.</summary>
internal sealed record PlaceTable(ImmutableArray<DraftShare> Shares, Read<decimal>? Total, string Caption)
{
    public static PlaceTable? Read(Table table, int block, TableHeader header, string caption)
    {
        var place = header.Column(ColumnKind.Place) is >= 0 and var own ? own : header.Column(ColumnKind.Responsible);
        var area = TargetColumn(header);
        if (place < 0 || area < 0)
            return null;
        var potential = header.Column(ColumnKind.Potential);
        var shares = ImmutableArray.CreateBuilder<DraftShare>();
        Read<decimal>? total = null;
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

            var name = table.Passage(block, row, place).Trim();
            if (name.IsBlank)
                continue;
            shares.Add(new DraftShare(Glyphs.Unspaced(name.Text), value.Value, value.Quote)
            {
                Potential = potential < 0 ? null : TableCells.Area(table.Passage(block, row, potential), header.Units[potential]),
            });
        }

        return shares.Count == 0 ? null : new(shares.ToImmutable(), total, caption);
    }

    /// <summary>Of several areas the one that is called a task, else the last.</summary>
    private static int TargetColumn(TableHeader header)
    {
        var columns = header.Columns(ColumnKind.Area).ToList();
        if (columns.Count == 0)
            return -1;
        var named = columns.FindIndex(column => Signs.ContainsAny(header.Names[column], "任务", "目标", "下达", "计划", "应"));
        return named >= 0 ? columns[named] : columns.Find(column => !Signs.ContainsAny(header.Names[column], "图斑面积", "总面积", "现状", "国土")) is > 0 and var plain ? plain : columns[^1];
    }
}
