using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Figures;

/// <summary>
/// Deduction that leads from a present area to the one that counts: 现状耕地16117.1亩，扣除未纳入保护任务的121.95亩，实际耕地保有量15995.15亩.
/// It is read only where the three figures add up, so that no figure is taken for another.
/// </summary>
internal sealed record CountedDeduction(Sourced<decimal> Current, Sourced<decimal> Deducted, string Reason)
{
    private static readonly string[] Deducting = ["扣除", "扣减", "剔除", "减去"];
    private const int LongestReason = 60;

    /// <summary>Finds the deduction in the words before the counted figure.</summary>
    public static CountedDeduction? Before(Passage passage, Quantity counted)
    {
        var earlier = passage.Quantities().Where(quantity => quantity.IsArea && quantity.Offset < counted.Offset).Reverse().ToList();
        foreach (var deducted in earlier)
        {
            var from = Clauses.ClauseStart(passage.Folded, deducted.Offset);
            var words = passage.Folded.AsSpan(from, deducted.Offset - from);
            var at = -1;
            var length = 0;
            foreach (var word in Deducting)
            {
                if (words.LastIndexOf(word) is >= 0 and var found && found > at)
                    (at, length) = (found, word.Length);
            }

            if (at < 0)
                continue;
            var current = earlier.Find(quantity => quantity.Offset < deducted.Offset && quantity.Mu - deducted.Mu == counted.Mu);
            if (current.Length == 0)
                continue;
            var reason = passage.Slice(from + at + length, deducted.Offset - from - at - length).Trim().Text;
            return new CountedDeduction(
                new Sourced<decimal>(current.Mu, passage.Quote(current.Offset, current.Length)),
                new Sourced<decimal>(deducted.Mu, passage.Quote(deducted.Offset, deducted.Length)),
                reason.Length > LongestReason ? reason[..LongestReason] : reason
            );
        }

        return null;
    }
}
