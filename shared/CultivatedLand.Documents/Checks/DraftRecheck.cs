using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Documents.Checks;

/// <summary>
/// Second check of a draft after a person has changed its values.
/// Findings about the tasks are made again.
/// Findings about the words of the document stay, because the words have not changed.
/// Such a finding is dropped where the value read from its words has changed.
/// </summary>
public static class DraftRecheck
{
    private static readonly string[] OfDates = ["no-such-date", "ends-before-start", "weekday-mismatch", "period-length"];
    private static readonly string[] OfAreas = ["sum-mismatch", "total-mismatch", "difference-mismatch", "conversion-mismatch"];

    /// <param name="dates">Words whose dates a person has given.</param>
    /// <param name="areas">Words whose areas a person has given.</param>
    public static ImmutableArray<Finding> After(
        PlanDraft original,
        PlanDraft corrected,
        IReadOnlyCollection<Quote> dates,
        IReadOnlyCollection<Quote> areas,
        DateOnly? today
    )
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(corrected);
        var ofTasks = DraftChecks.OfTasks(original, today).Select(Identity).ToHashSet();
        var ofWords = original.Findings.Where(finding =>
            !ofTasks.Contains(Identity(finding)) && !IsAnswered(finding, OfDates, dates) && !IsAnswered(finding, OfAreas, areas)
        );
        return
        [
            .. ofWords.Concat(DraftChecks.OfTasks(corrected, today)).DistinctBy(Identity).OrderByDescending(finding => finding.Severity),
        ];
    }

    private static (string Code, string Message) Identity(Finding finding) => (finding.Code, finding.Message.Chinese);

    private static bool IsAnswered(Finding finding, string[] codes, IReadOnlyCollection<Quote> quotes) =>
        codes.Contains(finding.Code)
        && finding.Quote is { Place: { } place } words
        && quotes.Any(quote => Covers(quote, place, words.Text.Length));

    private static bool Covers(Quote quote, SourcePlace place, int length) =>
        quote.Place is { } own
        && (own.Block, own.Row, own.Column) == (place.Block, place.Row, place.Column)
        && own.Offset <= place.Offset
        && place.Offset + length <= own.Offset + quote.Text.Length;
}
