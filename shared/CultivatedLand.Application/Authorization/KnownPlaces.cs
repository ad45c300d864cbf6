using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Authorization;

/// <summary>
/// Finder of the places that the directory and the ledger know, each in its fullest written form. A grant can be for these.
/// </summary>
public sealed class KnownPlaces(IPlanStore planStore, ILedgerViews views, TimeProvider clock)
{
    /// <summary>
    /// Returns all known places in order of path. Where a place is written in several ways, it returns only the fullest.
    /// </summary>
    public async Task<IReadOnlyList<Place>> All(CancellationToken cancellationToken)
    {
        var totals = await views.Totals(PlaceSet.Everywhere, ChinaTime.DateOf(clock.GetUtcNow()), cancellationToken);
        var all = (await planStore.Directory(cancellationToken))
            .Entries.Select(entry => entry.Place)
            .Concat(totals.Select(total => total.Place))
            .SelectMany(place => place.Upwards())
            .Distinct()
            .ToList();
        var shorter = all.SelectMany(Ends).ToHashSet(StringComparer.Ordinal);
        return [.. all.Where(place => !shorter.Contains(place.Path)).OrderBy(place => place.Path, StringComparer.Ordinal)];
    }

    /// <summary>Finds the place that was typed. The end of its path suffices where it is unambiguous.</summary>
    /// <param name="kept">Places that count as known because they were set before.</param>
    public async Task<(Place? Place, LocalizedText? Fault)> Find(
        string typed,
        IReadOnlyList<Place> kept,
        CancellationToken cancellationToken
    )
    {
        if (Place.Parse(typed) is not { } place)
            return (null, new($"“{typed}”不是地方，应如 青禾县/石桥镇。", $"“{typed}” is no place; write it like 青禾县/石桥镇."));

        var known = await All(cancellationToken);
        if (known.Contains(place) || kept.Contains(place))
            return (place, null);
        var longer = known.Where(other => other.Path.EndsWith("/" + place.Path, StringComparison.Ordinal)).ToList();
        if (longer.Count == 1)
            return (longer[0], null);
        if (longer.Count > 1)
            return (
                null,
                new(
                    $"“{typed}”有{longer.Count}个：{string.Join("、", longer)}；请写全称。",
                    $"There are {longer.Count} places called “{typed}”: {string.Join(", ", longer)}; write it in full."
                )
            );
        return (
            null,
            new(
                $"通讯录和台账里没有“{typed}”；请写全称，或先导入通讯录或方案。",
                $"Neither the directory nor the ledger knows “{typed}”; write it in full, or bring in the directory or the plan first."
            )
        );
    }

    private static IEnumerable<string> Ends(Place place)
    {
        for (var cut = place.Path.IndexOf('/', StringComparison.Ordinal); cut >= 0; cut = place.Path.IndexOf('/', cut + 1))
            yield return place.Path[(cut + 1)..];
    }
}
