using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>Rules that tell an area that is done from one that is still open, and an area with a label of its own.</summary>
internal static class AreaWords
{
    private const int Open = 2;

    private static readonly string[] Finished =
    [
        "已完成",
        "已恢复",
        "通过市级验收",
        "通过验收",
        "通过区级验收",
        "通过县级验收",
        "已整改",
        "已种植",
        "已验收",
        "已复耕",
        "已翻耕",
        "已播种",
        "已拔除",
        "累计完成",
        "累计恢复",
        "累计整改",
        "累计复耕",
        "累计播种",
        "累计",
        "实际完成",
        "实际复耕",
        "实际整改",
        "共完成",
        "共整改",
        "共复耕",
        "共恢复",
        "均已",
    ];

    private static readonly string[] Remaining = ["尚有", "仍有", "还有", "剩余", "剩下", "存在未", "未整改", "未恢复", "未复耕", "未销号"];

    /// <summary>Labels of areas that are no task: the whole place, what exists, what is done.</summary>
    private static readonly string[] OtherLabels =
    [
        "总面积",
        "国土面积",
        "现有面积",
        "完成面积",
        "保有量面积",
        "行政面积",
        "辖区面积",
        "验收面积",
        "剩余面积",
        "承包面积",
        "确权面积",
        "潜力面积",
        "保护面积",
        "耕地面积",
        "基本农田面积",
    ];

    /// <summary>Whether the words around a figure tell what is done: 已完成32亩, 累计复耕264亩，占任务的33%.</summary>
    public static bool IsDone(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        if (TextMatch.ContainsAny(before, "未", "需", "须", "应", "确保", "力争", "将"))
            return false;
        if (TextMatch.ContainsAny(before, Finished))
            return !IsAhead(before);
        var rest = after.TrimStart("）) ");
        return rest is ['，', ..]
                && TextMatch.StartsWithAny(rest[1..].TrimStart(), "占", "完成率", "完成进度", "进度")
                && after.Contains('%')
            || rest.StartsWith("，占") && after.Contains('%');
    }

    /// <summary>Whether the figure is what will have been done by a day: 三季度末累计完成0.36万亩, 6月底前累计复耕120亩.</summary>
    private static bool IsAhead(ReadOnlySpan<char> before)
    {
        var running = before.IndexOf("累计");
        if (running < 1 || TextMatch.ContainsAny(before, "截至", "截止", "目前", "已"))
            return false;
        return before[..running].TrimEnd("，力争确保要应须需 ") is [.., '底' or '末' or '前' or '季' or '度'];
    }

    /// <summary>Returns the score of an area that is still open: 尚有2个图斑3.85亩未完成. 0 for any other.</summary>
    public static int Score(string folded, in Quantity quantity)
    {
        var from = Math.Max(Clauses.SentenceStart(folded, quantity.Offset), quantity.Offset - 40);
        var before = folded.AsSpan(from, quantity.Offset - from);
        var after = folded.AsSpan(quantity.End, Math.Min(20, Clauses.ClauseEnd(folded, quantity.End) - quantity.End));
        if (TextMatch.ContainsAny(before, "以外", "不计", "每"))
            return 0;
        var isLeft =
            TextMatch.ContainsAny(before, Remaining)
            && (after.Contains('未') || after.Contains("没有", StringComparison.Ordinal) || NamesOpen(before));
        return isLeft ? Open : 0;
    }

    private static bool NamesOpen(ReadOnlySpan<char> before) =>
        TextMatch.ContainsAny(before, "未整改", "未恢复", "未复耕", "未完成", "未销号");

    /// <summary>Reads an area with a label: 整改面积：12.5亩, 违法占地面积（亩）：4.2. Null where the passage has none.</summary>
    public static Sourced<decimal>? Labelled(Passage passage)
    {
        var folded = passage.Folded;
        var colon = Clauses.LabelColon(folded);
        if (colon is < 2 or > 20)
            return null;
        var label = CharacterFolding.Unspaced(folded[..colon]);
        label = label[(label.LastIndexOfAny(['，', '；', '、', '.']) + 1)..];
        var unit = Tables.AreaUnits.In(label);
        var bare = label.EndsWith(')') && label.LastIndexOf('(') is > 0 and var open ? label[..open] : label;
        if (
            (
                bare is "任务" or "事项"
                || TextMatch.EndsWithAny(bare, "整改任务", "整治任务", "工作任务", "整改内容", "整治内容", "目标任务")
            )
            && passage.Quantities().FirstOrDefault(quantity => quantity.IsArea && quantity.Offset >= colon) is { Length: > 0 } work
            && !IsDone(
                AreaReader.Before(folded, work.Offset),
                folded.AsSpan(work.End, Math.Min(40, Clauses.SentenceEnd(folded, work.End) - work.End))
            )
        )
            return new(work.Mu, passage.Quote(work.Offset, work.Length));
        if (!TextMatch.EndsWithAny(bare, "面积", "亩数", "面积合计") || TextMatch.EndsWithAny(bare, OtherLabels))
            return null;
        if (passage.Quantities().FirstOrDefault(quantity => quantity.IsArea && quantity.Offset >= colon) is { Length: > 0 } area)
            return area.Offset - colon <= 6 ? new(area.Mu, passage.Quote(area.Offset, area.Length)) : null;
        var value = passage.Slice(colon + 1).Trim();
        return QuantityRecogniser.Alone(value.Text) is { Unit: QuantityUnit.None } plain
            ? new((plain with { Unit = unit ?? QuantityUnit.Mu }).Mu, value.Quote(plain.Offset, plain.Length))
            : null;
    }
}
