using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>
/// Some places and all that lies below them, by whatever reach of path; or everywhere. A store asks <see cref="Contains"/>, place by place:
/// a shorter path is called like many longer ones, so that sets cannot be joined by their paths.
/// </summary>
public sealed record PlaceSet
{
    private PlaceSet(EquatableArray<Place>? places) => Places = places;

    public static PlaceSet Everywhere { get; } = new((EquatableArray<Place>?)null);

    /// <summary>Null for everywhere.</summary>
    public EquatableArray<Place>? Places { get; }

    /// <summary>And of these only what is at this place or below it; null for all of them.</summary>
    public Place? Chosen { get; private init; }

    /// <summary>A path counts as it is written, not by the end that it shares with another.</summary>
    private bool IsExact { get; init; }

    public bool IsEverywhere => Places is null && Chosen is null;

    public static PlaceSet Of(params IEnumerable<Place> places) => new(places.ToEquatableArray());

    /// <summary>Where this person may see the ledger: exactly what the grants cover, and not every village of the same name.</summary>
    public static PlaceSet VisibleTo(CurrentUser user)
    {
        var places = user.Places.ToList();
        return places.Contains(null) ? Everywhere : Of(places.OfType<Place>()) with { IsExact = true };
    }

    /// <summary>What somebody chose of what they may see; never more than that.</summary>
    public PlaceSet NarrowedTo(Place? chosen) => this with { Chosen = chosen };

    public bool Contains(Place place) =>
        (
            Places is not { } places
            || place.Upwards().Any(above => places.Any(known => IsExact ? above == known : above.IsAlsoCalled(known)))
        ) && (Chosen is not { } chosen || place.Upwards().Any(above => above.IsAlsoCalled(chosen)));
}
