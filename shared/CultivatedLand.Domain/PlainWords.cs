using System.Globalization;

namespace CultivatedLand.Domain;

/// <summary>
/// Rule for comparing what people have typed: full-width signs, kinds of brackets, blanks and signs without width make no difference.
/// It is done by hand, because normalisation has no effect without culture data.
/// </summary>
public static class PlainWords
{
    public static string Of(string? words) =>
        string.Concat(
            (words ?? "")
                .Where(sign =>
                    !char.IsWhiteSpace(sign) && char.GetUnicodeCategory(sign) is not (UnicodeCategory.Format or UnicodeCategory.Control)
                )
                .Select(sign =>
                    sign switch
                    {
                        '[' or '(' or '［' or '（' or '【' => '〔',
                        ']' or ')' or '］' or '）' or '】' => '〕',
                        >= '！' and <= '～' => (char)(sign - '！' + '!'),
                        _ => sign,
                    }
                )
        );
}
