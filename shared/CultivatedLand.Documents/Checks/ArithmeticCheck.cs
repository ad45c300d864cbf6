using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Checks;

/// <summary>
/// Check of the differences, shares, sums and conversions in a text.
/// It recomputes each from the figures beside it.
/// A figure whose operands stand elsewhere is not checked.
/// A figure counts as wrong only where two neighbours nearly give it, or where its own sentence defines it.
/// </summary>
internal static class ArithmeticCheck
{
    private static readonly string[] SumWords = ["共", "共计", "合计", "总计", "累计", "总共", "一共"];

    public static IEnumerable<Finding> Check(Passage passage)
    {
        var quantities = passage.Quantities();
        if (quantities.Length < 2)
            yield break;
        var areas = quantities.Where(quantity => quantity.IsArea).ToList();
        foreach (var claim in quantities)
        {
            var finding =
                claim.Unit == QuantityUnit.Percent
                    ? ShareCheck.Check(passage, claim, [.. quantities.Where(q => q.IsArea || q.Unit == QuantityUnit.Count)])
                : claim.IsArea
                    ? DifferenceCheck.Check(passage, claim, areas)
                        ?? Sum(passage, claim, areas)
                        ?? ConversionCheck.Check(passage, claim, areas)
                : null;
            if (finding is not null)
                yield return finding;
        }

        foreach (var finding in Parts(passage, areas).Concat(ArithmeticCheckOfLists.Check(passage, quantities)))
            yield return finding;
    }

    /// <summary>Checks a sum: 甲村10亩、乙村20亩，共31亩.</summary>
    private static Finding? Sum(Passage passage, in Quantity claim, List<Quantity> areas)
    {
        var lead = Operands.Lead(passage.Folded, claim, areas);
        if (!TextMatch.ContainsAny(lead, SumWords))
            return null;
        var start = Clauses.SentenceStart(passage.Folded, claim.Offset);
        // 第一批…；第二批…；共…: the batches are one list, even with ； between them.
        var whole = passage.Folded.AsSpan(0, start).LastIndexOf('。') + 1;
        if (
            passage.Folded.AsSpan(whole..start).Contains("第一批", StringComparison.Ordinal)
            && passage.Folded.AsSpan(start..claim.Offset).Contains("批", StringComparison.Ordinal)
        )
            start = whole;
        var end = claim.Offset;
        var parts = areas.FindAll(area => area.Offset >= start && area.Offset < end);
        if (parts.Count < 2)
            return null;
        return Mismatch(passage, claim, parts, 0.1m);
    }

    /// <summary>
    /// Checks the parts of a whole: 315.1亩，其中甲村180.4亩、乙村134.7亩.
    /// The text may list only some parts, but they never exceed the whole.
    /// </summary>
    private static IEnumerable<Finding> Parts(Passage passage, List<Quantity> areas)
    {
        var folded = passage.Folded;
        for (
            var at = folded.IndexOf("其中", StringComparison.Ordinal);
            at >= 0;
            at = folded.IndexOf("其中", at + 2, StringComparison.Ordinal)
        )
        {
            var start = Clauses.SentenceStart(folded, at);
            var end = Clauses.SentenceEnd(folded, at);
            var whole = areas.FindLast(area => area.End <= at && area.Offset >= start);
            var parts = areas.FindAll(area => area.Offset > at && area.End <= end);
            if (whole == default || parts.Count == 0)
                continue;
            var sum = parts.Sum(part => part.Mu);
            if (parts.Count == 1 && sum <= whole.Mu)
                continue;
            var open = parts.Exists(part => TextMatch.StartsWithAny(folded.AsSpan(part.End), "等", "以上", "左右"));
            if (
                Mismatch(
                    passage,
                    whole,
                    parts,
                    parts.Exists(part => part.Mu > whole.Mu) ? 1m
                        : !open && parts.Count >= 2 && parts.TrueForAll(part => ArithmeticCheckOfLists.IsWork(folded, at, part)) ? 0.15m
                        : 0.05m
                ) is
                { } finding
            )
                yield return finding;
        }
    }

    internal static Finding? Mismatch(Passage passage, in Quantity claim, List<Quantity> parts, decimal nearly)
    {
        var sum = parts.Sum(part => part.Mu);
        var tolerance =
            parts.Exists(part => part.Unit != QuantityUnit.Mu) || claim.Unit != QuantityUnit.Mu
                ? parts.Sum(part => Operands.Step(part)) + Operands.Step(claim)
            : parts.Max(part => part.Decimals) > claim.Decimals ? Operands.Step(claim)
            : 0;
        var off = Math.Abs(sum - claim.Mu);
        if (off <= tolerance || off > claim.Mu * nearly)
            return null;
        var (words, quote) = Operands.Words(passage, claim);
        var terms = string.Join(" + ", parts.Select(Operands.Shown));
        return new(
            Severity.Warning,
            "sum-mismatch",
            new LocalizedText(
                $"“{words}”与各部分之和不符：{terms} = {FigureText.Plain(sum)} 亩，文中写的是 {Operands.Shown(claim)}。请核对后更正原文。",
                $"\"{words}\" is not the sum of its parts: {terms} = {FigureText.Plain(sum)} mu, "
                    + $"the text says {Operands.Shown(claim)}. Check which is right and correct the document."
            ),
            quote
        );
    }
}
