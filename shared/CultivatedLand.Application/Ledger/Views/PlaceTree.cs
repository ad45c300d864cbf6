using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>Totals rolled up: every place that has tasks at it or below it, and every place above those.</summary>
/// <param name="Depth">Names in the path; 1 for the top.</param>
public sealed record PlaceNode(Place Place, int Depth, Tally Tally);

public static class PlaceTree
{
    /// <summary>All nodes in order of path, a place before those below it.</summary>
    public static IReadOnlyList<PlaceNode> Of(IEnumerable<PlaceTotal> totals)
    {
        var nodes = new Dictionary<string, PlaceNode>(StringComparer.Ordinal);
        foreach (var total in totals)
        {
            foreach (var place in total.Place.Upwards())
            {
                nodes[place.Path] = nodes.TryGetValue(place.Path, out var node)
                    ? node with
                    {
                        Tally = node.Tally.Plus(total.Tally),
                    }
                    : new PlaceNode(place, place.Path.Count(letter => letter == '/') + 1, total.Tally);
            }
        }

        return [.. nodes.Values.OrderBy(node => node.Place.Path.Replace('/', BeforeAllLetters), StringComparer.Ordinal)];
    }

    public static Tally Sum(IEnumerable<PlaceTotal> totals) => totals.Aggregate(Tally.None, (sum, total) => sum.Plus(total.Tally));

    /// <summary>The places to compare with each other below a place: its children; at the top, the first level at which paths part.</summary>
    public static IReadOnlyList<PlaceNode> Below(IReadOnlyList<PlaceNode> nodes, Place? place)
    {
        if (place is not null)
            return [.. nodes.Where(node => node.Place.Parent is { } parent && parent.IsAlsoCalled(place))];
        for (var depth = 1; ; depth++)
        {
            var level = nodes.Where(node => node.Depth == depth).ToList();
            if (level.Count != 1 || nodes.All(node => node.Depth <= depth))
                return level;
        }
    }

    /// <summary>In the order a slash stands before every letter, so that what is below a place follows it at once.</summary>
    private const char BeforeAllLetters = '\u0001';
}
