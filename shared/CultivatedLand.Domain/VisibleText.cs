using System.Globalization;

namespace CultivatedLand.Domain;

/// <summary>
/// Text without characters that cannot be seen: control characters, marks without width, and marks that turn the direction of what follows.
/// With these a name looks like another one, or a file like one of another kind. Names enter through here.
/// </summary>
public static class VisibleText
{
    private const char Joiner = '\u200d';

    /// <summary>Whether a text has characters that cannot be seen.</summary>
    public static bool HidesSomething(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (IsHidden(text, index))
                return true;
        }

        return false;
    }

    /// <summary>Returns the text without what cannot be seen. Line ends and tabs become spaces: a name is one line.</summary>
    public static string Of(string text) =>
        HidesSomething(text)
            ? string.Concat(
                text.Select(
                    (letter, index) =>
                        letter is '\n' or '\r' or '\t' ? " "
                        : IsHidden(text, index) ? ""
                        : letter.ToString()
                )
            )
            : text;

    private static bool IsHidden(string text, int index)
    {
        var letter = text[index];
        return letter < 0x80
            ? char.IsControl(letter)
            : letter switch
            {
                // Many emoji are several signs that a joiner holds together.
                Joiner => index == 0 || !(char.IsSurrogate(text[index - 1]) || text[index - 1] == '\ufe0f'),
                '\u115f' or '\u1160' or '\u3164' or '\uffa0' => true,
                '\udb40' => true,
                _ when char.IsLowSurrogate(letter) => index > 0 && text[index - 1] == '\udb40',
                _ => CharUnicodeInfo.GetUnicodeCategory(letter)
                    is UnicodeCategory.Format
                        or UnicodeCategory.Control
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator,
            };
    }
}
