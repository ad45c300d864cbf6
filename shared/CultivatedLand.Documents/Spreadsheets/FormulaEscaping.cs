namespace CultivatedLand.Documents.Spreadsheets;

/// <summary>
/// Names come from plans and forms. A spreadsheet takes a cell that begins with one of these signs (or their full-width forms) for a formula,
/// and a formula can send data away or start a program.
/// </summary>
public static class FormulaEscaping
{
    private const string Signs = "=+-@\t\r\n＝＋－＠";

    /// <summary>What Excel can hold in one cell.</summary>
    private const int Longest = 32_767;

    public static bool LooksLikeFormula(string text) =>
        text.Length > 0 && (Signs.Contains(text[0]) || Signs.Contains(text.TrimStart()[..Math.Min(1, text.TrimStart().Length)]));

    /// <summary>For a file without types: an apostrophe before it makes it words.</summary>
    public static string InCsv(string text) => LooksLikeFormula(text) ? "'" + text : text;

    /// <summary>Without what XML cannot hold, and no longer than a cell.</summary>
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
