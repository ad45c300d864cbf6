using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Checks;

/// <summary>Check of shares, where one figure is divided by another: 占比, 完成率.</summary>
internal static class ShareCheck
{
    private static readonly string[] ShareWords = ["占", "完成率", "率", "比例"];

    /// <summary>Checks a share: 占比仅31.76%.</summary>
    public static Finding? Check(Passage passage, in Quantity claim, List<Quantity> figures)
    {
        var lead = Operands.Lead(passage.Folded, claim, figures);
        if (!TextMatch.ContainsAny(lead, ShareWords) || TextMatch.ContainsAny(lead, Operands.Bounds) || claim.Value is 0 or > 100)
            return null;
        var operands = Operands.Near(claim, figures);
        (Quantity Part, Quantity Whole, decimal Share)? nearest = null;
        foreach (var (one, other) in Operands.Pairs(operands))
        {
            if (one.IsArea != other.IsArea || one.Mu == 0 || other.Mu == 0)
                continue;
            var (part, whole) = one.Mu <= other.Mu ? (one, other) : (other, one);
            var share = part.Mu * 100 / whole.Mu;
            if (
                Math.Round(share, claim.Decimals, MidpointRounding.AwayFromZero) == claim.Value
                || Math.Round(share, claim.Decimals, MidpointRounding.ToZero) == claim.Value
            )
                return null;
            if (
                Math.Abs(share - claim.Value) <= Math.Min(0.5m, claim.Value * 0.02m)
                && (nearest is null || Math.Abs(share - claim.Value) < Math.Abs(nearest.Value.Share - claim.Value))
            )
                nearest = (part, whole, share);
        }

        if (
            nearest is null
            && lead.Contains("完成率", StringComparison.Ordinal)
            && Operands.InSentence(passage.Folded, claim, figures) is [var first, var second]
            && first.IsArea
            && second.IsArea
            && first.Mu > 0
            && second.Mu > 0
        )
            nearest = first.Mu <= second.Mu ? (first, second, first.Mu * 100 / second.Mu) : (second, first, second.Mu * 100 / first.Mu);
        if (nearest is not var (a, b, computed))
            return null;
        var (words, quote) = Operands.Words(passage, claim);
        return new(
            Severity.Warning,
            "share-mismatch",
            new LocalizedText(
                $"“{words}”与旁边的数字不符：{Operands.Shown(a)} ÷ {Operands.Shown(b)} "
                    + $"= {FigureText.Number(computed, Math.Max(claim.Decimals, 2))}%，文中写的是 {Operands.Shown(claim)}。请核对后更正原文。",
                $"\"{words}\" does not follow from the figures beside it: {Operands.Shown(a)} ÷ {Operands.Shown(b)} "
                    + $"= {FigureText.Number(computed, Math.Max(claim.Decimals, 2))}%, the text says {Operands.Shown(claim)}. "
                    + "Check which is right and correct the document."
            ),
            quote
        );
    }
}
