using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Casework.Accounts;

/// <summary>A role at a place and everywhere below it.</summary>
/// <param name="Place">Null for everywhere.</param>
public sealed record Grant(AccountRole Role, Place? Place)
{
    public bool Covers(Place? place) =>
        Place is null || (place is not null && place.Upwards().Any(above => above.IsAlsoCalled(Place)));
}

/// <summary>Somebody who has signed in, or a program with a token, and what they may do.</summary>
/// <param name="Account">Null for the administrator's own token of this host.</param>
/// <param name="StandsInFor">Name of the absent person for whom this one acts.</param>
public sealed record Visitor(string? Account, string Name, EquatableArray<Grant> Grants, string? StandsInFor = null)
{
    public static Visitor Administrator { get; } = new(null, "管理员", [new Grant(AccountRole.Administrator, null)]);

    /// <summary>As the history shows it; a substitute acts with both names.</summary>
    public string By => StandsInFor is null ? Name : $"{Name}（代{StandsInFor}）";

    /// <summary>The places whose tasks this person sees; a null entry means all.</summary>
    public IEnumerable<Place?> Places => Grants.Select(grant => grant.Place).Distinct();

    /// <param name="place">Null for what belongs to the host as a whole.</param>
    public bool May(Deed deed, Place? place) => Grants.Any(grant => grant.Covers(place) && Permissions.Allow(grant.Role, deed));

    /// <summary>Whether there is any place at all where this person may; for menus and buttons.</summary>
    public bool MaySomewhere(Deed deed) => Grants.Any(grant => Permissions.Allow(grant.Role, deed));
}
