using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Authorization;

/// <summary>User who has signed in, or a program with a token, with their grants.</summary>
/// <param name="Account">Key of the account. Null for the administrator's own token of this host.</param>
/// <param name="StandsInFor">
/// Name of the absent person for whom this user acts in everything. See <see cref="DisplayNameFor"/> for a single act.
/// </param>
public sealed record CurrentUser(string? Account, string Name, EquatableArray<Grant> Grants, string? StandsInFor = null)
{
    public static CurrentUser Administrator { get; } = new(null, "管理员", [new Grant(AccountRole.Administrator, null)]);

    /// <summary>Whether the user is a program with a token that may only read.</summary>
    public bool ReadsOnly { get; init; }

    /// <summary>
    /// Whether the user must first set up a second step. Until then there are no grants, and no page but the one that does it.
    /// </summary>
    public bool LacksSecondStep { get; init; }

    /// <summary>Name that the history shows. A substitute acts with both names.</summary>
    public string DisplayName => Named(StandsInFor);

    /// <summary>Places whose tasks this person sees, in every way they may be written. A null entry means all.</summary>
    public IEnumerable<Place?> Places =>
        Grants
            .Where(grant => RolePermissions.Allow(grant.Role, Permission.SeeLedger))
            .SelectMany(grant => grant.Place is null ? [null] : grant.Spellings.Cast<Place?>())
            .Distinct();

    /// <param name="place">Place of the resource. Null for a resource that belongs to the host as a whole.</param>
    public bool Can(Permission permission, Place? place) => IsOpen(permission) && Grants.Any(grant => Allows(grant, permission, place));

    /// <summary>Whether the user has a role at any place.</summary>
    public bool Holds(AccountRole role) => Grants.Any(grant => grant.Role == role);

    /// <summary>Whether there is any place where this person has the permission. It serves menus and buttons.</summary>
    public bool CanAnywhere(Permission permission) =>
        IsOpen(permission) && Grants.Any(grant => RolePermissions.Allow(grant.Role, permission));

    /// <summary>
    /// Returns the name that the history shows for an act at a place.
    /// The absent person's name is added only where the user's own grants would not suffice.
    /// </summary>
    public string DisplayNameFor(Permission permission, Place? place) => ActingFor(permission, place).DisplayName;

    /// <summary>Returns the name that the history shows for an act at a place. Null where this person may not do it there.</summary>
    public string? NameFor(Permission permission, Place place) => Can(permission, place) ? DisplayNameFor(permission, place) : null;

    /// <summary>
    /// Returns the user for one act at one place.
    /// Its <see cref="DisplayName"/> is then the one that <see cref="DisplayNameFor"/> returns.
    /// </summary>
    public CurrentUser ActingFor(Permission permission, Place? place) =>
        StandsInFor is null && Lender(permission, place) is { } absent ? this with { StandsInFor = absent } : this;

    private string? Lender(Permission permission, Place? place) =>
        Grants.Where(grant => Allows(grant, permission, place)).MinBy(grant => grant.StandsInFor is null ? 0 : 1)?.StandsInFor;

    private bool IsOpen(Permission permission) => !ReadsOnly || RolePermissions.IsReading(permission);

    private string Named(string? absent) => absent is null ? Name : $"{Name}（代{absent}）";

    private static bool Allows(Grant grant, Permission permission, Place? place) =>
        grant.Covers(place) && RolePermissions.Allow(grant.Role, permission);
}
