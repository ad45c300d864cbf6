using CultivatedLand.Documents.Reading.Outline;
using CultivatedLand.Documents.Recognisers.Roles;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>Group of labelled lines that describe one task.</summary>
/// <param name="Name">Name of the group: the heading above it, or the problem that the task solves.</param>
internal sealed record LabelGroup(Passage? Name, List<Passage> Passages);

/// <summary>
/// Finder of tasks that a notice writes as labels on separate lines (整改目标：… / 整改时限：… / 责任单位：…).
/// Each run of such lines is one task.
/// </summary>
internal static class LabelGroups
{
    private static readonly RoleKind[] Core = [RoleKind.Deadline, RoleKind.Responsible, RoleKind.Lead, RoleKind.Leader];

    /// <summary>Line of the document, with the label at its beginning.</summary>
    private sealed record Line(Passage Passage, RoleKind? Kind, Section? Headed = null);

    public static List<LabelGroup> Find(Section root)
    {
        var lines = Lines(root).ToList();
        if (lines.Where(line => line.Kind is { } kind && Core.Contains(kind)).Select(line => line.Kind).Distinct().Count() < 2)
            return [];
        var groups = new List<LabelGroup>();
        var seen = new HashSet<RoleKind>();
        LabelGroup? open = null;
        Passage? heading = null;
        RoleKind? last = null;
        foreach (var line in lines)
        {
            if (line.Kind is not { } kind)
            {
                // The numbered steps after 整改措施： stay in the group, and so do their headings.
                if (line.Headed is { } headed && !(last == RoleKind.Measures && open is not null && headed.Rank >= HeadingRank.Third))
                {
                    heading = Subject(headed);
                    // A heading after a complete group opens the next one.
                    if (seen.Overlaps(Core))
                        (open, seen) = (null, []);
                }

                open?.Passages.Add(line.Passage);
                continue;
            }

            if (
                open is null
                || (
                    kind is not (RoleKind.Measures or RoleKind.Progress)
                    && !seen.Add(kind)
                    && kind is RoleKind.Deadline or RoleKind.Problem or RoleKind.Target
                )
                || (kind == RoleKind.Area && seen.Contains(RoleKind.Area) && seen.Contains(RoleKind.Deadline))
            )
            {
                open = new LabelGroup(heading, []);
                groups.Add(open);
                seen = [];
            }

            seen.Add(kind);
            last = kind;
            open.Passages.Add(line.Passage);
        }

        for (var i = 0; i < groups.Count; i++)
            groups[i] = groups[i] with { Name = groups[i].Name ?? Problem(groups[i]) };
        groups.RemoveAll(group => !group.Passages.Exists(passage => LabelRecogniser.Find(passage).Any(label => Core.Contains(label.Kind))));
        return groups;
    }

    /// <summary>Returns the subject of a section. In 督察报告指出：一些地方…, the words after the colon are the subject.</summary>
    private static Passage Subject(Section section)
    {
        if (
            !TextMatch.EndsWithAny(section.Heading.Folded.TrimEnd(), "指出", "反映", "发现", "反馈")
            || section.Body.Count == 0
            || section.Body[0].Place.Block != section.Heading.Place.Block
        )
            return section.Heading;
        var firstText = section.Body[0];
        return firstText.Slice(0, Clauses.SentenceEnd(firstText.Folded, 0)).Trim() is { Length: > 1 } subject ? subject : section.Heading;
    }

    private static Passage? Problem(LabelGroup group) =>
        group
            .Passages.SelectMany(passage => LabelRecogniser.Find(passage))
            .FirstOrDefault(label => label.Kind == RoleKind.Problem && label.Value.Length > 1)
            ?.Value;

    private static IEnumerable<Line> Lines(Section section)
    {
        foreach (var part in section.SelfAndBelow())
        {
            // 三、整改时限：立行立改: the outline split heading and value at the colon. The value is the first part of the body.
            if (
                part.Heading.Length > 0
                && part.Body.Count > 0
                && RoleLabels.Of(CharacterFolding.Unspaced(part.Heading.Folded)) is { } kind
                && part.Body[0].Place.Block == part.Heading.Place.Block
            )
            {
                yield return new Line(part.Line, kind);
                foreach (var passage in part.Body.Skip(1))
                    yield return new Line(passage, LineKind(passage));
                continue;
            }

            if (part.Heading.Length > 0)
                yield return new Line(part.Heading, null, part);
            foreach (var passage in part.Body)
                yield return new Line(passage, LineKind(passage));
        }
    }

    /// <summary>Returns the label with which a line begins. Null where it begins with none.</summary>
    private static RoleKind? LineKind(Passage passage)
    {
        var labels = LabelRecogniser.Find(passage);
        return labels.Length > 0 && labels[0].Value.Place.Offset - passage.Place.Offset <= labels[0].Label.Length + 8
            ? labels[0].Kind
            : null;
    }
}
