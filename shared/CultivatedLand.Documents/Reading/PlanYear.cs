using System.Globalization;
using System.Text.RegularExpressions;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading;

/// <summary>The year that dates without one belong to.</summary>
internal static partial class PlanYear
{
    public static int? Find(DocumentHead head, IEnumerable<Passage> passages, ReadOptions options)
    {
        if (options.Year is { } given)
            return given;
        if ((head.Issued?.Year ?? InNumber(head.Number?.Value) ?? InTitle(head.Title?.Value)) is { } stated)
            return stated;
        var all = passages.ToList();
        // A model text whose years were taken out is not to be guessed.
        var mentions = all.SelectMany(passage => DateRecogniser.Recognise(passage.Text)).ToList();
        if (mentions.Exists(mention => mention.Trouble == DateTrouble.MaskedYear) || !mentions.Exists(mention => mention.Trouble == DateTrouble.NoYear))
            return null;
        var named = mentions.Where(mention => mention is { Due: not null, Confidence: Confidence.Stated } && mention.Sense != DateSense.Cited && mention.Sense != DateSense.Past).Select(mention => mention.Due!.Value.Year).DefaultIfEmpty().Max();
        if (named != 0)
            return named;
        return all.Select(passage => InNumber(passage.Folded)).FirstOrDefault(year => year is not null);
    }

    private static int? InNumber(string? words) =>
        words is not null && NumberYear().Match(Glyphs.Fold(words)) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    private static int? InTitle(string? title) =>
        title is not null && TitleYear().Match(Glyphs.Fold(title)) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\[\s{0,2}((?:19|20)[0-9]{2})\s{0,2}\]", RegexOptions.CultureInvariant, 500)]
    private static partial Regex NumberYear();

    [GeneratedRegex(@"(?:^|[^0-9])((?:19|20)[0-9]{2})年", RegexOptions.CultureInvariant, 500)]
    private static partial Regex TitleYear();
}
