using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>Rules for an area that says how large the things are that the task removes or restores.</summary>
internal static class CountedAreas
{
    private const string Counters = "处口宗个块户座间栋家条片起块幅宗件";

    private static readonly string[] Removals =
    [
        "拆",
        "清",
        "移",
        "腾退",
        "退出",
        "回填",
        "填平",
        "复垦",
        "复耕",
        "恢复",
        "整改",
        "整治",
        "治理",
        "销号",
        "复种",
        "种植",
        "翻耕",
        "归还",
        "还田",
        "平整",
    ];

    /// <summary>Whether the area belongs to things that are counted directly before it: 看护棚23处，占地9.3亩; 图斑14个，计66亩.</summary>
    public static bool IsBeside(string folded, in Quantity quantity)
    {
        var clause = Clauses.ClauseStart(folded, quantity.Offset);
        clause += folded.AsSpan(clause, quantity.Offset - clause).LastIndexOf('、') + 1;
        var before = folded.AsSpan(clause, quantity.Offset - clause).Trim(" 约共计合为达");
        if (before is not ("" or "面积" or "占地" or "占地面积" or "涉及" or "涉及面积" or "占耕地" or "占用" or "占用面积" or "总占地"))
            return false;
        if (clause == 0 || folded[clause - 1] is not ('，' or '、'))
            return false;
        var from = Clauses.ClauseStart(folded, clause - 1);
        return EndsInCount(folded.AsSpan(from, clause - 1 - from))
            && TextMatch.ContainsAny(
                folded.AsSpan(
                    Clauses.SentenceStart(folded, quantity.Offset)..Math.Min(folded.Length, Clauses.SentenceEnd(folded, quantity.End) + 80)
                ),
                Removals
            );
    }

    /// <summary>Whether the clause takes the area and does something to it: 将堆场占压的27.5亩土地于8月20日前恢复耕作层.</summary>
    public static bool IsMoved(string folded, in Quantity quantity)
    {
        var clause = folded.AsSpan(Clauses.ClauseStart(folded, quantity.Offset)..quantity.Offset).TrimStart();
        if (clause is not (['将', ..] or ['把', ..] or ['对', ..]) && clause.IndexOfAny("将把") < 0 || clause.Contains('每'))
            return false;
        var after = folded.AsSpan(quantity.End, Clauses.ClauseEnd(folded, quantity.End) - quantity.End);
        return after.Length > 2
            && TextMatch.StartsWithAny(after.TrimStart("的 "), "土地", "耕地", "地块", "图斑", "农田", "水田", "旱地", "撂荒地", "地")
            && TextMatch.ContainsAny(after, Removals)
            && !TextMatch.ContainsAny(after, "已", "划入", "纳入", "列入", "巡查");
    }

    private static bool EndsInCount(ReadOnlySpan<char> clause)
    {
        clause = clause.TrimEnd();
        if (clause.Length < 2 || !Counters.Contains(clause[^1], StringComparison.Ordinal))
            return false;
        var figures = clause[..^1].TrimEnd(' ');
        return figures.Length > 0 && (char.IsAsciiDigit(figures[^1]) || ChineseNumerals.IsNumeral(figures[^1]));
    }
}
