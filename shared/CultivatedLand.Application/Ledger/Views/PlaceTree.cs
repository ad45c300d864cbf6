using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>
/// Node of the tree of places with its total. The tree holds every place that has tasks at or below it, and every place above those.
/// </summary>
/// <param name="Depth">Number of names in the path. 1 for the top.</param>
/// <param name="IsOwn">Whether the total has only the tasks that lie at the place itself, and none below it.</param>
public sealed record PlaceNode(Place Place, int Depth, Tally Tally, bool IsOwn = false)
{
    public LocalizedText Name => NameOf(Place, IsOwn);

    /// <summary>Returns the name of a row: 石桥镇, or 石桥镇本级 for the tasks of the town itself.</summary>
    public static LocalizedText NameOf(Place place, bool isOwn) =>
        isOwn ? new($"{place.Name}本级", $"{place.Name} itself") : new(place.Name, place.Name);
}

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
                    : new PlaceNode(place, DepthOf(place), total.Tally);
            }
        }

        return [.. nodes.Values.OrderBy(node => node.Place.Path.Replace('/', BeforeAllLetters), StringComparer.Ordinal)];
    }

    public static Tally Sum(IEnumerable<PlaceTotal> totals) => totals.Aggregate(Tally.None, (sum, total) => sum.Plus(total.Tally));

    /// <summary>
    /// Returns the rows whose sum is the sum of all totals: the places to compare below a place,
    /// and a row for each place whose own tasks are in none of them.
    /// </summary>
    public static IReadOnlyList<PlaceNode> Rows(IReadOnlyList<PlaceTotal> totals, Place? place)
    {
        var below = Below(Of(totals), place);
        var paths = below.Select(node => node.Place.Path).ToHashSet(StringComparer.Ordinal);
        var own = totals
            .Where(total => !total.Place.Upwards().Any(level => paths.Contains(level.Path)))
            .GroupBy(total => total.Place)
            .Select(group => new PlaceNode(group.Key, DepthOf(group.Key), Sum(group), IsOwn: true));
        return [.. below, .. own];
    }

    private static int DepthOf(Place place) => place.Path.Count(letter => letter == '/') + 1;

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
