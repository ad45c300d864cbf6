using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>Rules for the rows of a ledger that are done: marked 是, √ or 已销号, or with the day on which they were done.</summary>
internal static class DoneRows
{
    private static readonly string[] Marks =
    [
        "是",
        "√",
        "✓",
        "✔",
        "完成",
        "已完成",
        "已销号",
        "已办结",
        "已整改",
        "已验收",
        "整改完成",
        "已整改完成",
        "已整改到位",
        "完成整改",
        "100%",
        "销号",
        "办结",
        "已恢复",
        "全部完成",
    ];

    /// <summary>
    /// Returns the steps with the day on which they were done, where the row says so.
    /// Without a day it is that of the deadline.
    /// </summary>
    public static ImmutableArray<DraftPhase> Mark(
        ImmutableArray<DraftPhase> phases,
        TableHeader header,
        Table table,
        int row,
        DateContext dates
    )
    {
        var (mark, day) = (MarkColumn(header), header.Column(ColumnKind.DoneDay));
        if (mark < 0 && day < 0)
            return phases;
        var done = day < 0 ? null : TableCells.Deadlines(table.Cell(row, day) ?? "", dates).FirstOrDefault()?.Due;
        var words = mark < 0 ? "" : CharacterFolding.Unspaced(table.Cell(row, mark) ?? "").TrimEnd('。');
        if (done is null && !Marks.Contains(words) || (words.Length > 0 && words is "否" or "×" or "未完成"))
            return phases;
        return [.. phases.Select(phase => phase with { DoneOn = done ?? phase.Due })];
    }

    /// <summary>Finds the column that says whether a row is done. 整改情况 may do so with one word.</summary>
    private static int MarkColumn(TableHeader header)
    {
        if (header.Column(ColumnKind.DoneMark) is >= 0 and var column)
            return column;
        for (var other = 0; other < header.Names.Length; other++)
        {
            if (
                header.Kinds[other] == ColumnKind.Remark
                && TextMatch.EndsWithAny(header.Names[other], "整改情况", "完成情况", "落实情况", "办理情况", "进展情况")
            )
                return other;
        }

        return -1;
    }
}
