using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Checks;

/// <summary>Check of an area that stands in two units.</summary>
internal static class ConversionCheck
{
    /// <summary>Checks a conversion: 2公顷（30亩）.</summary>
    public static Finding? Check(Passage passage, in Quantity claim, List<Quantity> areas)
    {
        var offset = claim.Offset;
        var before = areas.FindLast(area => area.End <= offset);
        if (before == default || before.Unit == claim.Unit)
            return null;
        var between = passage.Folded.AsSpan(before.End, claim.Offset - before.End).Trim(" (，约即折合");
        if (
            between.Length > 0
            || claim.Offset == before.End
            || Math.Abs(before.Mu - claim.Mu) <= Operands.Step(before) + Operands.Step(claim)
        )
            return null;
        var (words, quote) = Operands.Words(passage, claim);
        return new(
            Severity.Warning,
            "conversion-mismatch",
            new LocalizedText(
                $"“{words}”换算不符：{InMu(before, "亩")}，文中写的是 {InMu(claim, "亩")}。1 公顷 = 15 亩，请核对后更正原文。",
                $"\"{words}\" does not convert: {InMu(before, "mu")}, the text says {InMu(claim, "mu")}. A hectare is 15 mu; "
                    + "check which is right and correct the document."
            ),
            quote
        );
    }

    /// <summary>Writes an area in mu: 2公顷 = 30 亩. An area in mu stays unchanged.</summary>
    private static string InMu(Quantity area, string mu) =>
        area.Unit == QuantityUnit.Mu
            ? $"{FigureText.Plain(area.Value)} {mu}"
            : $"{Operands.Shown(area)} = {FigureText.Plain(area.Mu)} {mu}";
}
