using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Checks;

/// <summary>
/// Recomputes the differences, shares, sums and conversions that a text states from the figures beside them. A figure
/// whose operands stand elsewhere is left alone: only one that a pair of neighbours nearly gives, or that its own
/// sentence defines, can be called wrong.
/// </summary>
internal static class ArithmeticCheck
{
    private const int Neighbours = 6;

    private static readonly string[] DifferenceWords =
        ["缺口", "差额", "相差", "低于", "超出", "高于", "超过", "增加", "减少", "净增", "剩余", "还剩", "尚余", "未完成", "尚有", "仍有", "短缺", "不足", "欠", "还差", "突破", "少于"];

    private static readonly string[] ShareWords = ["占", "完成率", "率", "比例"];
    private static readonly string[] SumWords = ["共", "共计", "合计", "总计", "累计", "总共", "一共"];
    private static readonly string[] Bounds = ["不低于", "不少于", "以上", "不高于", "不超过", "至少", "达到"];

    public static IEnumerable<Finding> Check(Passage passage)
    {
        var quantities = passage.Quantities;
        if (quantities.Length < 2)
            yield break;
        var areas = quantities.Where(quantity => quantity.IsArea).ToList();
        foreach (var claim in quantities)
        {
            var finding = claim.Unit == QuantityUnit.Percent ? Share(passage, claim, [.. quantities.Where(q => q.IsArea || q.Unit == QuantityUnit.Count)])
                : claim.IsArea ? Difference(passage, claim, areas) ?? Sum(passage, claim, areas) ?? Conversion(passage, claim, areas) : null;
            if (finding is not null)
                yield return finding;
        }

        foreach (var finding in Parts(passage, areas).Concat(ArithmeticCheckOfLists.Check(passage, quantities)))
            yield return finding;
    }

    /// <summary>缺口仍有62.35亩: a pair beside it gives exactly that, or nearly.</summary>
    private static Finding? Difference(Passage passage, in Quantity claim, List<Quantity> areas)
    {
        var lead = Lead(passage.Folded, claim, areas);
        if (!Signs.ContainsAny(lead, DifferenceWords) || Signs.ContainsAny(lead, Bounds))
            return null;
        var operands = Near(claim, areas);
        (Quantity A, Quantity B, decimal Off)? nearest = null;
        foreach (var (a, b) in Pairs(operands))
        {
            var difference = Math.Abs(a.Mu - b.Mu);
            var tolerance = Tolerance(claim, a, b);
            var off = Math.Abs(difference - claim.Mu);
            if (off <= tolerance)
                return null;
            if (off <= claim.Mu * 0.015m && (nearest is null || off < nearest.Value.Off))
                nearest = (a, b, off);
        }

        if (nearest is null && Remaining(passage.Folded, claim, areas, lead) is var (task, done))
            nearest = (task, done, 0);
        return nearest is var (x, y, _) ? DifferenceFinding(passage, claim, x.Mu >= y.Mu ? x : y, x.Mu >= y.Mu ? y : x) : null;
    }

    /// <summary>任务100亩，已完成60亩，剩余30亩: the sentence defines the difference itself.</summary>
    private static (Quantity Task, Quantity Done)? Remaining(string folded, in Quantity claim, List<Quantity> areas, ReadOnlySpan<char> lead)
    {
        if (!Signs.ContainsAny(lead, "剩余", "还剩", "尚余", "未完成", "尚有"))
            return null;
        var start = Clauses.SentenceStart(folded, claim.Offset);
        var end = claim.Offset;
        var before = areas.FindAll(area => area.Offset >= start && area.Offset < end);
        if (before.Count != 2 || areas.Exists(area => area.Offset > end && area.Offset < Clauses.SentenceEnd(folded, end)))
            return null;
        var task = Lead(folded, before[0], areas);
        var done = Lead(folded, before[1], areas);
        return Signs.ContainsAny(task, "任务", "应", "需", "总") && Signs.ContainsAny(done, "已完成", "完成", "已恢复", "已") && before[0].Mu >= before[1].Mu ? (before[0], before[1]) : null;
    }

    private static Finding DifferenceFinding(Passage passage, in Quantity claim, in Quantity a, in Quantity b)
    {
        var result = claim.Mu == 0 ? a.Mu - b.Mu : (a.Mu - b.Mu) * claim.Value / claim.Mu;
        var decimals = Math.Max(claim.Decimals, 2);
        var (words, quote) = Words(passage, claim);
        return new(Severity.Warning, "difference-mismatch", Printed.Sentence(
            $"“{words}”与旁边的数字不符：{Shown(a)} − {Shown(b)} = {Printed.Number(result, decimals)}，文中写的是 {Shown(claim)}。请核对后更正原文。",
            $"\"{words}\" does not follow from the figures beside it: {Shown(a)} − {Shown(b)} = {Printed.Number(result, decimals)}, the text says {Shown(claim)}. Check which is right and correct the document."), quote);
    }

    /// <summary>占比仅31.76%.</summary>
    private static Finding? Share(Passage passage, in Quantity claim, List<Quantity> figures)
    {
        var lead = Lead(passage.Folded, claim, figures);
        if (!Signs.ContainsAny(lead, ShareWords) || Signs.ContainsAny(lead, Bounds) || claim.Value is 0 or > 100)
            return null;
        var operands = Near(claim, figures);
        (Quantity Part, Quantity Whole, decimal Share)? nearest = null;
        foreach (var (one, other) in Pairs(operands))
        {
            if (one.IsArea != other.IsArea || one.Mu == 0 || other.Mu == 0)
                continue;
            var (part, whole) = one.Mu <= other.Mu ? (one, other) : (other, one);
            var share = part.Mu * 100 / whole.Mu;
            if (Math.Round(share, claim.Decimals, MidpointRounding.AwayFromZero) == claim.Value || Math.Round(share, claim.Decimals, MidpointRounding.ToZero) == claim.Value)
                return null;
            if (Math.Abs(share - claim.Value) <= Math.Min(0.5m, claim.Value * 0.02m) && (nearest is null || Math.Abs(share - claim.Value) < Math.Abs(nearest.Value.Share - claim.Value)))
                nearest = (part, whole, share);
        }

        if (nearest is null && lead.Contains("完成率", StringComparison.Ordinal) && InSentence(passage.Folded, claim, figures) is [var first, var second] && first.IsArea && second.IsArea && first.Mu > 0 && second.Mu > 0)
            nearest = first.Mu <= second.Mu ? (first, second, first.Mu * 100 / second.Mu) : (second, first, second.Mu * 100 / first.Mu);
        if (nearest is not var (a, b, computed))
            return null;
        var (words, quote) = Words(passage, claim);
        return new(Severity.Warning, "share-mismatch", Printed.Sentence(
            $"“{words}”与旁边的数字不符：{Shown(a)} ÷ {Shown(b)} = {Printed.Number(computed, Math.Max(claim.Decimals, 2))}%，文中写的是 {Shown(claim)}。请核对后更正原文。",
            $"\"{words}\" does not follow from the figures beside it: {Shown(a)} ÷ {Shown(b)} = {Printed.Number(computed, Math.Max(claim.Decimals, 2))}%, the text says {Shown(claim)}. Check which is right and correct the document."), quote);
    }

    /// <summary>甲村10亩、乙村20亩，共31亩.</summary>
    private static Finding? Sum(Passage passage, in Quantity claim, List<Quantity> areas)
    {
        var lead = Lead(passage.Folded, claim, areas);
        if (!Signs.ContainsAny(lead, SumWords))
            return null;
        var start = Clauses.SentenceStart(passage.Folded, claim.Offset);
        // 第一批…；第二批…；共…: the batches are one list though ； stands between them.
        var whole = passage.Folded.AsSpan(0, start).LastIndexOf('。') + 1;
        if (passage.Folded.AsSpan(whole..start).Contains("第一批", StringComparison.Ordinal) && passage.Folded.AsSpan(start..claim.Offset).Contains("批", StringComparison.Ordinal))
            start = whole;
        var end = claim.Offset;
        var parts = areas.FindAll(area => area.Offset >= start && area.Offset < end);
        if (parts.Count < 2)
            return null;
        return Mismatch(passage, claim, parts, 0.1m);
    }

    /// <summary>315.1亩，其中甲村180.4亩、乙村134.7亩: parts may be some of all, but never more than the whole.</summary>
    private static IEnumerable<Finding> Parts(Passage passage, List<Quantity> areas)
    {
        var folded = passage.Folded;
        for (var at = folded.IndexOf("其中", StringComparison.Ordinal); at >= 0; at = folded.IndexOf("其中", at + 2, StringComparison.Ordinal))
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
            var open = parts.Exists(part => Signs.StartsWithAny(folded.AsSpan(part.End), "等", "以上", "左右"));
            if (Mismatch(passage, whole, parts, parts.Exists(part => part.Mu > whole.Mu) ? 1m : !open && parts.Count >= 2 && parts.TrueForAll(part => ArithmeticCheckOfLists.IsWork(folded, at, part)) ? 0.15m : 0.05m) is { } finding)
                yield return finding;
        }
    }

    internal static Finding? Mismatch(Passage passage, in Quantity claim, List<Quantity> parts, decimal nearly)
    {
        var sum = parts.Sum(part => part.Mu);
        var tolerance = parts.Exists(part => part.Unit != QuantityUnit.Mu) || claim.Unit != QuantityUnit.Mu
            ? parts.Sum(part => Step(part)) + Step(claim)
            : parts.Max(part => part.Decimals) > claim.Decimals ? Step(claim) : 0;
        var off = Math.Abs(sum - claim.Mu);
        if (off <= tolerance || off > claim.Mu * nearly)
            return null;
        var (words, quote) = Words(passage, claim);
        var terms = string.Join(" + ", parts.Select(Shown));
        return new(Severity.Warning, "sum-mismatch", Printed.Sentence(
            $"“{words}”与各部分之和不符：{terms} = {Printed.Plain(sum)} 亩，文中写的是 {Shown(claim)}。请核对后更正原文。",
            $"\"{words}\" is not the sum of its parts: {terms} = {Printed.Plain(sum)} mu, the text says {Shown(claim)}. Check which is right and correct the document."), quote);
    }

    /// <summary>2公顷（30亩）.</summary>
    private static Finding? Conversion(Passage passage, in Quantity claim, List<Quantity> areas)
    {
        var offset = claim.Offset;
        var before = areas.FindLast(area => area.End <= offset);
        if (before == default || before.Unit == claim.Unit)
            return null;
        var between = passage.Folded.AsSpan(before.End, claim.Offset - before.End).Trim(" (，约即折合");
        if (between.Length > 0 || claim.Offset == before.End || Math.Abs(before.Mu - claim.Mu) <= Step(before) + Step(claim))
            return null;
        var (words, quote) = Words(passage, claim);
        return new(Severity.Warning, "conversion-mismatch", Printed.Sentence(
            $"“{words}”换算不符：{Shown(before)} = {Printed.Plain(before.Mu)} 亩，而 {Shown(claim)} = {Printed.Plain(claim.Mu)} 亩（1 公顷 = 15 亩）。请核对后更正原文。",
            $"\"{words}\" does not convert: {Shown(before)} = {Printed.Plain(before.Mu)} mu, but {Shown(claim)} = {Printed.Plain(claim.Mu)} mu (1 hectare = 15 mu). Check which is right and correct the document."), quote);
    }

    /// <summary>The words of the claim's own clause between the figure before it and itself.</summary>
    private static ReadOnlySpan<char> Lead(string folded, in Quantity claim, List<Quantity> others)
    {
        var offset = claim.Offset;
        var from = Math.Max(Clauses.ClauseStart(folded, offset), offset - 30);
        foreach (var other in others)
        {
            if (other.End <= offset && other.End > from)
                from = other.End;
        }

        return folded.AsSpan(from, offset - from);
    }

    private static List<Quantity> InSentence(string folded, in Quantity claim, List<Quantity> figures)
    {
        var (start, end) = (Clauses.SentenceStart(folded, claim.Offset), Clauses.SentenceEnd(folded, claim.Offset));
        return figures.FindAll(figure => figure.Offset >= start && figure.End <= end);
    }

    private static List<Quantity> Near(in Quantity claim, List<Quantity> figures)
    {
        var own = claim;
        return [.. figures.Where(figure => figure.Offset != own.Offset).OrderBy(figure => Math.Abs(figure.Offset - own.Offset)).Take(Neighbours)];
    }

    private static IEnumerable<(Quantity A, Quantity B)> Pairs(List<Quantity> figures)
    {
        for (var i = 0; i < figures.Count; i++)
        {
            for (var j = i + 1; j < figures.Count; j++)
                yield return (figures[i], figures[j]);
        }
    }

    /// <summary>What rounding may hide: the claim's own last digit where the operands are finer, and the operands' own where they are in larger units.</summary>
    private static decimal Tolerance(in Quantity claim, in Quantity a, in Quantity b)
    {
        var finer = Math.Max(a.Decimals, b.Decimals) > claim.Decimals ? Step(claim) : 0;
        return a.Unit != claim.Unit || b.Unit != claim.Unit ? Math.Max(finer, Step(a) + Step(b)) : finer;
    }

    private static decimal Step(in Quantity quantity) => (quantity with { Value = quantity.HalfStep }).Mu;

    internal static string Shown(Quantity quantity) => Printed.Number(quantity.Value, quantity.Decimals) + quantity.Unit switch
    {
        QuantityUnit.Percent => "%",
        QuantityUnit.TenThousandMu => "万亩",
        QuantityUnit.Hectare => "公顷",
        QuantityUnit.SquareMetre => "平方米",
        _ => "",
    };

    internal static (string Words, Quote Quote) Words(Passage passage, in Quantity claim)
    {
        var start = Math.Max(Clauses.ClauseStart(passage.Folded, claim.Offset), claim.Offset - 24);
        var quote = passage.Slice(start, claim.End - start).Trim().Quote();
        return (quote.Text, quote);
    }
}
