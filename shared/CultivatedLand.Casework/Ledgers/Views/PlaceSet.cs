using CultivatedLand.Casework.Accounts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Casework.Ledgers.Views;

/// <summary>Some places and all that lies below them, by whatever reach of path; or everywhere.</summary>
public sealed record PlaceSet
{
    private PlaceSet(EquatableArray<Place>? places) => Places = places;

    public static PlaceSet Everywhere { get; } = new((EquatableArray<Place>?)null);

    /// <summary>Null for everywhere.</summary>
    public EquatableArray<Place>? Places { get; }

    public static PlaceSet Of(params IEnumerable<Place> places) => new(places.ToEquatableArray());

    /// <summary>Where this person may see the ledger.</summary>
    public static PlaceSet VisibleTo(Visitor visitor)
    {
        var grants = visitor.Grants.Where(grant => Permissions.Allow(grant.Role, Deed.SeeLedger)).ToList();
        return grants.Exists(grant => grant.Place is null) ? Everywhere : Of(grants.Select(grant => grant.Place!).Distinct());
    }

    public bool Contains(Place place) =>
        Places is not { } places || place.Upwards().Any(above => places.Any(above.IsAlsoCalled));
}
