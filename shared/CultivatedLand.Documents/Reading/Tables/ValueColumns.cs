using System.Collections.Immutable;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>Rules that choose, among several columns of areas, those that make up the task of a place.</summary>
internal static class ValueColumns
{
    private static readonly string[] OtherAreas =
    [
        "图斑面积",
        "总面积",
        "现状",
        "国土",
        "潜力",
        "现有",
        "规模",
        "保有量",
        "保护",
        "流转",
        "变更",
        "流出",
        "承包",
        "已",
    ];

    /// <summary>Words of what is to be done. Those of a plan or a target come after them, because a plan may be of anything.</summary>
    private static readonly string[][] Tasks =
    [
        ["任务", "下达", "应恢复", "应整改", "应补", "需", "须", "拟"],
        ["应", "目标", "计划"],
    ];

    private static int Named(TableHeader header, List<int> columns)
    {
        foreach (var words in Tasks)
        {
            var named = columns.FindIndex(column =>
                TextMatch.ContainsAny(header.Names[column], words) && !TextMatch.ContainsAny(header.Names[column], OtherAreas)
            );
            if (named >= 0)
                return named;
        }

        return -1;
    }

    /// <summary>
    /// Lists the columns whose sum is the task: the one that is called a task or a sum, else all columns of kinds of work or crops.
    /// The list is empty where there is none, or where the columns are times.
    /// </summary>
    public static ImmutableArray<int> Of(Table table, TableHeader header)
    {
        var times = TimeColumns.Named(header.Names);
        var columns = header.Columns(ColumnKind.Area).Where(column => !times.Contains(column)).ToList();
        if (columns.Count == 0)
            return [];
        var named = Named(header, columns);
        if (named >= 0)
            return [columns[named]];
        var sum = columns.FindIndex(column =>
            ColumnContents.IsSum(header.Names[column]) && !TextMatch.ContainsAny(header.Names[column], OtherAreas)
        );
        if (sum >= 0)
            return [columns[sum]];
        var plain = columns.Where(column => !TextMatch.ContainsAny(header.Names[column], OtherAreas)).ToList();
        if (plain.Count == 0)
            return [columns[^1]];
        if (plain.Count == 1 || !AreKinds(header, plain))
            return [plain[0]];
        return SumOfOthers(table, header, plain) is { } whole ? [whole] : [.. plain];
    }

    /// <summary>Chooses the column of the area of a row that is a task: 新增耕地 beside 建设规模. -1 where there is none.</summary>
    public static int OfTask(TableHeader header)
    {
        var columns = header.Columns(ColumnKind.Area);
        foreach (var column in columns)
        {
            if (TextMatch.ContainsAny(header.Names[column], "任务", "目标", "下达", "计划", "应", "新增", "整改", "恢复"))
                return column;
        }

        // 占地面积 | 其中耕地: of two areas, that of the farmland is put right.
        if (columns.Length > 1)
        {
            foreach (var column in columns)
            {
                if (TextMatch.ContainsAny(header.Names[column], "耕地", "农田", "占耕"))
                    return column;
            }
        }

        foreach (var column in columns)
        {
            if (!TextMatch.ContainsAny(header.Names[column], OtherAreas))
                return column;
        }

        return columns.IsEmpty ? -1 : columns[0];
    }

    /// <summary>Lists the columns that are times: 4月底, 6月底.</summary>
    public static ImmutableArray<int> ByTime(TableHeader header) =>
        [.. TimeColumns.Named(header.Names).Where(column => header.Kinds[column] is ColumnKind.Area or ColumnKind.Unknown)];

    /// <summary>Whether the headers are names of crops or of kinds of work: 小麦 | 油菜, 退果面积 | 退苗面积.</summary>
    private static bool AreKinds(TableHeader header, List<int> columns) =>
        columns.TrueForAll(column => !TextMatch.ContainsAny(header.Names[column], "面积", "数", "指标", "亩", "流出", "恢复", "完成"))
        || columns.Select(column => header.Names[column][..1]).Distinct().Count() == 1;

    /// <summary>Finds the column that is the sum of the others in every row.</summary>
    private static int? SumOfOthers(Table table, TableHeader header, List<int> columns)
    {
        foreach (var column in columns)
        {
            var (rows, agree) = (0, 0);
            for (var row = header.FirstRow; row < Math.Min(table.Rows.Length, header.FirstRow + 40); row++)
            {
                if (TableCells.Mu(table.Cell(row, column), header.Units[column]) is not { } whole)
                    continue;
                rows++;
                agree +=
                    columns.Where(other => other != column).Sum(other => TableCells.Mu(table.Cell(row, other), header.Units[other]) ?? 0)
                    == whole
                        ? 1
                        : 0;
            }

            if (rows > 1 && agree == rows)
                return column;
        }

        return null;
    }
}
