namespace CultivatedLand.Documents.Spreadsheets;

/// <summary>
/// Rules against formulas in exported cells, because names come from plans and forms.
/// A spreadsheet reads a cell that begins with one of these characters (or their full-width forms) as a formula.
/// A formula can send data away or start a program.
/// </summary>
public static class FormulaEscaping
{
    private const string Signs = "=+-@\t\r\n＝＋－＠";

    /// <summary>Largest number of characters in an Excel cell.</summary>
    private const int Longest = 32_767;

    public static bool LooksLikeFormula(string text) =>
        text.Length > 0 && (Signs.Contains(text[0]) || Signs.Contains(text.TrimStart()[..Math.Min(1, text.TrimStart().Length)]));

    /// <summary>Escapes a text for a file without types. An apostrophe before it makes it text.</summary>
    public static string InCsv(string text) => NeedsEscape(text) ? "'" + text : text;

    /// <summary>Takes the escape of <see cref="InCsv"/> away again.</summary>
    public static string FromCsv(string cell) => cell is ['\'', .. var text] && NeedsEscape(text) ? text : cell;

    /// <summary>A text that looks escaped already is escaped once more, so that it comes back as it was.</summary>
    private static bool NeedsEscape(string text) => LooksLikeFormula(text.TrimStart('\''));

    /// <summary>Replaces characters that XML does not allow, and cuts the text to the length of a cell.</summary>
    public static string InXml(string text)
    {
        var clean = text.All(IsFit)
            ? text
            : string.Concat(text.EnumerateRunes().Select(rune => IsFit(rune.Value) ? rune.ToString() : "\uFFFD"));
        return clean.Length <= Longest ? clean : clean[..(char.IsHighSurrogate(clean[Longest - 1]) ? Longest - 1 : Longest)];
    }

    private static bool IsFit(char sign) => !char.IsSurrogate(sign) && IsFit((int)sign);

    private static bool IsFit(int sign) => sign is '\t' or '\n' or '\r' or (>= 0x20 and not (0xFFFE or 0xFFFF));
}
