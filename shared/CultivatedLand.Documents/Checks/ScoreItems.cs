using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Checks;

/// <summary>Parser of the points of numbered items in one cell: …得2分。2.…得6分, …（20分）2.…（10分）.</summary>
internal static class ScoreItems
{
    /// <summary>Returns the sum of the points. Null where the items are not numbered or one of them names no points.</summary>
    public static decimal? Sum(string cell)
    {
        var folded = CharacterFolding.Fold(cell);
        var starts = Starts(folded);
        if (starts.Count < 2)
            return null;
        var sum = 0m;
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : folded.Length;
            if (Points(folded[starts[i]..end]) is not { } points)
                return null;
            sum += points;
        }

        return sum;
    }

    private static List<int> Starts(string folded)
    {
        var starts = new List<int>();
        for (var at = 0; at + 1 < folded.Length; at++)
        {
            if (
                folded[at] == '1' + starts.Count
                && folded[at + 1] is '.' or '、'
                && starts.Count < 9
                && (at + 2 >= folded.Length || !char.IsAsciiDigit(folded[at + 2]))
                && (at == 0 || !char.IsAsciiDigit(folded[at - 1]))
            )
                starts.Add(at);
        }

        return starts;
    }

    /// <summary>
    /// Returns the points of one item.
    /// 得3分；得2分；得1分 are alternatives, so the highest counts.
    /// Points in brackets are added.
    /// 扣2分 does not count.
    /// </summary>
    private static decimal? Points(string item)
    {
        decimal? best = null;
        decimal? bracketed = null;
        foreach (var points in QuantityRecogniser.Find(item).Where(points => points.Unit == QuantityUnit.Points && points.Offset > 0))
        {
            if (item[points.Offset - 1] == '得')
                best = Math.Max(best ?? 0, points.Value);
            else if (item[points.Offset - 1] == '(')
                bracketed = (bracketed ?? 0) + points.Value;
        }

        return best is null ? bracketed : best + (bracketed ?? 0);
    }
}
