using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Outline;

/// <summary>Section of a document: a heading with its text, tables and subsections.</summary>
internal sealed class Section(HeadingRank rank, Passage heading, Section? parent)
{
    private SectionRole? _role;
    private bool? _holdsPeriods;

    public HeadingRank Rank { get; } = rank;

    /// <summary>Heading without its number. Empty for the document itself and for items without a heading.</summary>
    public Passage Heading { get; } = heading;

    public Section? Parent { get; } = parent;

    /// <summary>Whole line that contains the heading.</summary>
    public Passage Line { get; init; } = heading;

    public List<Passage> Body { get; } = [];

    /// <summary>Indexes of the blocks that are tables.</summary>
    public List<int> Tables { get; } = [];

    public List<Section> Children { get; } = [];

    public SectionRole Role =>
        _role ??= SectionRoles.Of(Heading.Text) switch
        {
            // A 工作安排 section with parts that are called stages is a schedule.
            SectionRole.Tasks
            or SectionRole.Unknown
                when Rank < HeadingRank.Enumeration
                    && (Children.Count(child => child.Heading.Text.Contains("阶段", StringComparison.Ordinal)) >= 2 || HoldsPeriods) =>
                SectionRole.Schedule,
            // 动员部署（11月5日至20日） beside similar sections is a stage, even where no heading stands above them.
            var named
                when Rank < HeadingRank.Enumeration
                    && Heading.Length > 0
                    && (named == SectionRole.Unknown || SectionRoles.IsPeriod(Heading.Folded))
                    && Parent is { HoldsPeriods: true } => SectionRole.Schedule,
            var named => named,
        };

    private bool HoldsPeriods => _holdsPeriods ??= Children.Count(child => SectionRoles.IsPeriod(child.Heading.Folded)) >= 2;

    /// <summary>Role of this section, or of the nearest section above that has one.</summary>
    public SectionRole EffectiveRole => Role != SectionRole.Unknown || Parent is null ? Role : Parent.EffectiveRole;

    public IEnumerable<Section> SelfAndBelow()
    {
        // The depth of nesting is limited by the number of ranks, so the recursion is short.
        yield return this;
        foreach (var section in Children.SelectMany(child => child.SelfAndBelow()))
            yield return section;
    }

    /// <summary>Lists all text of the section, headings included, in reading order.</summary>
    public IEnumerable<Passage> Passages() =>
        Children.Count == 0
            ? Heading.Length == 0
                ? Body
                : Body.Prepend(Heading)
            : SelfAndBelow()
                .SelectMany(section => section.Heading.Length == 0 ? section.Body : section.Body.Prepend(section.Heading))
                .OrderBy(passage => passage.Place.Block)
                .ThenBy(passage => passage.Place.Offset);

    /// <summary>Lists the section's own text and its parts in reading order. A bracket with roles may stand after the last part.</summary>
    public IEnumerable<(Passage? Words, Section? Part)> InOrder() =>
        Children.Count == 0
            ? Body.Select(words => ((Passage?)words, (Section?)null))
            : Body.Select(words => (Words: (Passage?)words, Part: (Section?)null, At: words.Place))
                .Concat(Children.Select(part => (Words: (Passage?)null, Part: (Section?)part, At: part.Place)))
                .OrderBy(item => item.At.Block)
                .ThenBy(item => item.At.Offset)
                .Select(item => (item.Words, item.Part));

    public Drafts.SourcePlace Place => Heading.Length > 0 || Body.Count == 0 ? Heading.Place : Body[0].Place;
}
