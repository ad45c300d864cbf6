using System.Globalization;
using System.Text;
using System.Xml;
using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Calendars;

/// <summary>Writer of iCalendar files (RFC 5545). Whole days block no time, hours do.</summary>
public static class CalendarFileWriter
{
    public const string MediaType = "text/calendar; charset=utf-8; method=PUBLISH";

    public static byte[] Write(IEnumerable<CalendarEntry> entries)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//CultivatedLand//Due dates//ZH");
        Line(file, "CALSCALE:GREGORIAN");
        Line(file, "METHOD:PUBLISH");
        foreach (var entry in entries)
            Event(file, entry);
        Line(file, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private static void Event(StringBuilder file, CalendarEntry entry)
    {
        Line(file, "BEGIN:VEVENT");
        Line(file, $"UID:{SafeText.Line(entry.Uid)}");
        Line(file, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{entry.Sequence}"));
        Line(file, $"DTSTAMP:{Moment(entry.Stamp)}");
        if (entry.Hours is { } hours)
        {
            var start = ChinaTime.At(entry.Day, hours.From);
            Line(file, $"DTSTART:{Moment(start)}");
            Line(file, $"DTEND:{Moment(start + hours.Length)}");
        }
        else
        {
            Line(file, string.Create(CultureInfo.InvariantCulture, $"DTSTART;VALUE=DATE:{entry.Day:yyyyMMdd}"));
            Line(file, string.Create(CultureInfo.InvariantCulture, $"DTEND;VALUE=DATE:{entry.Day.AddDays(1):yyyyMMdd}"));
        }

        Line(file, $"SUMMARY:{Escaped(entry.Summary)}");
        Line(file, $"DESCRIPTION:{Escaped(entry.Description)}");
        if (entry.Location.Length > 0)
            Line(file, $"LOCATION:{Escaped(entry.Location)}");
        if (entry.Link is { } link)
            Line(file, $"URL:{link.AbsoluteUri}");
        if (entry.IsCancelled)
            Line(file, "STATUS:CANCELLED");
        Line(file, entry.Hours is null || entry.IsCancelled ? "TRANSP:TRANSPARENT" : "TRANSP:OPAQUE");
        foreach (var alarm in entry.Alarms)
            Alarm(file, alarm, entry.Summary);
        Line(file, "END:VEVENT");
    }

    private static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static void Alarm(StringBuilder file, TimeSpan fromStart, string summary)
    {
        Line(file, "BEGIN:VALARM");
        Line(file, "ACTION:DISPLAY");
        Line(file, $"DESCRIPTION:{Escaped(summary)}");
        Line(file, $"TRIGGER:{XmlConvert.ToString(fromStart)}");
        Line(file, "END:VALARM");
    }

    /// <summary>
    /// Escapes a text as RFC 5545, 3.3.11 requires.
    /// Line ends within a text stay as \n; all other line breaks are removed.
    /// </summary>
    private static string Escaped(string text) =>
        string.Join(
            "\\n",
            text.Split('\n')
                .Select(line =>
                    SafeText
                        .Line(line, 400)
                        .Replace("\\", "\\\\", StringComparison.Ordinal)
                        .Replace(";", "\\;", StringComparison.Ordinal)
                        .Replace(",", "\\,", StringComparison.Ordinal)
                )
        );

    /// <summary>Writes a line as RFC 5545, 3.1 requires. No line is longer than 75 octets, and none breaks inside a character.</summary>
    private static void Line(StringBuilder file, string content)
    {
        var (start, at, room) = (0, 0, 75);
        foreach (var rune in content.EnumerateRunes())
        {
            if (rune.Utf8SequenceLength > room)
            {
                file.Append(content, start, at - start).Append("\r\n ");
                (start, room) = (at, 74);
            }

            at += rune.Utf16SequenceLength;
            room -= rune.Utf8SequenceLength;
        }

        file.Append(content, start, at - start).Append("\r\n");
    }
}
