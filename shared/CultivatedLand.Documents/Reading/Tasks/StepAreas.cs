using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>Finder of areas that a task must reach step by step: 9月30日前完成210亩；12月31日前完成其余150亩.</summary>
internal static class StepAreas
{
    /// <summary>
    /// Returns the offsets of figures that have a date in their own clause.
    /// Each needs another such figure in the same sentence.
    /// </summary>
    public static IReadOnlySet<int> Offsets(Passage passage)
    {
        var dated = Dated(passage);
        return dated.Count < 2
            ? new HashSet<int>()
            : dated
                .GroupBy(quantity => Sentence(passage.Folded, quantity))
                .Where(sentence => sentence.Count() >= 2)
                .SelectMany(sentence => sentence.Select(quantity => quantity.Offset))
                .ToHashSet();
    }

    /// <summary>Returns the sum of the steps, where each step adds to the one before. Null where the figures are running totals.</summary>
    public static Sourced<decimal>? Sum(Passage passage)
    {
        var steps = Dated(passage);
        if (steps.Count < 2)
            return null;
        // 6月底前完成100亩，9月底前完成200亩 is a running total. Only a smaller figure, or 其余, is a separate area.
        var separate = Enumerable.Range(1, steps.Count - 1).All(i => steps[i].Mu < steps[i - 1].Mu || Own(passage.Folded, steps[i]));
        return separate
            ? new(steps.Sum(step => step.Mu), passage.Quote(steps[0].Offset, steps[^1].End - steps[0].Offset), Confidence.Inferred)
            : null;
    }

    private static List<Quantity> Dated(Passage passage) =>
        [.. passage.Quantities().Where(quantity => quantity.IsArea && IsDated(passage.Folded, quantity))];

    private static int Sentence(string folded, in Quantity quantity) => folded.AsSpan(0, quantity.Offset).LastIndexOf('。');

    private static bool Own(string folded, in Quantity quantity) =>
        TextMatch.ContainsAny(folded.AsSpan(Clauses.ClauseStart(folded, quantity.Offset)..quantity.Offset), "其余", "剩余", "余下");

    /// <summary>…前完成N亩 in one clause, with a month, a day or 年底 before it.</summary>
    private static bool IsDated(string folded, in Quantity quantity)
    {
        var clause = folded.AsSpan(Clauses.ClauseStart(folded, quantity.Offset)..quantity.Offset);
        var until = clause.LastIndexOf('前');
        return until > 1
            && clause[until - 1] is '日' or '底' or '月'
            && TextMatch.StartsWithAny(clause[(until + 1)..], "完成", "恢复", "复耕", "整改", "再完成");
    }
}
