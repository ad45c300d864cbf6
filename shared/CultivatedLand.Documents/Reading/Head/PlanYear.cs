using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Head;

/// <summary>Finder of the year for dates without a year.</summary>
internal static class PlanYear
{
    private const int MostRows = 200;
    private const int LongestCell = 60;

    public static int? Find(DocumentHead head, IEnumerable<Passage> passages, SourceDocument document, PlanReadOptions options)
    {
        if (options.Year is { } given)
            return given;
        if ((head.Issued?.Year ?? InNumber(head.Number?.Value) ?? InTitle(head.Title?.Value)) is { } stated)
            return stated;
        var all = passages.ToList();
        if (all.Count == 0)
            return InTables(document);
        // The years may have been removed from a model text. Such a year is not guessed.
        var mentions = all.SelectMany(passage => DateRecogniser.Recognise(passage.Text)).ToList();
        if (
            mentions.Exists(mention => mention.Trouble == DateFault.MaskedYear)
            || !mentions.Exists(mention => mention.Trouble == DateFault.NoYear)
        )
            return null;
        var named = mentions
            .Where(mention =>
                mention is { Due: not null, Confidence: Confidence.Stated }
                && mention.Sense != DateSense.Cited
                && mention.Sense != DateSense.Past
            )
            .Select(mention => mention.Due!.Value.Year)
            .DefaultIfEmpty()
            .Max();
        if (named != 0)
            return named;
        return all.Select(passage => InNumber(passage.Folded)).FirstOrDefault(year => year is not null);
    }

    /// <summary>Finds the latest year that the text names.</summary>
    public static int? Latest(IEnumerable<Passage> passages) =>
        passages
            .SelectMany(passage => YearWords.All(passage.Folded))
            .Where(year => year is { Value: >= 2000, After: '年' })
            .Max(year => (int?)year.Value);

    /// <summary>
    /// Finds the latest year in the tables, because a workbook has no paragraphs: 填表日期：2024年3月5日, or the year in other rows.
    /// </summary>
    private static int? InTables(SourceDocument document) =>
        document
            .Blocks.OfType<Table>()
            .SelectMany(table => table.Rows.Take(MostRows))
            .SelectMany(row => row)
            .Where(cell => cell.Length is >= 6 and <= LongestCell)
            .Max(cell => First(cell, year => year is { Value: >= 2000, After: '年' or '.' or '/' or '-' }));

    /// <summary>Finds the year of a document number: 〔2023〕86号.</summary>
    private static int? InNumber(string? words) => First(words, year => year is { Before: '[', After: ']' });

    private static int? InTitle(string? title) => First(title, year => year.After == '年');

    private static int? First(string? words, Func<YearWords, bool> fits)
    {
        if (words is null)
            return null;
        foreach (var year in YearWords.All(CharacterFolding.Fold(words)))
        {
            if (fits(year))
                return year.Value;
        }

        return null;
    }
}
