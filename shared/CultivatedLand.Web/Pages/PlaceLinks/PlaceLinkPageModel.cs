using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Web.Pages.PlaceLinks;

/// <summary>Model of the table of a place.</summary>
/// <param name="Late">Overdue tasks, the longest overdue first.</param>
public sealed record PlaceLinkPageModel(Place Place, PlaceWeek Week, LedgerResultPage Late, DateTimeOffset Now);
