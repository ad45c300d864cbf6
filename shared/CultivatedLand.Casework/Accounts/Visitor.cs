using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Casework.Accounts;

/// <summary>Somebody who has signed in, or a program with a token, and what they may do.</summary>
/// <param name="Account">Key of the account; null for the administrator's own token of this host.</param>
/// <param name="StandsInFor">Name of the absent person for whom this one acts in everything; see <see cref="ByFor"/> for a single act.</param>
public sealed record Visitor(string? Account, string Name, EquatableArray<Grant> Grants, string? StandsInFor = null)
{
    public static Visitor Administrator { get; } = new(null, "管理员", [new Grant(AccountRole.Administrator, null)]);

    /// <summary>A program with a token that may only look.</summary>
    public bool ReadsOnly { get; init; }

    /// <summary>As the history shows it; a substitute acts with both names.</summary>
    public string By => Named(StandsInFor);

    /// <summary>The places whose tasks this person sees, in every way they may be written; a null entry means all.</summary>
    public IEnumerable<Place?> Places => Grants.Where(grant => Permissions.Allow(grant.Role, Deed.SeeLedger))
        .SelectMany(grant => grant.Place is null ? [null] : grant.Spellings.Cast<Place?>())
        .Distinct();

    /// <param name="place">Null for what belongs to the host as a whole.</param>
    public bool May(Deed deed, Place? place) => IsOpen(deed) && Grants.Any(grant => Allows(grant, deed, place));

    /// <summary>Whether there is any place at all where this person may; for menus and buttons.</summary>
    public bool MaySomewhere(Deed deed) => IsOpen(deed) && Grants.Any(grant => Permissions.Allow(grant.Role, deed));

    /// <summary>As the history shows who does this here: with the absent person's name only where one's own grants would not do.</summary>
    public string ByFor(Deed deed, Place? place) => Acting(deed, place).By;

    /// <summary>The visitor for one act at one place: <see cref="By"/> is then as <see cref="ByFor"/> says.</summary>
    public Visitor Acting(Deed deed, Place? place) => StandsInFor is null && Lender(deed, place) is { } absent ? this with { StandsInFor = absent } : this;

    private string? Lender(Deed deed, Place? place) => Grants.Where(grant => Allows(grant, deed, place)).MinBy(grant => grant.StandsInFor is null ? 0 : 1)?.StandsInFor;

    private bool IsOpen(Deed deed) => !ReadsOnly || Permissions.IsReading(deed);

    private string Named(string? absent) => absent is null ? Name : $"{Name}（代{absent}）";

    private static bool Allows(Grant grant, Deed deed, Place? place) => grant.Covers(place) && Permissions.Allow(grant.Role, deed);
}
