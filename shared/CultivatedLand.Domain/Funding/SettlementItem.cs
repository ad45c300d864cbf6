using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Funding;

/// <summary>
/// One of those who are paid by name: a grid member, a project, a set of parcels or a grower.
/// A rule whose base has items pays each of them in a line of its own.
/// </summary>
/// <param name="Name">Name of the person, project or set.</param>
/// <param name="Figure">
/// Patrols made, proceeds in yuan, confirmed area or checked area, as <paramref name="Base"/> says. Null where nobody has checked.
/// </param>
/// <param name="Day">Day of a project's certificate (合格证). Null where there is none.</param>
/// <param name="Parts">Number of parcels of a set.</param>
/// <param name="Unconfirmed">Number of those parcels that nobody has confirmed.</param>
/// <param name="Declared">Area that the grower has declared.</param>
public sealed record SettlementItem(
    FundingBase Base,
    Place Place,
    string Name,
    decimal? Figure,
    DateOnly? Day = null,
    int Parts = 0,
    int Unconfirmed = 0,
    Mu? Declared = null
);
