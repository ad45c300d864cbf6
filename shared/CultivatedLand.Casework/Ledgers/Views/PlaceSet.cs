using CultivatedLand.Casework.Accounts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Casework.Ledgers.Views;

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

    public bool IsEverywhere => Places is null && Chosen is null;

    public static PlaceSet Of(params IEnumerable<Place> places) => new(places.ToEquatableArray());

    /// <summary>Where this person may see the ledger.</summary>
    public static PlaceSet VisibleTo(Visitor visitor)
    {
        var grants = visitor.Grants.Where(grant => Permissions.Allow(grant.Role, Deed.SeeLedger)).ToList();
        return grants.Exists(grant => grant.Place is null) ? Everywhere : Of(grants.Select(grant => grant.Place!).Distinct());
    }

    /// <summary>What somebody chose of what they may see; never more than that.</summary>
    public PlaceSet NarrowedTo(Place? chosen) => this with { Chosen = chosen };

    public bool Contains(Place place) =>
        (Places is not { } places || place.Upwards().Any(above => places.Any(above.IsAlsoCalled)))
        && (Chosen is not { } chosen || place.Upwards().Any(above => above.IsAlsoCalled(chosen)));
}
