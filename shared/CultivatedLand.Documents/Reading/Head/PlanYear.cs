using System.Globalization;
using System.Text.RegularExpressions;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Head;

/// <summary>Finder of the year for dates without a year.</summary>
internal static partial class PlanYear
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
            .SelectMany(passage => CellYears().Matches(passage.Folded))
            .Select(match => (int?)int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            .Max();

    /// <summary>
    /// Finds the latest year in the tables, because a workbook has no paragraphs: 填表日期：2024年3月5日, or the year in other rows.
    /// </summary>
    private static int? InTables(SourceDocument document) =>
        document
            .Blocks.OfType<Table>()
            .SelectMany(table => table.Rows.Take(MostRows))
            .SelectMany(row => row)
            .Where(cell => cell.Length is >= 6 and <= LongestCell)
            .Select(cell => CellYear().Match(CharacterFolding.Fold(cell)))
            .Where(match => match.Success)
            .Select(match => (int?)int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            .Max();

    private static int? InNumber(string? words) =>
        words is not null && NumberYear().Match(CharacterFolding.Fold(words)) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : null;

    private static int? InTitle(string? title) =>
        title is not null && TitleYear().Match(CharacterFolding.Fold(title)) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"\[\s{0,2}((?:19|20)[0-9]{2})\s{0,2}\]", RegexOptions.CultureInvariant, 500)]
    private static partial Regex NumberYear();

    [GeneratedRegex(@"(?:^|[^0-9])(20[0-9]{2})\s{0,2}[年./-]", RegexOptions.CultureInvariant, 500)]
    private static partial Regex CellYear();

    [GeneratedRegex(@"(?<![0-9])(20[0-9]{2})\s{0,2}年", RegexOptions.CultureInvariant, 500)]
    private static partial Regex CellYears();

    [GeneratedRegex(@"(?:^|[^0-9])((?:19|20)[0-9]{2})年", RegexOptions.CultureInvariant, 500)]
    private static partial Regex TitleYear();
}
