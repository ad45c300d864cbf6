using System.Globalization;

namespace CultivatedLand.Documents.Reading.Head;

/// <summary>Year in figures, with the signs around it. Up to two spaces may stand between.</summary>
/// <param name="Before">Sign before the year. A space where the text begins with it.</param>
/// <param name="After">Sign after the year. A space where the text ends with it.</param>
internal readonly record struct YearWords(int Value, char Before, char After)
{
    private const int MostSpaces = 2;

    /// <summary>
    /// Lists the years 1900 to 2099 of a folded text. Four digits inside a longer number are none. The text is read once.
    /// </summary>
    public static IEnumerable<YearWords> All(string folded)
    {
        var at = 0;
        while (at + 4 <= folded.Length)
        {
            if (!char.IsAsciiDigit(folded[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < folded.Length && char.IsAsciiDigit(folded[end]))
                end++;
            if (
                end - at == 4
                && int.Parse(folded.AsSpan(at, 4), NumberStyles.None, CultureInfo.InvariantCulture) is >= 1900 and < 2100 and var year
            )
                yield return new(year, SignBefore(folded, at), SignAfter(folded, end));
            at = end;
        }
    }

    private static char SignBefore(string folded, int at)
    {
        var from = at - 1;
        while (from >= 0 && at - from <= MostSpaces && folded[from] == ' ')
            from--;
        return from < 0 ? ' ' : folded[from];
    }

    private static char SignAfter(string folded, int end)
    {
        var to = end;
        while (to < folded.Length && to - end < MostSpaces && folded[to] == ' ')
            to++;
        return to < folded.Length ? folded[to] : ' ';
    }
}
