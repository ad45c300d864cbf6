using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Outline;

/// <summary>
/// Builder of the outline: it turns blocks into sections.
/// It uses the numbers of the headings, or the file's own styles where there are no numbers.
/// </summary>
internal sealed class OutlineBuilder
{
    private const int LongestHeading = 45;
    private const int LongestPassage = 4_000;

    private readonly Section _root = new(HeadingRank.Part, new Passage("", new(0, null, null, 0)), null);
    private Section _open;

    private OutlineBuilder() => _open = _root;

    /// <param name="issued">Block of the date under the signature. It belongs to no section.</param>
    public static Section Build(SourceDocument document, int? issued = null)
    {
        var builder = new OutlineBuilder();
        for (var i = 0; i < document.Blocks.Length; i++)
        {
            switch (document.Blocks[i])
            {
                case Paragraph paragraph when i != issued:
                    builder.Add(paragraph, i);
                    break;
                case Table:
                    builder._open.Tables.Add(i);
                    break;
            }
        }

        return builder._root;
    }

    private void Add(Paragraph paragraph, int block)
    {
        var passage = paragraph.Passage(block);
        if (IsAnnexMark(passage))
        {
            _open = Child(_root, HeadingRank.Part, passage);
            return;
        }

        if (passage.Length > LongestPassage)
        {
            foreach (var piece in passage.Bounded(LongestPassage))
                Add(piece, paragraph.Heading);
        }
        else
        {
            Add(passage, paragraph.Heading);
        }
    }

    private void Add(Passage passage, int? styled)
    {
        if (HeadingMarks.At(passage.Folded) is { } mark)
            Numbered(passage, mark);
        else if (styled is >= 2 and var level && passage.Length <= LongestHeading)
            _open = Child(
                Above((HeadingRank)Math.Min(level, (int)HeadingRank.Fourth)),
                (HeadingRank)Math.Min(level, (int)HeadingRank.Fourth),
                passage.Trim()
            );
        else
            Enumerated(_open, passage);
    }

    /// <summary>Whether the line holds only 附件 or 附件1. Another text follows after it.</summary>
    private static bool IsAnnexMark(Passage passage)
    {
        var words = CharacterFolding.Unspaced(passage.Folded);
        return words.Length <= 5
            && TextMatch.StartsWithAny(words, "附件", "附表")
            && words.AsSpan(2).IndexOfAnyExcept(Clauses.NumberListMarks) < 0;
    }

    private void Numbered(Passage passage, HeadingMark mark)
    {
        if (mark.Rank == HeadingRank.Enumeration)
        {
            // An item such as 一是 owns its paragraph and nothing after it.
            Enumerated(_open, passage);
            return;
        }

        var body = passage.Slice(mark.Length);
        // 1. directly under 一、 is as deep as （一）. Only the order of the ranks counts.
        var section = Child(Above(mark.Rank), mark.Rank, Heading(body, out var rest), body);
        _open = section;
        if (rest is not null)
            Enumerated(section, rest);
    }

    private Section Above(HeadingRank rank)
    {
        var section = _open;
        while (section.Parent is not null && section.Rank >= rank)
            section = section.Parent;
        return section;
    }

    private static Section Child(Section parent, HeadingRank rank, Passage heading, Passage? line = null)
    {
        var section = new Section(rank, heading, parent) { Line = line ?? heading };
        parent.Children.Add(section);
        return section;
    }

    /// <summary>Splits a heading from the text after it. The heading is a first sentence or label that is short enough.</summary>
    private static Passage Heading(Passage body, out Passage? rest)
    {
        var folded = body.Folded;
        rest = null;
        var stop = folded.AsSpan().IndexOfAny('。', '！', '\n');
        var colon = Clauses.LabelColon(folded);
        if (
            (colon is > 0 and <= 20 || (colon is > 20 and <= 40 && SectionRoles.IsPeriod(folded[..colon])))
            && (stop < 0 || colon < stop)
            && (folded.AsSpan(0, colon).IndexOfAny("，；(") < 0 || SectionRoles.IsPeriod(folded[..colon]))
            && colon + 1 < folded.Length
            && !folded.AsSpan(0, colon).Contains("阶段", StringComparison.Ordinal)
        )
            stop = colon;
        if (stop < 0 || stop >= folded.Length - 1)
        {
            if (folded.Length <= LongestHeading || stop < 0 && folded.AsSpan().IndexOfAny("，；") < 0)
                return body.Slice(0, stop < 0 ? folded.Length : stop).Trim();
            rest = body;
            return body.Slice(0, 0);
        }

        if (stop > LongestHeading)
        {
            rest = body;
            return body.Slice(0, 0);
        }

        rest = body.Slice(stop + 1);
        return body.Slice(0, stop).Trim();
    }

    /// <summary>Turns a paragraph with 一是…二是… into items. Any other paragraph is body text.</summary>
    private static void Enumerated(Section section, Passage passage)
    {
        var starts = EnumerationStarts(passage.Folded);
        if (starts.Count == 0)
        {
            section.Body.Add(passage);
            return;
        }

        if (starts[0] > 0)
            section.Body.Add(passage.Slice(0, starts[0]));
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : TailStart(passage.Folded, starts[i]);
            var item = passage.Slice(starts[i] + 2, end - starts[i] - 2);
            var child = Child(section, HeadingRank.Enumeration, Heading(item, out var rest));
            if (rest is not null)
                child.Body.Add(rest);
            if (end < passage.Length && i + 1 == starts.Count)
                section.Body.Add(passage.Slice(end));
        }
    }

    private static List<int> EnumerationStarts(string folded)
    {
        var starts = new List<int>();
        for (var at = 0; at + 1 < folded.Length; at++)
        {
            if (
                HeadingMarks.EnumerationAt(folded, at) is not { } mark
                || at > 0 && folded[at - 1] is not ('。' or '；' or ':' or '，' or ' ' or '"' or '”')
            )
                continue;
            // A single 一是 in the middle of a sentence begins no item.
            if (mark.Number == starts.Count + 1 || (starts.Count == 0 && TextMatch.Skip(folded, 0) == at))
                starts.Add(at);
        }

        return starts.Count >= 2 || (starts.Count == 1 && TextMatch.Skip(folded, 0) == starts[0]) ? starts : [];
    }

    /// <summary>Finds the bracket at the end of a paragraph that applies to all its items: （责任单位：…）.</summary>
    private static int TailStart(string folded, int from)
    {
        var open = folded.LastIndexOf('(');
        return
            open > from
            && TextMatch.ContainsAny(
                folded.AsSpan(open),
                "责任单位:",
                "责任领导:",
                "牵头单位:",
                "整改时限:",
                "完成时限:",
                "责任部门:",
                "牵头部门:",
                "责任人:"
            )
            ? open
            : folded.Length;
    }
}
