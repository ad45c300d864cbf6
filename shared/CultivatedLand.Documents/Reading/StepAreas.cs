using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading;

/// <summary>Areas that a task is to reach step by step: 9月30日前完成210亩；12月31日前完成其余150亩.</summary>
internal static class StepAreas
{
    /// <summary>The figure belongs to a date in its own clause, and another such stands beside it.</summary>
    public static bool IsStep(string folded, in Quantity quantity) => IsDated(folded, quantity) && Steps(folded, quantity.Offset) >= 2;

    /// <summary>The steps together, where they say that each comes on top of the one before.</summary>
    public static Read<decimal>? Sum(Passage passage)
    {
        var steps = QuantityRecogniser.Find(passage.Text).Where(quantity => quantity.IsArea && IsDated(passage.Folded, quantity)).ToList();
        if (steps.Count < 2)
            return null;
        // 6月底前完成100亩，9月底前完成200亩 counts on; only a smaller figure, or 其余, is one of its own.
        var separate = Enumerable.Range(1, steps.Count - 1).All(i => steps[i].Mu < steps[i - 1].Mu || Own(passage.Folded, steps[i]));
        return separate ? new(steps.Sum(step => step.Mu), passage.Quote(steps[0].Offset, steps[^1].End - steps[0].Offset), Confidence.Inferred) : null;
    }

    private static bool Own(string folded, in Quantity quantity) =>
        Signs.ContainsAny(folded.AsSpan(Clauses.ClauseStart(folded, quantity.Offset)..quantity.Offset), "其余", "剩余", "余下");

    private static int Steps(string folded, int at)
    {
        var (start, end) = (folded.AsSpan(0, at).LastIndexOf('。') + 1, folded.AsSpan(at).IndexOf('。'));
        var count = 0;
        foreach (var quantity in QuantityRecogniser.Find(folded[start..(end < 0 ? folded.Length : at + end)]))
        {
            if (quantity.IsArea && IsDated(folded, quantity with { Offset = quantity.Offset + start }))
                count++;
        }

        return count;
    }

    /// <summary>…前完成N亩 in one clause, with a month, a day or 年底 before it.</summary>
    private static bool IsDated(string folded, in Quantity quantity)
    {
        var clause = folded.AsSpan(Clauses.ClauseStart(folded, quantity.Offset)..quantity.Offset);
        var until = clause.LastIndexOf('前');
        return until > 1 && clause[until - 1] is '日' or '底' or '月' && Signs.StartsWithAny(clause[(until + 1)..], "完成", "恢复", "复耕", "整改", "再完成");
    }
}
