using System.Collections.Immutable;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Recognisers.Roles;
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

    /// <summary>
    /// Whether the header says that places stand below it: 行政区, 自然村, 所在社区. The names may then end in any way: 东庄, 岭脚.
    /// </summary>
    private static bool NamesPlaces(string header) =>
        header.Length is > 0 and <= 8
        && TextMatch.EndsWithAny(
            header,
            "村",
            "镇",
            "乡",
            "街道",
            "社区",
            "县",
            "区",
            "区域",
            "辖区",
            "地区",
            "庄",
            "屯",
            "小组",
            "村组",
            "片区",
            "单位"
        )
        && !TextMatch.ContainsAny(
            header,
            "责任",
            "牵头",
            "配合",
            "承办",
            "实施",
            "主管",
            "督导",
            "验收",
            "落实",
            "经营",
            "建设",
            "施工",
            "填报"
        );

    private static bool IsShortName(string cell)
    {
        var words = CharacterFolding.Unspaced(cell);
        return words.Length is >= 2 and <= 8 && words.All(CharacterFolding.IsHan);
    }

    private static bool IsPerson(string cell) => PersonNames.IsPerson(CharacterFolding.Unspaced(cell));

    private static bool IsDay(string cell) => !TableCells.Deadlines(cell, new DateContext(2024)).IsEmpty;

    /// <summary>
    /// Whether the columns below this row are typed, each by its cells: places, persons, days or figures.
    /// The row must then be their header, whatever it calls them.
    /// </summary>
    public static bool HasTypedColumns(Table table, int header)
    {
        var cells = table.Rows[header];
        if (
            header + 1 >= table.Rows.Length
            || cells.Length < 3
            || cells.Distinct().Count() < cells.Length
            || cells.Any(cell => cell.Trim().Length is 0 or > 16 || IsDay(cell) || IsPerson(cell) || IsPlace(cell) && cell.Length > 3)
        )
            return false;
        var known = cells.Count(cell => ColumnKinds.Of(cell) != ColumnKind.Unknown);
        var days = 0;
        var typed = 0;
        for (var column = 0; column < cells.Length; column++)
        {
            if (ColumnKinds.Of(cells[column]) != ColumnKind.Unknown)
                continue;
            if (Share(table, header + 1, column, IsDay) >= 0.6)
                days++;
            else if (Share(table, header + 1, column, IsPerson) >= 0.6 || Share(table, header + 1, column, IsPlace) >= 0.6)
                typed++;
        }

        return days > 0 && known + typed + days >= 3;
    }

    /// <summary>Whether a column of places and a column of figures stand below this row, so that it must be their header.</summary>
    /// <param name="hasUnit">Whether the caption names a unit of area: 单位：公顷.</param>
    public static bool HasPlacesAndFigures(Table table, int header, bool hasUnit)
    {
        var cells = table.Rows[header];
        if (
            cells.Where(cell => cell.Trim().Length > 0).Distinct().Count() < 2
            || header + 1 >= table.Rows.Length
            || cells.Any(cell => cell.Length > 20)
        )
            return false;
        var columns = Enumerable.Range(0, cells.Length).ToList();
        return columns.Exists(column =>
                Share(table, header + 1, column, IsPlace) >= 0.6
                || NamesPlaces(Bare(cells[column])) && Share(table, header + 1, column, IsShortName) >= 0.8
            )
            && columns.Exists(column => cells[column].Trim().Length > 0 && Share(table, header + 1, column, TableHeader.IsFigure) >= 0.6)
            && (
                hasUnit
                || cells.Any(cell =>
                    AreaUnits.In(cell) is not null || TextMatch.ContainsAny(cell, "面积", "任务", "计划", "目标", "小计", "合计", "亩")
                )
                || TimeColumns.Named(cells).Length > 1
            );
    }

    /// <summary>Gives the columns that no header name tells their kind.</summary>
    public static void Complete(
        Table table,
        int firstRow,
        ImmutableArray<ColumnKind>.Builder kinds,
        ImmutableArray<string>.Builder names,
        bool hasUnit
    )
    {
        for (var column = 0; column < kinds.Count; column++)
        {
            if (kinds[column] != ColumnKind.Unknown)
                continue;
            if (NamesPlaces(names[column]) && Share(table, firstRow, column, IsShortName) >= 0.8)
                kinds[column] = ColumnKind.Place;
            else if (IsOfWorkers(names[column]) && Share(table, firstRow, column, IsPerson) >= 0.6)
                kinds[column] = ColumnKind.Leader;
            else if (
                !kinds.Contains(ColumnKind.Deadline)
                && TextMatch.ContainsAny(names[column], "时", "期", "日", "前", "限", "节点")
                && !TextMatch.ContainsAny(
                    names[column],
                    "发现",
                    "检查",
                    "开始",
                    "交办",
                    "下发",
                    "填",
                    "发文",
                    "拍摄",
                    "流转",
                    "承包",
                    "是否"
                )
                && Share(table, firstRow, column, IsDay) >= 0.6
            )
                kinds[column] = ColumnKind.Deadline;
        }

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
            if (
                kinds[column] == ColumnKind.Unknown
                && (
                    IsSum(names[column])
                    || hasUnit
                    || TextMatch.ContainsAny(names[column], "任务", "需", "应", "补足", "恢复", "复耕", "整改", "下达")
                )
                && Share(table, firstRow, column, TableHeader.IsFigure) >= 0.6
                && !TextMatch.EndsWithAny(names[column], "数", "个", "宗", "户", "人", "率", "编号", "序号", "号")
            )
                kinds[column] = ColumnKind.Area;
        }
    }

    /// <summary>Whether the persons below the header answer for the work. A contact, an owner or a clerk does not.</summary>
    private static bool IsOfWorkers(string header) =>
        header.Length is > 1 and <= 8
        && TextMatch.EndsWithAny(header, "人", "人员", "长", "干部", "领导", "同志", "负责")
        && !TextMatch.ContainsAny(
            header,
            "联系人",
            "户主",
            "承包人",
            "当事人",
            "权利人",
            "经营者",
            "填表",
            "填报",
            "审核",
            "经办",
            "经营",
            "举报",
            "种植",
            "使用",
            "违法",
            "代表",
            "监督",
            "验收"
        );

    private static string Bare(string header) => ColumnKinds.WithoutUnit(CharacterFolding.Unspaced(CharacterFolding.Fold(header)));

    /// <summary>Whether the header names a sum: 小计, 合计, 总数.</summary>
    public static bool IsSum(string name) => TextMatch.EndsWithAny(name, "小计", "合计", "总计", "总数", "共计", "总面积");

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
