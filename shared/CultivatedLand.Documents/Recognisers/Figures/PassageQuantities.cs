using System.Collections.Immutable;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Figures;

/// <summary>Extension method that finds the figures of a passage.</summary>
internal static class PassageQuantities
{
    /// <summary>Returns the figures of the passage with their units. They are kept with it, because half of the readers use them.</summary>
    public static ImmutableArray<Quantity> Quantities(this Passage passage)
    {
        if (passage.Found(FoundKind.Quantities) is Known known)
            return known.Quantities;
        var quantities = QuantityRecogniser.Find(passage.Folded);
        passage.Keep(FoundKind.Quantities, new Known(quantities));
        return quantities;
    }

    private sealed record Known(ImmutableArray<Quantity> Quantities);
}
