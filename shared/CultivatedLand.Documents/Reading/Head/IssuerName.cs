using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Head;

/// <summary>
/// Finder of the issuer of a document.
/// It looks at the signature above or beside the date, a label, the letterhead, and the title.
/// </summary>
internal static class IssuerName
{
    private static readonly string[] Ends =
    [
        "人民政府",
        "政府",
        "办公室",
        "委员会",
        "局",
        "厅",
        "部",
        "党委",
        "管委会",
        "办事处",
        "指挥部",
        "领导小组",
        "专班",
        "政府办",
        "委",
        "中心",
        "院",
        "联席会议",
        "分局",
        "安委会",
        "安委办",
        "大队",
    ];

    private static readonly string[] Labels =
    [
        "下达单位:",
        "发文单位:",
        "发文机关:",
        "印发单位:",
        "制发单位:",
        "制发机关:",
        "发布机构:",
        "发布单位:",
    ];

    private static readonly string[] Seals = ["(印章)", "(公章)", "(盖章)", "(章)", "(印)"];

    public static bool EndsLikeOne(string words) => TextMatch.EndsWithAny(words, Ends);

    public static Sourced<string>? Find(IReadOnlyList<Passage> lines, IReadOnlyList<Passage> head, Sourced<string>? title, Quote? issued)
    {
        var dated = issued is null ? -1 : lines.ToList().FindIndex(line => line.Place.Block == issued.Place?.Block);
        if (dated >= 0 && Beside(lines[dated], issued!) is { } beside)
            return beside;
        for (var i = dated - 1; i >= 0 && i >= dated - 2; i--)
        {
            if (Named(lines[i]) is { } above)
                return above;
        }

        foreach (var line in head.TakeWhile(line => !line.Folded.EndsWith(':')))
        {
            if ((Labelled(line) ?? Named(line)) is { } over)
                return over;
        }

        return InTitle(title) ?? (dated < 0 && lines.Count > head.Count ? LastLine(lines[^1]) : null);
    }

    /// <summary>Finds the name that shares a line with the date: 石桥镇人民政府 2025年2月24日, with or without 印发 after it.</summary>
    private static Sourced<string>? Beside(Passage line, Quote issued)
    {
        var at = (issued.Place?.Offset ?? 0) - line.Place.Offset;
        return at > 0 && at <= line.Length ? Named(line.Slice(0, at).Trim()) : null;
    }

    /// <summary>Reads the name in the last line. Several organs may sign side by side; the first of them is the issuer.</summary>
    private static Sourced<string>? LastLine(Passage line)
    {
        var gap = line.Folded.IndexOf("  ", StringComparison.Ordinal);
        return gap > 3 && Named(line.Slice(gap).Trim()) is not null ? Named(line.Slice(0, gap).Trim()) : Named(line);
    }

    private static Sourced<string>? Labelled(Passage line)
    {
        foreach (var label in Labels)
        {
            if (line.Folded.StartsWith(label, StringComparison.Ordinal))
                return Named(line.Slice(label.Length).Trim());
        }

        return null;
    }

    private static Sourced<string>? InTitle(Sourced<string>? title)
    {
        if (title is null)
            return null;
        var about = title.Value.IndexOf("关于", StringComparison.Ordinal);
        var against =
            about < 0 && title.Value.EndsWith("答复", StringComparison.Ordinal)
                ? title.Value.IndexOf('对', StringComparison.Ordinal)
                : about;
        return against > 2 && IsName(title.Value[..against]) ? new(title.Value[..against], title.Quote) : null;
    }

    private static Sourced<string>? Named(Passage line)
    {
        var words = CharacterFolding.Unspaced(line.Folded);
        foreach (var seal in Seals)
        {
            if (words.EndsWith(seal, StringComparison.Ordinal))
                words = words[..^seal.Length];
        }

        return IsName(words) ? new(CharacterFolding.Unspaced(line.Text)[..words.Length], line.Quote()) : null;
    }

    private static bool IsName(string words) =>
        words.Length is >= 3 and <= 40
        && EndsLikeOne(words)
        && words.AsSpan().IndexOfAny(Clauses.Pauses) < 0
        && words.AsSpan().IndexOfAny('、', '《') < 0
        && !TextMatch.StartsWithAny(words, "关于", "抄送", "主送", "责任", "牵头");
}
