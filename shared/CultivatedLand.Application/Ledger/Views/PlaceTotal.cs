using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>Total of the tasks of one kind at exactly this place.</summary>
public sealed record PlaceTotal(Place Place, TaskKind Kind, Tally Tally);
