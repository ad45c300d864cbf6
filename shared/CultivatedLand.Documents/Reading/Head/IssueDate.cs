using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Head;

/// <summary>Finder of the date of issue: under the signature, in brackets under the title, after 成文日期, or before 印发.</summary>
internal static class IssueDate
{
    private static readonly string[] Labels =
    [
        "成文日期:",
        "发文日期:",
        "印发日期:",
        "发布日期:",
        "发布时间:",
        "发文时间:",
        "公开日期:",
        "下达时间:",
        "下达日期:",
        "签发日期:",
        "制发日期:",
    ];

    private const int ClosingLines = 6;

    public static (DateOnly? Date, Quote? Quote) Find(IReadOnlyList<Passage> lines)
    {
        var found = lines.Select(Alone).FirstOrDefault(date => date.Date is not null);
        if (found.Date is null)
            found = lines.Select(Labelled).FirstOrDefault(date => date.Date is not null);
        if (found.Date is null && lines.Count > 0)
            found = lines.TakeLast(ClosingLines).Select(Signed).LastOrDefault(date => date.Date is not null);
        return found.Date is null ? lines.Select(Printed).LastOrDefault(date => date.Date is not null) : found;
    }

    /// <summary>Reads a line that holds a full date and nothing else.</summary>
    private static (DateOnly? Date, Quote? Quote) Alone(Passage line)
    {
        if (line.Length is > 30 or < 6 || line.Folded.AsSpan().IndexOfAny("年./-") < 0)
            return default;
        var mention = FullDate(line);
        if (mention is null)
            return default;
        var rest = CharacterFolding.Unspaced(line.Folded.Remove(mention.Offset, mention.Text.Length)).Trim('(', ')');
        return rest.Length == 0 ? (mention.Due, line.Quote(mention.Offset, mention.Text.Length)) : default;
    }

    private static (DateOnly? Date, Quote? Quote) Labelled(Passage line)
    {
        var words = line.Folded;
        foreach (var label in Labels)
        {
            var at = words.IndexOf(label, StringComparison.Ordinal);
            if (at >= 0 && FullDate(line.Slice(at + label.Length)) is { } mention)
                return (mention.Due, line.Quote(at + label.Length + mention.Offset, mention.Text.Length));
        }

        return default;
    }

    /// <summary>
    /// Reads a line with signature and date: 石桥镇人民政府 2025年2月24日.
    /// Only the last lines of the document are read in this way.
    /// </summary>
    private static (DateOnly? Date, Quote? Quote) Signed(Passage line)
    {
        if (line.Length > 80 || FullDate(line) is not { } mention || line.Folded.AsSpan(mention.End).Trim().Length > 0)
            return default;
        return
            IssuerName.EndsLikeOne(CharacterFolding.Unspaced(line.Folded[..mention.Offset]))
            && line.Folded.AsSpan(0, mention.Offset).IndexOfAny(Clauses.Pauses) < 0
            ? (mention.Due, line.Quote(mention.Offset, mention.Text.Length))
            : default;
    }

    private static (DateOnly? Date, Quote? Quote) Printed(Passage line) =>
        line.Length <= 80 && line.Folded.TrimEnd().EndsWith("印发", StringComparison.Ordinal) && FullDate(line) is { } mention
            ? (mention.Due, line.Quote(mention.Offset, mention.Text.Length))
            : default;

    private static DateMention? FullDate(Passage line) =>
        DateRecogniser.Recognise(line.Text.Length > 200 ? line.Text[..200] : line.Text)
            is [{ Due: not null, Start: null, Grain: DateGrain.Day, Confidence: Confidence.Stated } only]
            ? only
            : null;
}
