using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Outline;

/// <summary>Turns blocks into sections by the numbers of the headings, and by the file's own styles where there are none.</summary>
internal sealed class OutlineBuilder
{
    private const int LongestHeading = 45;
    private const int LongestPassage = 4_000;

    private readonly Section _root = new(HeadingRank.Part, new Passage("", new(0, null, null, 0)), null);
    private Section _open;

    private OutlineBuilder() => _open = _root;

    /// <param name="issued">The block of the date under the signature: it belongs to no section.</param>
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

    /// <summary>附件 or 附件1 alone on a line: what follows is another text.</summary>
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
            // An item counted in words owns its paragraph and nothing after it.
            Enumerated(_open, passage);
            return;
        }

        var body = passage.Slice(mark.Length);
        // 1. under 一、 with nothing between is as deep as （一）; only the order counts.
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

    /// <summary>The heading alone, where a sentence or a label of heading's length comes first; the rest is what it heads.</summary>
    private static Passage Heading(Passage body, out Passage? rest)
    {
        var folded = body.Folded;
        rest = null;
        var stop = folded.AsSpan().IndexOfAny('。', '！', '\n');
        var colon = Clauses.LabelColon(folded);
        if (
            colon is > 0 and <= 20
            && (stop < 0 || colon < stop)
            && folded.AsSpan(0, colon).IndexOfAny("，；(") < 0
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

    /// <summary>A paragraph that counts 一是…二是… becomes items; any other is body.</summary>
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
            // A lone 一是 in the middle of a sentence counts nothing.
            if (mark.Number == starts.Count + 1 || (starts.Count == 0 && TextMatch.Skip(folded, 0) == at))
                starts.Add(at);
        }

        return starts.Count >= 2 || (starts.Count == 1 && TextMatch.Skip(folded, 0) == starts[0]) ? starts : [];
    }

    /// <summary>（责任单位：…） at the end of a paragraph speaks for all its items.</summary>
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
