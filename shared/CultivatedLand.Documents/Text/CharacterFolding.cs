using System.Buffers;

namespace CultivatedLand.Documents.Text;

/// <summary>
/// Rules for folding the many forms of one character into one.
/// Folding keeps the length, so an offset in the folded text is an offset in the original.
/// </summary>
internal static class CharacterFolding
{
    // These characters are already in their plainest form, except the no-break space.
    private static readonly SearchValues<char> Plain = SearchValues.Create([
        .. Enumerable.Range(0x20, 0x5F).Concat(Enumerable.Range(0x4E00, 0x5200)).Select(c => (char)c).Where(c => Fold(c) == c),
        '，',
        '。',
        '、',
        '；',
        '“',
        '”',
        '《',
        '》',
    ]);

    private static readonly SearchValues<char> Blanks = SearchValues.Create([
        .. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => char.IsWhiteSpace(c) || Fold(c) == ' '),
    ]);

    public static string Fold(string text)
    {
        var first = text.AsSpan().IndexOfAnyExcept(Plain);
        if (first < 0)
            return text;
        return string.Create(
            text.Length,
            text,
            static (folded, original) =>
            {
                for (var i = 0; i < folded.Length; i++)
                    folded[i] = original[i] == ',' && IsGrouping(original, i) ? ',' : Fold(original[i]);
            }
        );
    }

    /// <summary>Whether the comma groups digits, as in 36,000, and is no pause.</summary>
    private static bool IsGrouping(string text, int at) =>
        at > 0
        && at + 3 < text.Length
        && char.IsAsciiDigit(text[at - 1])
        && char.IsAsciiDigit(text[at + 1])
        && char.IsAsciiDigit(text[at + 2])
        && char.IsAsciiDigit(text[at + 3]);

    public static char Fold(char c) =>
        c switch
        {
            >= '０' and <= '９' => (char)(c - '０' + '0'),
            >= 'Ａ' and <= 'Ｚ' => (char)(c - 'Ａ' + 'A'),
            >= 'ａ' and <= 'ｚ' => (char)(c - 'ａ' + 'a'),
            '：' or '︰' or '﹕' or '∶' => ':',
            '（' or '﹙' or '〔' or '[' or '［' or '【' => c is '〔' or '[' or '［' or '【' ? '[' : '(',
            '）' or '﹚' => ')',
            '〕' or ']' or '］' or '】' => ']',
            '．' or '﹒' => '.',
            '％' or '﹪' => '%',
            '／' or '∕' => '/',
            '＋' => '+',
            '＝' => '=',
            '－' or '–' or '—' or '―' or '─' or '━' or '‐' or '‑' or '‒' or '−' or 'ー' or '﹣' or '\u2E3A' => '-',
            '～' or '〜' or '∼' or '˜' => '~',
            '○' or '◯' or '⚪' or '〇' => '〇',
            '\u3000' or '\u00A0' or '\t' or '\r' or '\f' or '\v' or '\u2002' or '\u2003' or '\u2009' or '\u202F' => ' ',
            // Marks without width have no meaning. Spaces are skipped wherever they may stand inside a date or a number.
            '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD' => ' ',
            >= '\u202A' and <= '\u202E' => ' ',
            >= '\u2066' and <= '\u2069' => ' ',
            '\u200E' or '\u200F' => ' ',
            ',' => '，',
            ';' => '；',
            '｡' => '。',
            _ => TraditionalCharacters.Simplify(c),
        };

    /// <summary>Returns the text without white space. Titles are often set with spaces between their characters (通  知).</summary>
    public static string Unspaced(string text) =>
        text.AsSpan().ContainsAny(Blanks) ? string.Concat(text.Where(c => !Blanks.Contains(c))) : text;

    public static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF' or '〇';
}
