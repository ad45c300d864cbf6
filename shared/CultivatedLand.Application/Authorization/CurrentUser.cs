using CultivatedLand.Application.Accounts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Authorization;

/// <summary>Somebody who has signed in, or a program with a token, and what they may do.</summary>
/// <param name="Account">Key of the account; null for the administrator's own token of this host.</param>
/// <param name="StandsInFor">Name of the absent person for whom this one acts in everything; see <see cref="ByFor"/> for a single act.</param>
public sealed record CurrentUser(string? Account, string Name, EquatableArray<Grant> Grants, string? StandsInFor = null)
{
    public static CurrentUser Administrator { get; } = new(null, "管理员", [new Grant(AccountRole.Administrator, null)]);

    /// <summary>A program with a token that may only look.</summary>
    public bool ReadsOnly { get; init; }

    /// <summary>As the history shows it; a substitute acts with both names.</summary>
    public string By => Named(StandsInFor);

    /// <summary>The places whose tasks this person sees, in every way they may be written; a null entry means all.</summary>
    public IEnumerable<Place?> Places => Grants.Where(grant => RolePermissions.Allow(grant.Role, Permission.SeeLedger))
        .SelectMany(grant => grant.Place is null ? [null] : grant.Spellings.Cast<Place?>())
        .Distinct();

    /// <param name="place">Null for what belongs to the host as a whole.</param>
    public bool May(Permission deed, Place? place) => IsOpen(deed) && Grants.Any(grant => Allows(grant, deed, place));

    /// <summary>Whether there is any place at all where this person may; for menus and buttons.</summary>
    public bool MaySomewhere(Permission deed) => IsOpen(deed) && Grants.Any(grant => RolePermissions.Allow(grant.Role, deed));

    /// <summary>As the history shows who does this here: with the absent person's name only where one's own grants would not do.</summary>
    public string ByFor(Permission deed, Place? place) => Acting(deed, place).By;

    /// <summary>The visitor for one act at one place: <see cref="By"/> is then as <see cref="ByFor"/> says.</summary>
    public CurrentUser Acting(Permission deed, Place? place) => StandsInFor is null && Lender(deed, place) is { } absent ? this with { StandsInFor = absent } : this;

    private string? Lender(Permission deed, Place? place) => Grants.Where(grant => Allows(grant, deed, place)).MinBy(grant => grant.StandsInFor is null ? 0 : 1)?.StandsInFor;

    private bool IsOpen(Permission deed) => !ReadsOnly || RolePermissions.IsReading(deed);

    private string Named(string? absent) => absent is null ? Name : $"{Name}（代{absent}）";

    private static bool Allows(Grant grant, Permission deed, Place? place) => grant.Covers(place) && RolePermissions.Allow(grant.Role, deed);
}
