using System.Globalization;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Ledger;

/// <summary>
/// Extension method that pages through the tasks of several places, one place after the other.
/// Each place is a range of the ledger's own index, so the cost does not grow with the ledger.
/// </summary>
public static class TaskListingByPlace
{
    /// <param name="places">Places, each with everything below it. A null entry means everywhere.</param>
    /// <exception cref="FormatException">The cursor does not come from a page before.</exception>
    public static async Task<TaskResultPage> ListWithin(
        this ILedger ledger,
        TaskQuery query,
        IEnumerable<Place?> places,
        CancellationToken cancellationToken
    )
    {
        var all = places.ToList();
        if (all.Contains(null))
            return await ledger.List(query, cancellationToken);

        var within = Disjoint(Narrowed(all.OfType<Place>(), query.Place));
        var (index, after) = Read(query.After);
        for (; index < within.Count; index++, after = null)
        {
            var page = await ledger.List(query with { Place = within[index], After = after }, cancellationToken);
            if (page.Next is { } next)
                return page with { Next = Cursor(index, next) };
            if (page.Tasks.Count > 0)
                return page with { Next = index + 1 < within.Count ? Cursor(index + 1, null) : null };
        }

        return new TaskResultPage([], null);
    }

    /// <summary>Returns the paths that lie both within the requested place and within a visible place.</summary>
    private static IEnumerable<string> Narrowed(IEnumerable<Place> places, string? asked) =>
        places
            .Select(place =>
                asked is null || IsWithin(place.Path, asked) ? place.Path
                : IsWithin(asked, place.Path) ? asked
                : null
            )
            .OfType<string>();

    private static List<string> Disjoint(IEnumerable<string> paths)
    {
        var distinct = paths.Distinct().Order(StringComparer.Ordinal).ToList();
        return [.. distinct.Where(path => !distinct.Exists(other => other != path && IsWithin(path, other)))];
    }

    private static bool IsWithin(string path, string above) => path == above || path.StartsWith(above + "/", StringComparison.Ordinal);

    private static string Cursor(int index, string? after) => $"{index.ToString(CultureInfo.InvariantCulture)}.{after}";

    private static (int Index, string? After) Read(string? cursor)
    {
        if (cursor is null)
            return (0, null);
        if (cursor.Split('.', 2) is not [var index, var after])
            throw new FormatException("A cursor of several places has a point in it.");
        return (int.Parse(index, NumberStyles.None, CultureInfo.InvariantCulture), after.Length == 0 ? null : after);
    }
}
