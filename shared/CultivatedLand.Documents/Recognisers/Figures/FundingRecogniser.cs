using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Figures;

/// <summary>Recogniser of funding rules: 600元/亩, 每亩补助600元, 20%的经费, 3.6万元/亩, or payment by accepted area without a rate.</summary>
internal static class FundingRecogniser
{
    private static readonly string[] Paying =
    [
        "补助",
        "奖励",
        "奖补",
        "经费",
        "补贴",
        "拨付",
        "兑付",
        "激励",
        "补偿",
        "资金",
        "包干",
        "给予",
        "标准",
        "管护费",
    ];
    private static readonly string[] NotPaying =
    [
        "罚款",
        "处罚",
        "罚金",
        "租金",
        "流转费",
        "亩均",
        "产值",
        "投资",
        "造价",
        "违约金",
        "平均",
    ];

    /// <param name="underMoney">Passages under a heading of money. They need not say again that they pay.</param>
    public static ImmutableArray<DraftFundingRule> Find(IEnumerable<Passage> passages, IReadOnlySet<Passage>? underMoney = null)
    {
        var rules = ImmutableArray.CreateBuilder<DraftFundingRule>();
        foreach (var passage in passages)
        {
            var pays = underMoney?.Contains(passage) == true;
            if (!pays && !TextMatch.ContainsAny(passage.Folded, Paying))
                continue;
            foreach (var (start, end) in Clauses.Sentences(passage.Folded))
                InSentence(passage, start, end, pays, rules);
        }

        return rules.ToImmutable();
    }

    private static void InSentence(Passage passage, int start, int end, bool underMoney, ImmutableArray<DraftFundingRule>.Builder rules)
    {
        var sentence = passage.Folded[start..end];
        var pays = underMoney || TextMatch.ContainsAny(sentence, Paying);
        var count = rules.Count;
        foreach (var quantity in QuantityRecogniser.Find(sentence))
        {
            var from = Clauses.ClauseStart(sentence, quantity.Offset);
            var to = Clauses.ClauseEnd(sentence, quantity.End);
            var clause = sentence.AsSpan(from, to - from);
            if (Rate(quantity, sentence, clause, pays) is not var (rate, unit))
                continue;
            rules.Add(
                new(
                    rate,
                    unit,
                    Condition(passage.Text.AsSpan(start + from, quantity.Offset - from)),
                    Quote(passage, start + from, start + to)
                )
                {
                    Sentence = passage.Text[start..end],
                }
            );
        }

        if (rules.Count == count && WithoutRate(sentence) is var (ruleFrom, ruleTo))
            rules.Add(new(null, null, null, Quote(passage, start + ruleFrom, start + ruleTo)));
    }

    private static Quote Quote(Passage passage, int from, int to) => passage.Slice(from, to - from).Trim().Quote();

    private static (decimal Rate, string Unit)? Rate(in Quantity quantity, string sentence, ReadOnlySpan<char> clause, bool pays)
    {
        if (TextMatch.ContainsAny(clause, NotPaying))
            return null;
        switch (quantity.Unit)
        {
            case QuantityUnit.YuanPerMu when pays:
                return (quantity.Value, "元/亩");
            case QuantityUnit.YuanPerHousehold when pays:
                return (quantity.Value, "元/户");
            // 每户补助1500元.
            case QuantityUnit.Yuan when pays && PerBefore(sentence, quantity.Offset, "每户"):
                return (quantity.Value, "元/户");
            case QuantityUnit.TenThousandYuanPerMu when pays:
                return (quantity.Value * 10_000, "元/亩");
            // 每亩补助600元.
            case QuantityUnit.Yuan or QuantityUnit.TenThousandYuan when pays && PerBefore(sentence, quantity.Offset, "每亩"):
                return (quantity.Value * (quantity.Unit == QuantityUnit.Yuan ? 1 : 10_000), "元/亩");
            case QuantityUnit.Percent when IsShareOfMoney(sentence, quantity):
                return (quantity.Value, "%");
            default:
                return null;
        }
    }

    private static bool PerBefore(string sentence, int at, string unit)
    {
        var before = sentence.AsSpan(Math.Max(0, at - 14), at - Math.Max(0, at - 14));
        var per = before.LastIndexOf(unit);
        return per >= 0 && before[per..].IndexOfAny("，；。") < 0;
    }

    private static bool IsShareOfMoney(string sentence, in Quantity share)
    {
        var before = sentence.AsSpan(Math.Max(0, share.Offset - 8), share.Offset - Math.Max(0, share.Offset - 8));
        // 按奖补资金总额的5%安排.
        if (
            TextMatch.EndsWithAny(before, "资金总额的", "经费总额的", "奖补总额的", "资金的", "收益的")
            && TextMatch.StartsWithAny(sentence.AsSpan(share.End), "安排", "列支", "提取", "计提", "用于")
        )
            return true;
        // 开工拨付40%，验收合格拨付60%: each part of the payment is a rule.
        if (TextMatch.EndsWithAny(before, "拨付", "兑付", "预拨", "先拨", "再拨", "支付", "兑现", "发放", "拨款", "拨付至"))
            return true;
        var after = sentence.AsSpan(share.End, Math.Min(14, sentence.Length - share.End));
        return TextMatch.StartsWithAny(
                after,
                "的经费",
                "的资金",
                "的比例安排",
                "的奖补",
                "的补助",
                "的奖励",
                "的收益",
                "的激励",
                "的补偿",
                "的工作经费"
            ) || TextMatch.ContainsAny(after, "作为激励资金", "作为奖", "作为工作经费", "给予奖", "给予补", "拨付", "预拨");
    }

    /// <summary>
    /// Returns the condition of the payment: the words of the clause before the rate, without 按照, 给予 or 每亩.
    /// Null where there is none.
    /// </summary>
    private static string? Condition(ReadOnlySpan<char> before)
    {
        foreach (var lead in (ReadOnlySpan<string>)["给予", "按照", "按", "每亩", "补助", "安排", "奖励"])
        {
            var at = before.LastIndexOf(lead);
            if (at >= 0)
                before = before[..at];
        }

        var words = before.Trim("，。； 　的对（(").ToString();
        return words.Length is > 1 and <= 60 ? words : null;
    }

    /// <summary>
    /// Finds a rule without a rate: 根据完成市级验收面积给予经费补助.
    /// The payment depends on the area, and another document sets the rate.
    /// </summary>
    private static (int From, int To)? WithoutRate(string sentence)
    {
        var area = sentence.IndexOf("面积", StringComparison.Ordinal);
        if (area < 0)
            return null;
        var given = sentence.AsSpan(area).IndexOf("给予");
        if (given is < 0 or > 8)
            return null;
        var clauseEnd = Clauses.ClauseEnd(sentence, area + given);
        if (!TextMatch.ContainsAny(sentence.AsSpan(area + given, clauseEnd - area - given), "补助", "奖补", "补贴", "奖励"))
            return null;
        return (Clauses.ClauseStart(sentence, area), sentence.Length);
    }
}
