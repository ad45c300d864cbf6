using CultivatedLand.Application.Accounts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Authorization;

/// <summary>Somebody who has signed in, or a program with a token, and what they may do.</summary>
/// <param name="Account">Key of the account; null for the administrator's own token of this host.</param>
/// <param name="StandsInFor">Name of the absent person for whom this one acts in everything; see <see cref="DisplayNameFor"/> for a single act.</param>
public sealed record CurrentUser(string? Account, string Name, EquatableArray<Grant> Grants, string? StandsInFor = null)
{
    public static CurrentUser Administrator { get; } = new(null, "管理员", [new Grant(AccountRole.Administrator, null)]);

    /// <summary>A program with a token that may only look.</summary>
    public bool ReadsOnly { get; init; }

    /// <summary>As the history shows it; a substitute acts with both names.</summary>
    public string DisplayName => Named(StandsInFor);

    /// <summary>The places whose tasks this person sees, in every way they may be written; a null entry means all.</summary>
    public IEnumerable<Place?> Places =>
        Grants
            .Where(grant => RolePermissions.Allow(grant.Role, Permission.SeeLedger))
            .SelectMany(grant => grant.Place is null ? [null] : grant.Spellings.Cast<Place?>())
            .Distinct();

    /// <param name="place">Null for what belongs to the host as a whole.</param>
    public bool Can(Permission permission, Place? place) => IsOpen(permission) && Grants.Any(grant => Allows(grant, permission, place));

    /// <summary>Whether there is any place at all where this person may; for menus and buttons.</summary>
    public bool CanAnywhere(Permission permission) =>
        IsOpen(permission) && Grants.Any(grant => RolePermissions.Allow(grant.Role, permission));

    /// <summary>As the history shows who does this here: with the absent person's name only where one's own grants would not do.</summary>
    public string DisplayNameFor(Permission permission, Place? place) => ActingFor(permission, place).DisplayName;

    /// <summary>The visitor for one act at one place: <see cref="DisplayName"/> is then as <see cref="DisplayNameFor"/> says.</summary>
    public CurrentUser ActingFor(Permission permission, Place? place) =>
        StandsInFor is null && Lender(permission, place) is { } absent ? this with { StandsInFor = absent } : this;

    private string? Lender(Permission permission, Place? place) =>
        Grants.Where(grant => Allows(grant, permission, place)).MinBy(grant => grant.StandsInFor is null ? 0 : 1)?.StandsInFor;

    private bool IsOpen(Permission permission) => !ReadsOnly || RolePermissions.IsReading(permission);

    private string Named(string? absent) => absent is null ? Name : $"{Name}（代{absent}）";

    private static bool Allows(Grant grant, Permission permission, Place? place) =>
        grant.Covers(place) && RolePermissions.Allow(grant.Role, permission);
}
