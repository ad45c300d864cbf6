using CultivatedLand.Application.Parcels;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Web.Pages.Map;

/// <summary>Model of the map.</summary>
/// <param name="Found">Number of parcels in these places; the page draws the first ones.</param>
/// <param name="Layers">Layers, for users who may send and remove them.</param>
/// <param name="Said">Result of an upload.</param>
public sealed record MapModel(
    Place? Chosen,
    ParcelDrawing Drawn,
    int Found,
    IReadOnlyList<ParcelLayer> Layers,
    LocalizedText? Said,
    IReadOnlyList<LocalizedText> Told
);
