using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Recognisers.Roles;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Checks;

/// <summary>Check of sums over years and counted things, and of shares of money whose words name both operands.</summary>
internal static class ArithmeticCheckOfLists
{
    private static readonly string[] Works = ["恢复", "新开垦", "开垦", "补充", "复耕", "复垦", "整治", "新增", "提质改造"];

    public static IEnumerable<Finding> Check(Passage passage, ImmutableArray<Quantity> quantities)
    {
        if (Years(passage, [.. quantities.Where(quantity => quantity.IsArea)]) is { } years)
            yield return years;
        foreach (var quantity in quantities)
        {
            if (quantity.Unit == QuantityUnit.Percent && MoneyShare(passage, quantity, quantities) is { } share)
                yield return share;
        }

        if (Counts(passage, quantities) is { } counts)
            yield return counts;
    }

    /// <summary>
    /// Whether the part is a kind of work, such as 恢复耕地2.6万亩 after 其中.
    /// Kinds of work add up to the whole, as villages do.
    /// </summary>
    public static bool IsWork(string folded, int from, in Quantity part)
    {
        var words = folded.AsSpan(Math.Max(from, folded.AsSpan(0, part.Offset).LastIndexOfAny(Clauses.ListMarks) + 1)..part.Offset);
        words = words.StartsWith("其中") ? words[2..] : words;
        return TextMatch.StartsWithAny(words, Works);
    }

    /// <summary>Checks a total against the figures of single years: 三年共恢复960亩。2023年恢复360亩，2024年恢复….</summary>
    private static Finding? Years(Passage passage, List<Quantity> areas)
    {
        var folded = passage.Folded;
        var parts = areas.FindAll(area => Year(folded, area) > 0);
        if (parts.Count < 2 || parts.Select(part => Year(folded, part)).Distinct().Count() != parts.Count)
            return null;
        var first = parts[0].Offset;
        var whole = areas.FindLast(area => area.End <= first);
        if (
            whole == default
            || whole.Mu <= parts.Max(part => part.Mu)
            || areas.Exists(area => area.Offset > first && !parts.Contains(area))
        )
            return null;
        var lead = folded.AsSpan(Clauses.ClauseStart(folded, whole.Offset)..whole.Offset);
        return TextMatch.ContainsAny(lead, "共", "合计", "总") ? ArithmeticCheck.Mismatch(passage, whole, parts, 0.05m) : null;
    }

    /// <summary>Returns the year at the beginning of the figure's clause. 0 where there is none.</summary>
    private static int Year(string folded, in Quantity area)
    {
        var clause = folded.AsSpan(Clauses.ClauseStart(folded, area.Offset)..area.Offset).Trim(' ');
        return clause.Length is > 5 and <= 16 && clause[4] == '年' && int.TryParse(clause[..4], out var year) && year is >= 2000 and < 2100
            ? year
            : 0;
    }

    /// <summary>Checks a share of money whose words name both operands: 已落实12.6万元，占总需求43.2万元的31.2%.</summary>
    private static Finding? MoneyShare(Passage passage, in Quantity claim, ImmutableArray<Quantity> quantities)
    {
        var folded = passage.Folded;
        var start = Clauses.ClauseStart(folded, claim.Offset);
        if (folded[Math.Max(0, claim.Offset - 1)] != '的' || !folded.AsSpan(start).StartsWith("占") || claim.Value == 0)
            return null;
        var (at, sentence) = (claim.Offset, Clauses.SentenceStart(folded, start));
        var money = quantities
            .Where(quantity =>
                quantity.Unit is QuantityUnit.Yuan or QuantityUnit.TenThousandYuan && quantity.Offset >= sentence && quantity.End < at
            )
            .ToList();
        if (money.Count < 2 || money[^1].Offset < start || money[^1].End != at - 1 || money[^2].End > start || Yuan(money[^1]) == 0)
            return null;
        var (part, whole) = (money[^2], money[^1]);
        var (share, coarse) = (Yuan(part) * 100 / Yuan(whole), claim.HalfStep * 2);
        // Rounded amounts may change the last digit.
        if (Math.Abs(share - claim.Value) <= coarse)
            return null;
        var (words, quote) = Operands.Words(passage, claim);
        var computed = FigureText.Number(share, Math.Max(claim.Decimals, 2));
        return new(
            Severity.Warning,
            "share-mismatch",
            new LocalizedText(
                $"“{words}”与旁边的数字不符：{Amount(part)} ÷ {Amount(whole)} = {computed}%，文中写的是 {Operands.Shown(claim)}。请核对后更正原文。",
                $"\"{words}\" does not follow from the figures beside it: {Amount(part)} ÷ {Amount(whole)} = {computed}%, "
                    + $"the text says {Operands.Shown(claim)}. Check which is right and correct the document."
            ),
            quote
        );
    }

    private static decimal Yuan(in Quantity money) => money.Unit == QuantityUnit.TenThousandYuan ? money.Value * 10_000 : money.Value;

    private static string Amount(in Quantity money) => Operands.Shown(money) + (money.Unit == QuantityUnit.TenThousandYuan ? "万元" : "元");

    /// <summary>Checks counted things: 58个图斑，其中东村30个、西村20个. Every part must belong to a place, and no 等 may follow.</summary>
    private static Finding? Counts(Passage passage, ImmutableArray<Quantity> quantities)
    {
        var folded = passage.Folded;
        var at = folded.IndexOf("其中", StringComparison.Ordinal);
        if (at < 0)
            return null;
        var (start, end) = (Clauses.SentenceStart(folded, at), Clauses.SentenceEnd(folded, at));
        var whole = quantities.LastOrDefault(quantity =>
            quantity.Unit == QuantityUnit.Count && quantity.End <= at && quantity.Offset >= start
        );
        var parts = quantities.Where(quantity => quantity.Offset > at && quantity.End <= end).ToList();
        if (
            whole == default
            || parts.Count < 2
            || !parts.TrueForAll(part =>
                part.Unit == QuantityUnit.Count
                && folded[part.End - 1] == folded[whole.End - 1]
                && IsPlace(folded, at + 2, part)
                && !TextMatch.StartsWithAny(folded.AsSpan(part.End), "等", "以上")
            )
        )
            return null;
        var sum = parts.Sum(part => part.Value);
        if (sum == whole.Value || Math.Abs(sum - whole.Value) > whole.Value * 0.15m)
            return null;
        var (words, quote) = Operands.Words(passage, whole);
        var terms = string.Join(" + ", parts.Select(part => FigureText.Plain(part.Value)));
        return new(
            Severity.Warning,
            "sum-mismatch",
            new LocalizedText(
                $"“{words}”与各部分之和不符：{terms} = {FigureText.Plain(sum)}，文中写的是 {FigureText.Plain(whole.Value)}。请核对后更正原文。",
                $"\"{words}\" is not the sum of its parts: {terms} = {FigureText.Plain(sum)}, "
                    + $"the text says {FigureText.Plain(whole.Value)}. Check which is right and correct the document."
            ),
            quote
        );
    }

    private static bool IsPlace(string folded, int from, in Quantity part)
    {
        var words = folded
            .AsSpan(Math.Max(from, folded.AsSpan(0, part.Offset).LastIndexOfAny(Clauses.ListMarks) + 1)..part.Offset)
            .Trim(" 有");
        return words.Length is >= 2 and <= 16 && OrganisationNames.IsName(words) && OrganisationNames.EndsLikeUnit(words);
    }
}
