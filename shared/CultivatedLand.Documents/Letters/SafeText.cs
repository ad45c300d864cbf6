using System.Globalization;
using System.Text;

namespace CultivatedLand.Documents.Letters;

/// <summary>
/// Rules that make text from plans, directories and forms safe for one line of a letter, a mail or a calendar.
/// The result has no line ends, no control characters, no marks that change the text direction, and nothing that XML does not allow.
/// </summary>
public static class SafeText
{
    /// <param name="most">Largest number of text elements. A longer text ends with an ellipsis, and no character is cut.</param>
    public static string Line(string? text, int most = 200)
    {
        if (string.IsNullOrEmpty(text))
            return "";

        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsBreak(rune))
                AppendSpace(line);
            else if (!IsHarmful(rune))
                line.Append(rune.ToString());
        }

        return Shorten(line.ToString().Trim(), most);
    }

    private static void AppendSpace(StringBuilder line)
    {
        if (line.Length > 0 && line[^1] != ' ')
            line.Append(' ');
    }

    private static bool IsBreak(Rune rune) => Rune.IsWhiteSpace(rune) && rune.Value != 0x3000;

    /// <summary>
    /// Whether the character is harmful: control characters, direction marks (they could show a date reversed),
    /// the byte order mark and non-characters.
    /// </summary>
    private static bool IsHarmful(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control
        || rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x206F) or 0xFEFF or 0x200B
        || (rune.Value & 0xFFFE) == 0xFFFE;

    private static string Shorten(string line, int most)
    {
        if (line.Length <= most)
            return line;

        var elements = StringInfo.GetTextElementEnumerator(line);
        var kept = new StringBuilder();
        for (var count = 0; elements.MoveNext(); count++)
        {
            var element = elements.GetTextElement();

            // One character may have any number of combining marks, so its length counts too.
            if (count == most || kept.Length + element.Length > most * 8)
                return kept.Append('…').ToString();
            kept.Append(element);
        }

        return line;
    }
}
