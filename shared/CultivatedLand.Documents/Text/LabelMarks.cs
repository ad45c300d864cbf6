namespace CultivatedLand.Documents.Text;

/// <summary>Rules for labels that have brackets or a dash where others have a colon: 【责任单位】农服中心, 责任单位——农服中心.</summary>
internal static class LabelMarks
{
    private const int LongestLabel = 12;

    /// <summary>Returns the folded text with a colon after such a label. The length stays the same.</summary>
    public static string WithColons(string folded)
    {
        if (folded.Length < 4)
            return folded;
        var start = TextMatch.Skip(folded, 0);
        if (start < folded.Length && folded[start] == '[')
            return Bracketed(folded, start);
        var dash = folded.AsSpan(0, Math.Min(folded.Length, LongestLabel + 2)).IndexOf("--");
        return dash > 1 && IsLabel(folded[..dash]) ? string.Concat(folded.AsSpan(0, dash), " :", folded.AsSpan(dash + 2)) : folded;
    }

    private static string Bracketed(string folded, int start)
    {
        var close = folded.AsSpan(start, Math.Min(folded.Length - start, LongestLabel + 2)).IndexOf(']');
        if (close < 3 || !IsLabel(folded.Substring(start + 1, close - 1)))
            return folded;
        var signs = folded.ToCharArray();
        signs[start] = ' ';
        signs[start + close] = start + close + 1 < signs.Length && signs[start + close + 1] == ':' ? ' ' : ':';
        return new string(signs);
    }

    private static bool IsLabel(string words) =>
        CharacterFolding.Unspaced(words) is var label && (RoleLabels.Of(label) is not null || TextMatch.EndsWithAny(label, "面积", "亩数"));
}
