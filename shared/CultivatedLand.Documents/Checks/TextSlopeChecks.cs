using System.Buffers;
using System.Globalization;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Checks;

/// <summary>
/// Checks for a parcel on too steep a slope or inside the ecological red line, in running text: 12号图斑坡度28度，位于生态保护红线内.
/// A sentence that only gives the rule (不得选择坡度大于25度的地块) names no parcel.
/// </summary>
internal static class TextSlopeChecks
{
    private const decimal Steepest = 25;

    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789.");

    private static readonly string[] Rules =
    [
        "不得",
        "严禁",
        "禁止",
        "避开",
        "避让",
        "不能",
        "不可",
        "不超过",
        "以上",
        "以下",
        "大于",
        "小于",
        "超过",
        "均不",
        "不在",
        "不涉及",
        "未涉及",
        "不占",
        "未占",
        "不属于",
        "外的",
        "以外",
        "扣除",
        "剔除",
        "除外",
    ];

    public static IEnumerable<Finding> Check(Passage passage)
    {
        if (!passage.Folded.Contains("坡度", StringComparison.Ordinal) && !passage.Folded.Contains("红线", StringComparison.Ordinal))
            yield break;
        foreach (var (start, end) in Clauses.Sentences(passage.Folded))
        {
            var sentence = passage.Folded[start..end];
            if (!TextMatch.ContainsAny(sentence, "图斑", "地块", "田块", "号地", "选定", "宗地") || TextMatch.ContainsAny(sentence, Rules))
                continue;
            var quote = passage.Quote(start, end - start);
            if (Slope(sentence) is { } degrees and > Steepest)
                yield return new(
                    Severity.Error,
                    "steep-parcel",
                    new LocalizedText(
                        $"“{quote.Text}”：坡度 {FigureText.Plain(degrees)} 度，超过 25 度，不能作为恢复耕地图斑。请更换图斑。",
                        $"\"{quote.Text}\": a slope of {FigureText.Plain(degrees)}°, over 25°; the parcel is not "
                            + $"eligible. Choose another parcel."
                    ),
                    quote
                );
            if (
                TextMatch.ContainsAny(sentence, "生态保护红线", "生态红线")
                && TextMatch.ContainsAny(sentence, "位于", "处于", "涉及", "占用", "红线内", "红线范围内", "压占", "落入")
            )
                yield return new(
                    Severity.Error,
                    "red-line-parcel",
                    new LocalizedText(
                        $"“{quote.Text}”：图斑在生态保护红线内，不能作为恢复耕地图斑。请更换图斑。",
                        $"\"{quote.Text}\": the parcel lies inside the ecological red line; it is not eligible. Choose another parcel."
                    ),
                    quote
                );
        }
    }

    private static decimal? Slope(string sentence)
    {
        var at = sentence.IndexOf("坡度", StringComparison.Ordinal);
        if (at < 0)
            return null;
        var rest = sentence.AsSpan(at + 2).TrimStart("为约达是: ");
        var end = rest.IndexOfAnyExcept(Figures);
        return
            end > 0
            && rest[end] is '度' or '°'
            && decimal.TryParse(rest[..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees)
            ? degrees
            : null;
    }
}
