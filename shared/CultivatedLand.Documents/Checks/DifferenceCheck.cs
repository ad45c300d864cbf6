using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Checks;

/// <summary>Check of differences, where one figure is subtracted from another: 缺口, 剩余, 超出.</summary>
internal static class DifferenceCheck
{
    private static readonly string[] DifferenceWords =
    [
        "缺口",
        "差额",
        "相差",
        "低于",
        "超出",
        "高于",
        "超过",
        "增加",
        "减少",
        "净增",
        "剩余",
        "还剩",
        "尚余",
        "未完成",
        "尚有",
        "仍有",
        "短缺",
        "不足",
        "欠",
        "还差",
        "突破",
        "少于",
    ];

    /// <summary>
    /// Checks a difference: 缺口仍有62.35亩.
    /// A finding needs a pair of figures beside it that nearly gives it and no pair that gives it exactly.
    /// </summary>
    public static Finding? Check(Passage passage, in Quantity claim, List<Quantity> areas)
    {
        var lead = Operands.Lead(passage.Folded, claim, areas);
        if (!TextMatch.ContainsAny(lead, DifferenceWords) || TextMatch.ContainsAny(lead, Operands.Bounds))
            return null;
        var operands = Operands.Near(claim, areas);
        (Quantity A, Quantity B, decimal Off)? nearest = null;
        foreach (var (a, b) in Operands.Pairs(operands))
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

    /// <summary>Finds task and done area where the sentence itself defines the difference: 任务100亩，已完成60亩，剩余30亩.</summary>
    private static (Quantity Task, Quantity Done)? Remaining(
        string folded,
        in Quantity claim,
        List<Quantity> areas,
        ReadOnlySpan<char> lead
    )
    {
        if (!TextMatch.ContainsAny(lead, "剩余", "还剩", "尚余", "未完成", "尚有"))
            return null;
        var start = Clauses.SentenceStart(folded, claim.Offset);
        var end = claim.Offset;
        var before = areas.FindAll(area => area.Offset >= start && area.Offset < end);
        if (before.Count != 2 || areas.Exists(area => area.Offset > end && area.Offset < Clauses.SentenceEnd(folded, end)))
            return null;
        var task = Operands.Lead(folded, before[0], areas);
        var done = Operands.Lead(folded, before[1], areas);
        return
            TextMatch.ContainsAny(task, "任务", "应", "需", "总")
            && TextMatch.ContainsAny(done, "已完成", "完成", "已恢复", "已")
            && before[0].Mu >= before[1].Mu
            ? (before[0], before[1])
            : null;
    }

    private static Finding DifferenceFinding(Passage passage, in Quantity claim, in Quantity a, in Quantity b)
    {
        var result = claim.Mu == 0 ? a.Mu - b.Mu : (a.Mu - b.Mu) * claim.Value / claim.Mu;
        var decimals = Math.Max(claim.Decimals, 2);
        var (words, quote) = Operands.Words(passage, claim);
        return new(
            Severity.Warning,
            "difference-mismatch",
            new LocalizedText(
                $"“{words}”与旁边的数字不符：{Operands.Shown(a)} − {Operands.Shown(b)} = {FigureText.Number(result, decimals)}，"
                    + $"文中写的是 {Operands.Shown(claim)}。请核对后更正原文。",
                $"\"{words}\" does not follow from the figures beside it: {Operands.Shown(a)} − {Operands.Shown(b)} "
                    + $"= {FigureText.Number(result, decimals)}, the text says {Operands.Shown(claim)}. "
                    + "Check which is right and correct the document."
            ),
            quote
        );
    }

    /// <summary>
    /// Returns the deviation that rounding may cause.
    /// It is the last digit of the claim where the operands are finer.
    /// It is that of the operands where they are in larger units.
    /// </summary>
    private static decimal Tolerance(in Quantity claim, in Quantity a, in Quantity b)
    {
        var finer = Math.Max(a.Decimals, b.Decimals) > claim.Decimals ? Operands.Step(claim) : 0;
        return a.Unit != claim.Unit || b.Unit != claim.Unit ? Math.Max(finer, Operands.Step(a) + Operands.Step(b)) : finer;
    }
}
