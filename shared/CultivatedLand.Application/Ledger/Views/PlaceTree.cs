using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>
/// Node of the tree of places with its total. The tree holds every place that has tasks at or below it, and every place above those.
/// </summary>
/// <param name="Depth">Number of names in the path. 1 for the top.</param>
public sealed record PlaceNode(Place Place, int Depth, Tally Tally);

/// <summary>Tree of places with totals that are added up from below.</summary>
public static class PlaceTree
{
    /// <summary>Returns all nodes in order of path, a place before the places below it.</summary>
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

    /// <summary>
    /// Returns the places to compare with each other below a place: its children.
    /// At the top they are the first level at which paths part.
    /// </summary>
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

    /// <summary>
    /// Character that replaces the slash in the order and sorts before every letter. The places below a place then follow it at once.
    /// </summary>
    private const char BeforeAllLetters = '\u0001';
}
