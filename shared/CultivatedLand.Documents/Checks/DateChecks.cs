using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Checks;

/// <summary>
/// Checks of the dates of a text: they exist, fall on the weekday printed beside them, and last as long as the text says.
/// </summary>
internal static class DateChecks
{
    private const string Weekdays = "日一二三四五六";

    public static IEnumerable<Finding> Check(Passage passage, DateContext dates)
    {
        foreach (var mention in passage.Dates(dates))
        {
            var quote = passage.Quote(mention.Offset, mention.Text.Length);
            if (mention.Trouble == DateFault.NoSuchDate && mention.Sense is not (DateSense.Cited or DateSense.Recurring))
            {
                yield return new(
                    Severity.Error,
                    "no-such-date",
                    new LocalizedText(
                        $"“{mention.Text}”这个日期不存在。请更正后重新上传。",
                        $"The date \"{mention.Text}\" does not exist. Correct it and upload the document again."
                    ),
                    quote
                );
            }
            else if (mention.Trouble == DateFault.EndsBeforeStart && mention.Deadline)
            {
                yield return new(
                    Severity.Error,
                    "ends-before-start",
                    new LocalizedText(
                        $"“{mention.Text}”的结束日期早于开始日期。请更正后重新上传。",
                        $"The period \"{mention.Text}\" ends before it begins. Correct it and upload the document again."
                    ),
                    quote
                );
            }

            if (mention is { Weekday: { } weekday, Due: { } day } && day.DayOfWeek != weekday)
            {
                yield return new(
                    Severity.Warning,
                    "weekday-mismatch",
                    new LocalizedText(
                        $"“{mention.Text}”写的是星期{Weekdays[(int)weekday]}，而 {FigureText.Date(day)} 是星期{Weekdays[(int)day.DayOfWeek]}。请确认日期。",
                        $"\"{mention.Text}\" says {weekday}, but {FigureText.Date(day)} is a {day.DayOfWeek}. Confirm the date."
                    ),
                    quote
                );
            }

            if (Length(passage, mention) is var (days, counted))
            {
                yield return new(
                    Severity.Note,
                    "period-length",
                    new LocalizedText(
                        $"“{mention.Text}”首尾都算是 {counted} 天，文中写的是 {days} 天。",
                        $"\"{mention.Text}\" is {counted} days with both ends counted; the text says {days}."
                    ),
                    quote
                );
            }
        }
    }

    /// <summary>Returns the stated and the counted length of a period where they differ: （2024年12月19日至2024年12月29日，共10天）.</summary>
    private static (decimal Stated, int Counted)? Length(Passage passage, DateMention mention)
    {
        if (mention is not { Start: { } start, Due: { } due })
            return null;
        var tail = passage.Text.AsSpan(mention.End, Math.Min(12, passage.Length - mention.End)).ToString();
        var at = CharacterFolding.Fold(tail).IndexOf('共', StringComparison.Ordinal);
        if (at is < 0 or > 3 || QuantityRecogniser.Find(tail) is not [{ Unit: QuantityUnit.Days } stated, ..])
            return null;
        var counted = due.DayNumber - start.DayNumber + 1;
        return stated.Value == counted ? null : (stated.Value, counted);
    }
}
