using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Funding;

/// <summary>
/// Figures of one place from which its payment is calculated.
/// A figure that nobody has recorded is null, which is not zero.
/// </summary>
/// <param name="Accepted">Area accepted in the period of the settlement.</param>
/// <param name="Verified">Area that a third party's check has confirmed.</param>
/// <param name="GridArea">Cultivated land under grid patrol.</param>
/// <param name="IndexArea">New cultivated land confirmed in the period.</param>
/// <param name="IndexProceeds">Proceeds of that new land, in yuan.</param>
/// <param name="Net">Net area of what was accepted. Null where nobody has recorded one: the accepted area counts as net.</param>
public sealed record SettlementBasis(
    Place Place,
    Mu? Target,
    Mu? Accepted,
    Mu? Verified = null,
    Mu? GridArea = null,
    Mu? IndexArea = null,
    decimal? IndexProceeds = null,
    Mu? Net = null
)
{
    internal decimal? Figure(FundingBase kind) =>
        kind switch
        {
            FundingBase.AcceptedArea => (Net ?? Accepted)?.Value,
            FundingBase.Target => Target?.Value,
            FundingBase.Excess => Target is { } target ? Accepted?.Less(target).Value : null,
            FundingBase.VerifiedArea => Verified?.Value,
            FundingBase.GridArea => GridArea?.Value,
            FundingBase.IndexArea => IndexArea?.Value,
            FundingBase.IndexProceeds => IndexProceeds,
            FundingBase.MemberMonths or FundingBase.PatrolsMade => null,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}
