namespace CultivatedLand.Domain.Places;

/// <summary>
/// Completion of the places that a notice writes, from the sender's own places and those that are known on this host.
/// The result depends on the arguments alone. Rule: DOMAIN, "Where it belongs".
/// </summary>
/// <param name="own">Places of the sender. Null for a sender who is responsible everywhere.</param>
/// <param name="granted">Places of accounts. Where a place is written in several ways, this way is taken.</param>
/// <param name="known">Further places: those of the directory and of the plans in force.</param>
public sealed class PlaceCompletion(IReadOnlyList<Place>? own, IEnumerable<Place> granted, IEnumerable<Place> known)
{
    private readonly IReadOnlyList<Place>? _own = own is null ? null : Outermost(own);
    private readonly HashSet<Place> _granted = [.. granted.SelectMany(place => place.Upwards())];
    private readonly HashSet<Place> _known = [.. known.Concat(granted).SelectMany(place => place.Upwards())];

    /// <summary>Completes the place of a plan.</summary>
    /// <param name="written">Place as the notice writes it. Null where it names none.</param>
    /// <param name="villages">Names of the villages in a notice that names no place.</param>
    public CompletedPlace Of(Place? written, IReadOnlyList<string> villages) =>
        written is null ? Town(villages)
        : _own is null ? Anywhere(written)
        : Within(_own, written);

    private CompletedPlace Within(IReadOnlyList<Place> places, Place written)
    {
        if (places.Any(place => written.Upwards().Contains(place)))
            return CompletedPlace.Is(written);
        var joined = places.Select(place => Joined(place, written)).OfType<Place>().Distinct().ToList();
        if (joined.Count > 0)
            return CompletedPlace.OneOf(joined);
        var below = Distinct(Longer(written).Where(place => places.Any(above => place.Upwards().Contains(above))));
        if (below.Count > 0)
            return CompletedPlace.OneOf(below);
        var isKnown = _known.Contains(written) || Longer(written).Any();
        return !isKnown && places is [var only] && Level(Top(written)) < Level(only)
            ? CompletedPlace.Is(Place.Parse($"{only}/{written}")!)
            : CompletedPlace.Is(written);
    }

    private CompletedPlace Anywhere(Place written)
    {
        var longer = Distinct(Longer(written));
        if (longer.Count > 0)
            return _granted.Contains(written) ? CompletedPlace.Asked([written, .. longer]) : CompletedPlace.OneOf(longer);
        var shorter = _known
            .Where(place => EndsWith(written, place) && Level(Top(place)) == GridLevel.District && IsOne(place, written))
            .OrderByDescending(_granted.Contains)
            .ThenByDescending(place => place.Path.Length)
            .FirstOrDefault();
        return CompletedPlace.Is(shorter is null || (_known.Contains(written) && !_granted.Contains(shorter)) ? written : shorter);
    }

    /// <summary>
    /// Joins a place of the sender and one that the notice writes, where both name one place: with more names above it, or with fewer.
    /// Names above the sender's own place are dropped only where it names its county, and where no other place ends like it.
    /// </summary>
    private Place? Joined(Place place, Place written)
    {
        var names = written.Path.Split('/');
        var at = Array.LastIndexOf(names, place.Name);
        if (at < 0 || Place.Parse(string.Join('/', names[..(at + 1)])) is not { } upper)
            return null;
        var isOne =
            place == upper
            || EndsWith(place, upper)
            || (EndsWith(upper, place) && Level(Top(place)) == GridLevel.District && IsOne(place, upper));
        return isOne ? Place.Parse(string.Join('/', names[(at + 1)..].Prepend(place.Path))) : null;
    }

    /// <summary>Finds the town of a notice that names villages alone.</summary>
    private CompletedPlace Town(IReadOnlyList<string> villages)
    {
        if (_own is { Count: > 1 })
            return CompletedPlace.Asked(_own);
        if (_own is [var only] && Level(only) != GridLevel.District)
            return CompletedPlace.Is(only);
        var above = _own is [var county] ? county : null;
        var towns = Distinct(_known.Where(place => Level(place) == GridLevel.Town && (above is null || place.Upwards().Contains(above))));
        if (towns.Count == 0 && above is not null)
            return CompletedPlace.Is(above);
        var having = towns
            .Where(town => villages.Count > 0 && villages.All(village => _known.Contains(Place.Parse($"{town}/{village}")!)))
            .ToList();
        return having.Count == 1 ? CompletedPlace.Is(having[0])
            : above is null && towns is [var sole] && !HasVillages(sole) ? CompletedPlace.Is(sole)
            : CompletedPlace.Asked(having.Count > 0 ? having : towns);
    }

    /// <summary>Whether villages of the town are known, so that a village that is not among them lies elsewhere.</summary>
    private bool HasVillages(Place town) => _known.Any(place => place.Parent == town);

    private IEnumerable<Place> Longer(Place place) => _known.Where(other => EndsWith(other, place));

    /// <summary>Whether all known places that end like this one can be the written one.</summary>
    private bool IsOne(Place place, Place written) => Longer(place).All(other => other.IsAlsoCalled(written));

    /// <summary>Lists each place once. Of the ways in which one is written it takes that of an account, otherwise the shortest.</summary>
    private List<Place> Distinct(IEnumerable<Place> places)
    {
        var all = places.OrderByDescending(_granted.Contains).ThenBy(place => place.Path.Length).ToList();
        var distinct = new List<Place>();
        foreach (var place in all)
        {
            var sharers = all.Where(other => EndsWith(other, place)).ToList();
            if (
                distinct.Exists(taken => EndsWith(place, taken) || EndsWith(taken, place))
                || sharers.Exists(one => !sharers.TrueForAll(one.IsAlsoCalled))
            )
                continue;
            distinct.Add(place);
        }

        return [.. distinct.OrderBy(place => place.Path, StringComparer.Ordinal)];
    }

    private static List<Place> Outermost(IReadOnlyList<Place> places) =>
        [.. places.Distinct().Where(place => !places.Any(other => other != place && place.Upwards().Contains(other)))];

    private static bool EndsWith(Place longer, Place shorter) => longer.Path.EndsWith("/" + shorter.Path, StringComparison.Ordinal);

    private static Place Top(Place place) => place.Upwards().Last();

    private static GridLevel? Level(Place place) => GridLevels.Of(place);
}

/// <summary>Result of completing a place.</summary>
/// <param name="Place">Place. Null where a person has to say it.</param>
/// <param name="Choices">Places that it may be, where a person has to say it. Empty where none is known.</param>
public sealed record CompletedPlace(Place? Place, EquatableArray<Place> Choices)
{
    public static CompletedPlace Is(Place place) => new(place, []);

    public static CompletedPlace Asked(IEnumerable<Place> choices) => new(null, choices.ToEquatableArray());

    public static CompletedPlace OneOf(IReadOnlyList<Place> places) => places is [var only] ? Is(only) : Asked(places);
}
