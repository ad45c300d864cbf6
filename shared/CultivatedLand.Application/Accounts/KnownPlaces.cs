using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.People;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Accounts;

/// <summary>
/// Finder of the places that the directory, the ledger and the accounts know, each in its fullest written form.
/// A grant can be for these, and for a new place that an administrator makes.
/// </summary>
public sealed class KnownPlaces(IDirectoryStore directoryStore, ILedgerViews views, AccountStore accounts, TimeProvider clock)
{
    /// <summary>
    /// Returns all known places in order of path. Where a place is written in several ways, it returns only the fullest.
    /// </summary>
    public async Task<IReadOnlyList<Place>> All(CancellationToken cancellationToken)
    {
        var totals = await views.Totals(PlaceSet.Everywhere, ChinaTime.DateOf(clock.GetUtcNow()), cancellationToken);
        var all = (await directoryStore.Current(cancellationToken))
            .Entries.Select(entry => entry.Place)
            .Concat(totals.Select(total => total.Place))
            .Concat(
                (await accounts.All(cancellationToken)).SelectMany(account => account.Grants).Select(grant => grant.Place).OfType<Place>()
            )
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
        var (place, fault, isUnknown) = await FindOrNone(typed, kept, cancellationToken);
        return isUnknown
            ? (
                null,
                new(
                    $"通讯录和台账里没有“{typed}”；请写全称，或先导入通讯录或方案。",
                    $"Neither the directory nor the ledger knows “{typed}”; write it in full, or bring in the directory or the plan first."
                )
            )
            : (place, fault);
    }

    /// <summary>Finds the place that was typed, as <see cref="Find"/> does, and tells apart a place that nothing knows.</summary>
    public async Task<(Place? Place, LocalizedText? Fault, bool IsUnknown)> FindOrNone(
        string typed,
        IReadOnlyList<Place> kept,
        CancellationToken cancellationToken
    )
    {
        if (Place.Parse(typed) is not { } place)
            return (null, new($"“{typed}”不是地方，应如 青禾县/石桥镇。", $"“{typed}” is no place; write it like 青禾县/石桥镇."), false);

        var known = await All(cancellationToken);
        if (known.Contains(place) || kept.Contains(place))
            return (place, null, false);
        var longer = known.Where(other => other.Path.EndsWith("/" + place.Path, StringComparison.Ordinal)).ToList();
        return longer.Count switch
        {
            0 => (null, null, true),
            1 => (longer[0], null, false),
            _ => (
                null,
                new(
                    $"“{typed}”有{longer.Count}个：{string.Join("、", longer)}；请写全称。",
                    $"There are {longer.Count} places called “{typed}”: {string.Join(", ", longer)}; write it in full."
                ),
                false
            ),
        };
    }

    /// <summary>
    /// Reads a place that nothing knows yet. It has to be written from the county or district down, each name with its ending.
    /// </summary>
    /// <returns>The place, or the fault of what was typed.</returns>
    public static (Place? Place, LocalizedText? Fault) New(string typed)
    {
        if (Place.Parse(typed) is not { } place)
            return (null, new($"“{typed}”不是地方，应如 青禾县/石桥镇。", $"“{typed}” is no place; write it like 青禾县/石桥镇."));
        var names = place.Path.Split('/');
        if (names.FirstOrDefault(name => !Place.LooksLikeOne(name)) is { } odd)
            return (
                null,
                new(
                    $"“{typed}”里的“{odd}”不像地名，应以区、县、镇、街道、村、社区等结尾，如 青禾县/石桥镇。",
                    $"“{odd}” in “{typed}” does not look like a place; it should end with 区, 县, 镇, 街道, 村, 社区 …, like 青禾县/石桥镇."
                )
            );
        return names[0][^1] is '省' or '市' or '区' or '县' or '旗'
            ? (place, null)
            : (
                null,
                new(
                    $"“{typed}”没有写明属于哪个区县；新地点须从区县写起，如 青禾县/{place.Path}。",
                    $"“{typed}” does not say in which county it lies; write a new place from the county down, like 青禾县/{place.Path}."
                )
            );
    }

    private static IEnumerable<string> Ends(Place place)
    {
        for (var cut = place.Path.IndexOf('/', StringComparison.Ordinal); cut >= 0; cut = place.Path.IndexOf('/', cut + 1))
            yield return place.Path[(cut + 1)..];
    }
}
