using CultivatedLand.Application.Parcels;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Web.Pages.Map;

/// <param name="Found">Parcels in these places, of which a page draws the first.</param>
/// <param name="Layers">For those who may send and remove them.</param>
/// <param name="Said">What came of an upload.</param>
public sealed record MapModel(
    Place? Chosen,
    ParcelDrawing Drawn,
    int Found,
    IReadOnlyList<ParcelLayer> Layers,
    LocalizedText? Said,
    IReadOnlyList<LocalizedText> Told
);
