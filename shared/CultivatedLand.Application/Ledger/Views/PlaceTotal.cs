using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>The tasks of one kind at exactly this place.</summary>
public sealed record PlaceTotal(Place Place, TaskKind Kind, Tally Tally);
