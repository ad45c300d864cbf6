using CultivatedLand.Application.Authorization;

namespace CultivatedLand.Application.Accounts;

/// <summary>Powers of one account that another has for some days, because its owner says so or somebody who may grant them.</summary>
/// <param name="From">Key of the account whose powers they are.</param>
/// <param name="To">Key of the account that acts for it.</param>
/// <param name="First">The first day, inclusive.</param>
/// <param name="Last">The last day, inclusive.</param>
/// <param name="Grants">Those that are lent; none for all that the owner has.</param>
public sealed record Lending(
    string From,
    string To,
    DateOnly First,
    DateOnly Last,
    IReadOnlyList<Grant> Grants,
    string LentBy,
    DateTimeOffset LentAt
)
{
    /// <summary>Set where it was ended before its last day was over; it stays as history.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public string? EndedBy { get; init; }

    public bool CountsOn(DateOnly day) => EndedAt is null && day >= First && day <= Last;

    public bool IsOverOn(DateOnly day) => EndedAt is not null || day > Last;

    public bool Covers(Grant grant) => Grants.Count == 0 || Grants.Any(lent => lent.Role == grant.Role && lent.Place == grant.Place);
}
