using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Pages.Board;

/// <summary>Model of the board.</summary>
/// <param name="Ranks">The best first.</param>
/// <param name="Late">The longest overdue first.</param>
/// <param name="Monday">First day of this week's changes.</param>
public sealed record BoardModel(
    Place? Chosen,
    Tally Total,
    IReadOnlyList<RankedPlace> Ranks,
    IReadOnlyList<(TaskKind Kind, Tally Tally)> Kinds,
    LedgerResultPage Late,
    DateOnly Monday,
    ActResultPage Changes
)
{
    /// <summary>Ranks places. Equal places share a rank; places with nothing to compare come last and have none.</summary>
    public static IReadOnlyList<RankedPlace> Ranked(IEnumerable<PlaceNode> nodes, DateOnly today)
    {
        var ordered = nodes
            .Select(node => (Node: node, Lead: node.Tally.Lead(today)))
            .OrderBy(place => place.Lead is null)
            .ThenByDescending(place => place.Lead)
            .ThenByDescending(place => place.Node.Tally.Accepted)
            .ThenBy(place => place.Node.Place.Path, StringComparer.Ordinal)
            .ToList();
        return
        [
            .. ordered.Select(place => new RankedPlace(
                place.Lead is { } lead ? 1 + ordered.Count(other => other.Lead > lead) : null,
                place.Node.Place,
                place.Node.Tally,
                place.Lead,
                place.Node.IsOwn
            )),
        ];
    }
}

/// <summary>Place with its rank.</summary>
/// <param name="Lead">Share accepted less share of time gone.</param>
/// <param name="IsOwn">Whether the figures have only the tasks that lie at the place itself.</param>
public sealed record RankedPlace(int? Rank, Place Place, Tally Tally, decimal? Lead, bool IsOwn = false)
{
    public LocalizedText Name => PlaceNode.NameOf(Place, IsOwn);
}
