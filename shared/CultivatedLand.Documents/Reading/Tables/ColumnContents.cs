using System.Collections.Immutable;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>
/// Rules that tell a column by what its cells hold, where its header is not known.
/// A column of places is one whose cells are names of places, whatever stands above them.
/// </summary>
internal static class ColumnContents
{
    private const int Sampled = 40;
    private const int LongestPlace = 14;

    private static readonly string[] PlaceEnds =
    [
        "村",
        "社区",
        "镇",
        "乡",
        "街道",
        "县",
        "区",
        "市",
        "旗",
        "州",
        "农场",
        "林场",
        "办事处",
        "居委会",
        "村委会",
        "管委会",
        "园区",
        "苏木",
        "嘎查",
        "街",
    ];

    /// <summary>Whether the name is that of a place: 柳湾村, 东门办事处, 忠 县.</summary>
    public static bool IsPlace(string cell)
    {
        var words = CharacterFolding.Unspaced(CharacterFolding.Fold(cell));
        if (words.EndsWith(')') && words.LastIndexOf('(') is > 1 and var open)
            words = words[..open];
        return words.Length is >= 2 and <= LongestPlace
            && TextMatch.EndsWithAny(words, PlaceEnds)
            && words.AsSpan().IndexOfAny(Clauses.Pauses) < 0
            && !words.Any(char.IsAsciiDigit)
            && !TextMatch.StartsWithAny(words, "各", "全");
    }

    /// <summary>Whether a column of places and a column of figures stand below this row, so that it must be their header.</summary>
    public static bool HasPlacesAndFigures(Table table, int header)
    {
        var cells = table.Rows[header];
        if (
            cells.Where(cell => cell.Trim().Length > 0).Distinct().Count() < 2
            || header + 1 >= table.Rows.Length
            || cells.Any(cell => cell.Length > 20)
        )
            return false;
        var columns = Enumerable.Range(0, cells.Length).ToList();
        return columns.Exists(column => Share(table, header + 1, column, IsPlace) >= 0.6)
            && columns.Exists(column => cells[column].Trim().Length > 0 && Share(table, header + 1, column, TableHeader.IsFigure) >= 0.6)
            && cells.Any(cell =>
                AreaUnits.In(cell) is not null || TextMatch.ContainsAny(cell, "面积", "任务", "计划", "目标", "小计", "合计", "亩")
            );
    }

    /// <summary>Gives the columns that no header name tells their kind.</summary>
    public static void Complete(Table table, int firstRow, ImmutableArray<ColumnKind>.Builder kinds, ImmutableArray<string>.Builder names)
    {
        // 名称 above places names them, where no other column does.
        if (!kinds.Contains(ColumnKind.Place) && !kinds.Contains(ColumnKind.Deadline))
        {
            for (var column = 0; column < kinds.Count; column++)
            {
                if (
                    kinds[column] is ColumnKind.Unknown or ColumnKind.Task or ColumnKind.Type
                    && Share(table, firstRow, column, IsPlace) >= 0.6
                    && !kinds.Contains(ColumnKind.Responsible)
                )
                {
                    kinds[column] = ColumnKind.Place;
                    break;
                }
            }
        }

        if (kinds.Contains(ColumnKind.Area) || !kinds.Contains(ColumnKind.Place))
            return;
        for (var column = 0; column < kinds.Count; column++)
        {
            if (kinds[column] == ColumnKind.Unknown && IsSum(names[column]) && Share(table, firstRow, column, TableHeader.IsFigure) >= 0.6)
                kinds[column] = ColumnKind.Area;
        }
    }

    /// <summary>Whether the header names a sum: 小计, 合计, 总数.</summary>
    public static bool IsSum(string name) => TextMatch.EndsWithAny(name, "小计", "合计", "总计", "总数", "共计", "总面积");

    /// <summary>Whether the header is a time: 4月底, 三季度, 2025年. Its cells are then the amounts for that time.</summary>
    public static bool IsTime(string name) =>
        DateRecogniser.Recognise(name, new DateContext(2024)) is [{ Offset: 0 } mention, ..]
        && mention.Relative is null
        && name.Length - mention.End <= 4
        && (mention.Due is not null || mention.Start is not null);

    private static double Share(Table table, int firstRow, int column, Func<string, bool> fits)
    {
        var (count, all) = (0, 0);
        for (var row = firstRow; row < Math.Min(table.Rows.Length, firstRow + Sampled); row++)
        {
            if (table.Cell(row, column) is not { } cell || cell.Trim().Length == 0 || TableCells.IsTotal(cell))
                continue;
            all++;
            count += fits(cell) ? 1 : 0;
        }

        return all == 0 ? 0 : (double)count / all;
    }
}
