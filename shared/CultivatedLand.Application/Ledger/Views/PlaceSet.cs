using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>
/// Set of places with everything below them, whether their paths are short or long; or everywhere.
/// A store calls <see cref="Contains"/> place by place. A shorter path matches many longer ones, so sets cannot be joined by their paths.
/// </summary>
public sealed record PlaceSet
{
    private PlaceSet(EquatableArray<Place>? places) => Places = places;

    public static PlaceSet Everywhere { get; } = new((EquatableArray<Place>?)null);

    /// <summary>Places of the set. Null for everywhere.</summary>
    public EquatableArray<Place>? Places { get; }

    /// <summary>Further limit: only places at or below this one. Null for no limit.</summary>
    public Place? Chosen { get; private init; }

    /// <summary>Whether a path counts exactly as written, and not by an end that it shares with another path.</summary>
    private bool IsExact { get; init; }

    public bool IsEverywhere => Places is null && Chosen is null;

    public static PlaceSet Of(params IEnumerable<Place> places) => new(places.ToEquatableArray());

    /// <summary>Returns a place with everything below it, and no other place that ends in the same names.</summary>
    public static PlaceSet Exactly(Place place) => Of(place) with { IsExact = true };

    /// <summary>
    /// Returns the places where this person may see the ledger.
    /// They are exactly what the grants cover, and not every village of the same name.
    /// </summary>
    public static PlaceSet VisibleTo(CurrentUser user)
    {
        var places = user.Places.ToList();
        return places.Contains(null) ? Everywhere : Of(places.OfType<Place>()) with { IsExact = true };
    }

    /// <summary>Returns the part of the set at or below a chosen place. It is never more than the set.</summary>
    public PlaceSet NarrowedTo(Place? chosen) => this with { Chosen = chosen };

    public bool Contains(Place place) =>
        (
            Places is not { } places
            || place.Upwards().Any(above => places.Any(known => IsExact ? above == known : above.IsAlsoCalled(known)))
        ) && (Chosen is not { } chosen || place.Upwards().Any(above => above.IsAlsoCalled(chosen)));
}
