using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Checks;

/// <summary>Operands of a claim: the figures beside it. It also quotes and prints the claim.</summary>
internal static class Operands
{
    private const int Neighbours = 6;

    /// <summary>Words of a bound, which is no result: 不低于50%.</summary>
    public static readonly string[] Bounds = ["不低于", "不少于", "以上", "不高于", "不超过", "至少", "达到"];

    /// <summary>Returns the words of the claim's own clause after the figure before it.</summary>
    public static ReadOnlySpan<char> Lead(string folded, in Quantity claim, List<Quantity> others)
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

    public static List<Quantity> InSentence(string folded, in Quantity claim, List<Quantity> figures)
    {
        var (start, end) = (Clauses.SentenceStart(folded, claim.Offset), Clauses.SentenceEnd(folded, claim.Offset));
        return figures.FindAll(figure => figure.Offset >= start && figure.End <= end);
    }

    public static List<Quantity> Near(in Quantity claim, List<Quantity> figures)
    {
        var own = claim;
        return
        [
            .. figures
                .Where(figure => figure.Offset != own.Offset)
                .OrderBy(figure => Math.Abs(figure.Offset - own.Offset))
                .Take(Neighbours),
        ];
    }

    public static IEnumerable<(Quantity A, Quantity B)> Pairs(List<Quantity> figures)
    {
        for (var i = 0; i < figures.Count; i++)
        {
            for (var j = i + 1; j < figures.Count; j++)
                yield return (figures[i], figures[j]);
        }
    }

    public static decimal Step(in Quantity quantity) => (quantity with { Value = quantity.HalfStep }).Mu;

    public static string Shown(Quantity quantity) =>
        FigureText.Number(quantity.Value, quantity.Decimals)
        + quantity.Unit switch
        {
            QuantityUnit.Percent => "%",
            QuantityUnit.TenThousandMu => "万亩",
            QuantityUnit.Hectare => "公顷",
            QuantityUnit.SquareMetre => "平方米",
            _ => "",
        };

    public static (string Words, Quote Quote) Words(Passage passage, in Quantity claim)
    {
        var start = Math.Max(Clauses.ClauseStart(passage.Folded, claim.Offset), claim.Offset - 24);
        var quote = passage.Slice(start, claim.End - start).Trim().Quote();
        return (quote.Text, quote);
    }
}
