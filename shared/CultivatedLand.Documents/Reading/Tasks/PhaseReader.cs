using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Outline;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Recognisers.Roles;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>Reader of the dated steps of a task, in reading order, with the stages that contain them.</summary>
internal sealed class PhaseReader(DateContext dates)
{
    private const int LongestTerm = 40;

    private readonly List<DraftPhase> _phases = [];
    private readonly List<DateMention> _mentions = [];

    public ImmutableArray<DraftPhase> Phases
    {
        get
        {
            var stages = _phases.Select(phase => phase.Stage).ToHashSet();
            return
            [
                .. _phases.Select(
                    (phase, index) => phase.Rank == PhaseRank.Step && stages.Contains(index) ? phase with { Rank = PhaseRank.Stage } : phase
                ),
            ];
        }
    }

    /// <summary>All dates that were read. The checks use them.</summary>
    public IReadOnlyList<DateMention> Mentions => _mentions;

    public bool IsEmpty => _phases.Count == 0;

    public void Add(Section section, bool schedule) => Add(section, schedule, null);

    /// <summary>Reads the dates of goals, which limit the task as a whole. A year that only names the goals is no limit.</summary>
    public void Goal(Passage passage)
    {
        var first = _phases.Count;
        Passage(passage, false, null, null);
        for (var i = _phases.Count - 1; i >= first; i--)
        {
            if (!dates.YearsAreGoals && IsNamedYear(passage, _phases[i]))
                _phases.RemoveAt(i);
            else
                _phases[i] = _phases[i] with { Rank = PhaseRank.Overall };
        }
    }

    private bool IsNamedYear(Passage passage, DraftPhase phase) =>
        _mentions.Exists(mention =>
            mention.Deadline
            && mention.Due == phase.Due
            && mention.Grain == DateGrain.Year
            && mention.Start is null
            && CharacterFolding.Unspaced(mention.Text).EndsWith('年')
            && mention.End <= passage.Length
            && passage.Text.AsSpan(mention.Offset, mention.Text.Length).SequenceEqual(mention.Text)
            && !TextMatch.EndsWithAny(passage.Folded.AsSpan(0, mention.Offset).TrimEnd(), "到", "至")
        );

    private void Add(Section section, bool schedule, int? stage)
    {
        var own = stage;
        var before = _phases.Count;
        Passage? termSource = null;
        if (section.Heading.Length > 0)
        {
            Passage(section.Heading, schedule, stage, null);
            if (_phases.Count == before && schedule && section.Parent is not null && StageTerms(section) is { } terms)
            {
                // 第一阶段：… / 开展时限：4月17日至4月30日.
                foreach (var mention in terms.Mentions)
                    Stage(section, (mention, terms.Source));
                termSource = terms.Source;
            }

            // Steps belong to the outermost stage. A step inside it that names its own date is still a step.
            if (_phases.Count == before + 1 && stage is null && schedule)
                own = before;
        }

        foreach (var (words, part) in section.InOrder())
        {
            if (part is not null)
                Add(part, schedule, own);
            else if (
                schedule
                && words!.Length <= LongestTerm
                && words == section.Body[0]
                && RoleLabels.Of(CharacterFolding.Unspaced(section.Heading.Text)) == RoleKind.Deadline
            )
                Passage(words, schedule, own, CharacterFolding.Unspaced(section.Heading.Text));
            else if (words != termSource)
                Passage(words!, schedule, own, null);
        }
    }

    /// <summary>
    /// Reads the dates of one passage.
    /// The name of a label replaces the words where the passage is the value of that label.
    /// </summary>
    public void Passage(Passage passage, bool schedule, int? stage, string? label)
    {
        var context = dates with
        {
            Expectation =
                label is not null ? DateExpectation.Deadline
                : schedule ? DateExpectation.Schedule
                : DateExpectation.Prose,
        };
        var mentions = passage.Dates(context);
        _mentions.AddRange(mentions);
        var deadlines = mentions.Where(mention => mention.Deadline).ToList();
        var border = 0;
        for (var i = 0; i < deadlines.Count; i++)
        {
            // 3月底、6月底、9月底前分别报送: the dates of a list share the words after the last of them.
            var last = i;
            while (last + 1 < deadlines.Count && Clauses.IsListed(passage.Folded, deadlines[last].End, deadlines[last + 1].Offset))
                last++;
            var next =
                last + 1 < deadlines.Count ? Border(passage.Folded, deadlines[last].End, deadlines[last + 1].Offset) : passage.Length;
            var phase = Phase(passage, deadlines[i], border, deadlines[last].End, Math.Max(next, deadlines[last].End), stage, label);
            if (!RepeatsStage(phase))
                _phases.Add(phase);
            if (i == last)
                border = next;
        }

        foreach (var term in EventDeadlines.Find(passage, deadlines))
            _phases.Add(term with { Stage = stage });
    }

    /// <summary>Whether the step only says again when its stage ends: 第二阶段（4月至12月）。…，12月底前基本完成.</summary>
    private bool RepeatsStage(DraftPhase phase) =>
        phase is { Stage: { } stage, Start: null, Due: { } due }
        && TextMatch.EndsWithAny(phase.Name, "完成", "到位", "结束")
        && _phases[stage] is { Start: not null } holder
        && holder.Due == due;

    /// <summary>
    /// Finds the position at which the words of one deadline end and those of the next begin.
    /// In 6月12日前完成清淤、6月25日前完成砌护 the separator of the list divides them.
    /// </summary>
    private static int Border(string folded, int end, int next)
    {
        var clause = Clauses.ClauseStart(folded, next);
        if (clause > end || next <= end)
            return Math.Max(clause, end);
        var mark = folded.AsSpan(end, next - end).LastIndexOfAny('、', '和', '及');
        return mark > 0 ? end + mark : clause;
    }

    private void Stage(Section section, (DateMention Mention, Passage Source) term)
    {
        var name = section.Heading;
        _mentions.Add(term.Mention);
        _phases.Add(
            new DraftPhase(
                PhaseWords.Heading(name.Text),
                TaskKinds.OfPhase(name.Folded),
                term.Mention.Start,
                term.Mention.Due,
                term.Mention.Relative,
                term.Source.Quote(term.Mention.Offset, term.Mention.Text.Length),
                PhaseRank.Step,
                null,
                term.Mention.Confidence
            )
        );
    }

    /// <summary>Finds the times of a stage, of which there may be several: 时间：上半年（4月8日-4月19日）、下半年（8月12日-8月23日）.</summary>
    private (IReadOnlyList<DateMention> Mentions, Passage Source)? StageTerms(Section section)
    {
        foreach (var passage in section.Body.Take(2))
        {
            if (
                LabelRecogniser.Find(passage).FirstOrDefault(label => label.Kind == RoleKind.Deadline) is not { } label
                || label.Value.Place.Offset - passage.Place.Offset > 12
            )
                continue;
            var deadlines = passage
                .Dates(dates with { Expectation = DateExpectation.Schedule })
                .Where(mention => mention is { Deadline: true, Start: not null })
                .ToList();
            if (deadlines.Count > 1)
                return (deadlines, passage);
            if (passage.Dates(dates).FirstOrDefault(mention => mention.Deadline) is { } single)
                return ([single], passage);
        }

        return null;
    }

    private static DraftPhase Phase(Passage passage, DateMention mention, int border, int workStart, int next, int? stage, string? label)
    {
        var words = PhaseWords.Of(passage, mention, (border, workStart, next), label);
        return new DraftPhase(
            words.Name,
            TaskKinds.OfPhase(words.Name),
            mention.Start,
            mention.Due,
            mention.Relative,
            words.Quote,
            words.IsOverall && stage is null ? PhaseRank.Overall : PhaseRank.Step,
            words.IsOverall ? null : stage,
            mention.Confidence
        );
    }
}
