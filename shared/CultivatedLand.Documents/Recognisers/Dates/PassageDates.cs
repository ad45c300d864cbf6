using System.Collections.Immutable;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Extension method that finds the dates of a passage.</summary>
internal static class PassageDates
{
    /// <summary>
    /// Returns the dates of the passage.
    /// They are kept with it, because several readers use them and reading them is most of the work.
    /// </summary>
    public static ImmutableArray<DateMention> Dates(this Passage passage, DateContext context)
    {
        var kind = context.Expectation == DateExpectation.Prose ? FoundKind.Dates : FoundKind.ScheduledDates;
        if (passage.Found(kind) is Known known && known.Context == context)
            return known.Mentions;
        var mentions = DateRecogniser.Recognise(passage.Text, context);
        passage.Keep(kind, new Known(context, mentions));
        return mentions;
    }

    private sealed record Known(DateContext Context, ImmutableArray<DateMention> Mentions);
}
