using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Rules for a year alone and for the words 年内: a deadline only where the words set a duty for it.</summary>
internal static class YearsAsTimes
{
    /// <summary>First characters of the verbs that finish something: 补齐, 消化, 清退, 拆除, 复耕, 整治, 建成, 验收, 销号.</summary>
    private const string FinishingVerbs = "补消清退拆复恢整建治验销实达落修改翻种播收还新完归解根杜";

    private static readonly string[] Adverbs =
    [
        "全面",
        "全部",
        "基本",
        "必须",
        "务必",
        "要",
        "须",
        "需",
        "力争",
        "确保",
        "应",
        "将",
        "再",
        "彻底",
    ];

    /// <summary>Finds the meaning of a year alone. It is a deadline where the words set a duty for it: 到2025年, 2023年需完成…亩.</summary>
    public static DateSense Alone(in DateInContext at)
    {
        if (PastTimes.HasPast(at) || at.Point.YearForm == YearForm.Last)
            return DateSense.Mentioned;
        if (at.PlanYear is { } plan && at.Point.YearForm == YearForm.Stated && at.Point.Year < plan)
            return DateSense.Mentioned;
        if (at.Point.YearForm == YearForm.This)
            return SetsAGoal(at) ? DateSense.Deadline : DateSense.Mentioned;
        if (
            TextMatch.EndsWithAny(at.Before, "到", "至")
            && TextMatch.StartsWithAny(at.After, "，", "全", "实现", "完成", "基本", "力争", "底", "建成", "达到", "耕地")
        )
            return DateSense.Deadline;
        var clause = at.ClauseAfter;
        var duty = clause.IndexOfAny("需须要应拟");
        return
            (
                duty is >= 0 and <= 10
                && clause.IndexOf("要求") != duty
                && char.IsAsciiDigit(LastFigure(clause))
                && TextMatch.ContainsAny(clause, "完成", "恢复", "补足", "补充", "整改", "新增", "治理", "建设", "退出")
                && TextMatch.ContainsAny(clause, "亩", "公顷", "个", "%")
            ) || SetsAGoal(at)
            ? DateSense.Deadline
            : DateSense.Mentioned;
    }

    /// <summary>Finds the meaning of 年内. The deed that follows is done by the end of the year, unless it is past.</summary>
    public static DateSense Within(in DateInContext at)
    {
        if (PastTimes.HasPast(at) || TextMatch.ContainsAny(at.ClauseAfter, "了", "累计", "同比", "过", "的"))
            return DateSense.Mentioned;
        var after = at.After.TrimStart(" ，");
        var isUrged = TextMatch.EndsWithAny(at.Before, "力争", "确保", "争取", "须于", "需在", "在");
        return (isUrged || Finishes(after)) && (TextMatch.ContainsAny(at.ClauseAfter, DutyWords.Doings) || Finishes(after))
            ? DateSense.Deadline
            : DateSense.Mentioned;
    }

    /// <summary>
    /// Whether a year gets an amount of work to finish: 2024年全镇完成复耕520亩.
    /// A document asks for this reading only where it names no other day, because the year may only name the plan.
    /// </summary>
    private static bool SetsAGoal(in DateInContext at) =>
        at.YearsAreGoals
        && (at.Point.YearForm != YearForm.Stated || at.LatestYear is null || at.Point.Year >= at.LatestYear)
        && !TextMatch.StartsWithAny(at.After, "以", "来", "是", "中央", "工作", "第", "底", "起", "后", "前")
        && TextMatch.ContainsAny(
            at.ClauseAfter,
            "完成",
            "恢复",
            "补",
            "复耕",
            "整治",
            "整改",
            "新增",
            "新建",
            "治理",
            "建成",
            "退出",
            "改造"
        )
        && !TextMatch.ContainsAny(at.ClauseAfter, "累计", "实际", "同比", "了", "共完成", "比")
        && QuantityRecogniser.Find(at.ClauseAfter.ToString()).Any(quantity => quantity.IsArea || quantity.Unit is QuantityUnit.Count);

    private static bool Finishes(ReadOnlySpan<char> words)
    {
        var stripped = true;
        while (stripped)
        {
            stripped = false;
            foreach (var adverb in Adverbs)
            {
                if (!words.StartsWith(adverb))
                    continue;
                words = words[adverb.Length..];
                stripped = true;
            }
        }

        return words.Length > 2
            && FinishingVerbs.Contains(words[0], StringComparison.Ordinal)
            && !TextMatch.StartsWithAny(words, "建设用地", "种植面积", "收入");
    }

    private static char LastFigure(ReadOnlySpan<char> clause)
    {
        var at = clause.LastIndexOfAnyInRange('0', '9');
        return at < 0 ? ' ' : clause[at];
    }
}
