using System.Collections.Immutable;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Roles;

/// <summary>Value with its label.</summary>
/// <param name="Label">Words before the colon.</param>
/// <param name="Value">Words after the colon, up to the next label or the end of the clause.</param>
internal sealed record LabelledValue(RoleKind Kind, string Label, Passage Value);

/// <summary>Recogniser of labels in brackets, on separate lines, or in a row: 责任单位：相关村；整改时限：2023年10月30日前.</summary>
internal static class LabelRecogniser
{
    private const int LongestLabel = 16;

    public static ImmutableArray<LabelledValue> Find(Passage passage)
    {
        var folded = passage.Folded;
        var found = ImmutableArray.CreateBuilder<LabelledValue>();
        for (var at = folded.IndexOf(':', StringComparison.Ordinal); at >= 0; at = folded.IndexOf(':', at + 1))
        {
            if (LabelBefore(folded, at) is not var (start, label) || RoleLabels.Of(label) is not { } kind)
                continue;
            var end = ValueEnd(folded, at + 1, kind);
            found.Add(new(kind, passage.Text[start..at].Trim(), passage.Slice(at + 1, end - at - 1).Trim()));
        }

        return found.ToImmutable();
    }

    private static (int Start, string Label)? LabelBefore(string folded, int colon)
    {
        var start = colon;
        var depth = 0;
        while (start > 0 && colon - start < LongestLabel)
        {
            var c = folded[start - 1];
            if (c == ')')
                depth++;
            else if (c == '(' && depth-- == 0)
                break;
            else if (c == ' ' && start > 1 && folded[start - 2] == ' ')
                break;
            else if (c == ' ' && RoleLabels.Of(CharacterFolding.Unspaced(folded[start..colon])) is not null)
                break;
            else if (c is '，' or '。' or '；' or ':' or '、' or '\n' or '[' or ']' || c is '.' && depth == 0)
                break;
            start--;
        }

        var label = CharacterFolding.Unspaced(folded[start..colon]);
        return label.Length is >= 2 and <= LongestLabel ? (start, label) : null;
    }

    private static int ValueEnd(string folded, int from, RoleKind kind)
    {
        // The value of a target or a problem consists of sentences. A name or a date ends with its clause.
        var isInSentences = kind is RoleKind.Target or RoleKind.Problem or RoleKind.Measures or RoleKind.Progress;
        var depth = 0;
        for (var at = from; at < folded.Length; at++)
        {
            switch (folded[at])
            {
                case '(':
                    depth++;
                    break;
                case ')' when depth-- == 0:
                case ']' when depth <= 0:
                case '\n':
                case '。' or '；' when !isInSentences:
                    return at;
                case ':' when LabelBefore(folded, at) is var (start, label) && start > from && RoleLabels.Of(label) is not null:
                    return TrimmedEnd(folded, from, start);
            }
        }

        return folded.Length;
    }

    private static int TrimmedEnd(string folded, int from, int end)
    {
        while (end > from && folded[end - 1] is '，' or '；' or ' ' or '、' or '。')
            end--;
        return end;
    }
}
