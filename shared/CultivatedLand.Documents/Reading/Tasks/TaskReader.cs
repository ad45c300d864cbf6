using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Outline;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Recognisers.Roles;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>Reader of one task from its scope: phases, roles and areas.</summary>
internal sealed class TaskReader(DateContext dates)
{
    private readonly List<DateMention> _mentions = [];

    public IReadOnlyList<DateMention> Mentions => _mentions;

    public DraftTask Read(TaskScope scope)
    {
        var phases = Phases(scope);
        var roles = RoleReader.Read(scope.Content, scope.IsDocument);
        var areas = Areas(scope);
        var name = Name(scope, phases);
        // 一、双河乡：…: a part with the name of a unit as its heading belongs to that unit.
        var responsible =
            roles.Responsible.IsEmpty
            && name.Value.Length <= 12
            && OrganisationNames.IsName(CharacterFolding.Fold(name.Value))
            && OrganisationNames.EndsLikeUnit(CharacterFolding.Fold(name.Value))
                ? [name with { Confidence = Confidence.Inferred }]
                : roles.Responsible;
        return new DraftTask(
            "",
            name,
            TaskKinds.Of(name.Value, scope.Content),
            areas.Target,
            areas.Done,
            responsible,
            roles.Lead,
            roles.Leaders,
            phases,
            areas.Shares
        )
        {
            RivalAreas = areas.Rivals,
        };
    }

    /// <summary>Returns the name of the task. The work names the task, not its term: 自收到本函之日起5个工作日内，将方案报备.</summary>
    private static Sourced<string> Name(TaskScope scope, ImmutableArray<DraftPhase> phases)
    {
        if (scope.IsDocument)
            return TaskNames.SaysNothing(scope.Name.Value) && phases.FirstOrDefault(phase => phase.Rank != PhaseRank.Overall) is { } first
                ? scope.Name with
                {
                    Value = first.Name,
                    Confidence = Confidence.Inferred,
                }
                : scope.Name;
        if (
            phases.IsEmpty
            || scope.Name.Value.AsSpan().IndexOfAny("年月日季底") < 0
            || DateRecogniser.Recognise(scope.Name.Value) is not [{ } date, ..]
            || !date.Deadline
        )
            return scope.Name;
        if (date.Offset <= 2)
            return phases[0].Rank == PhaseRank.Overall ? scope.Name : scope.Name with { Value = phases[0].Name };
        // 清淤沟渠12公里，11月20日前完成: the name is the work without its term.
        var work = scope.Name.Value.AsSpan(0, date.Offset).LastIndexOfAny("，,；");
        if (work < 4)
            return scope.Name;
        var words = scope.Name.Value[..work];
        var saysWho =
            words[0] == '由'
            || TextMatch.EndsWithAny(words, "牵头", "负责", "要求", "配合", "精神", "部署")
            || OrganisationNames.EndsLikeUnit(CharacterFolding.Fold(words));
        return !saysWho ? scope.Name with { Value = words }
            : phases[0].Rank == PhaseRank.Overall ? scope.Name
            : scope.Name with { Value = phases[0].Name };
    }

    private ImmutableArray<DraftPhase> Phases(TaskScope scope)
    {
        var reader = new PhaseReader(dates);
        foreach (var passage in scope.Loose)
            reader.Passage(passage, schedule: false, null, null);
        foreach (var (section, schedule, shallow) in scope.Sections)
        {
            if (shallow)
                Shallow(reader, section, schedule);
            else
                reader.Add(section, schedule);
        }

        _mentions.AddRange(reader.Mentions);
        return YearlyTargets.WithoutNamedYears(reader.Phases, reader.Mentions);
    }

    private static void Shallow(PhaseReader reader, Section section, bool schedule)
    {
        foreach (var passage in section.Heading.Length > 0 ? section.Body.Prepend(section.Heading) : section.Body)
        {
            if (section.EffectiveRole == SectionRole.Goals)
                reader.Goal(passage);
            else
                reader.Passage(passage, schedule, null, null);
        }
    }

    private static AreaReader.Areas Areas(TaskScope scope)
    {
        // 整改目标：退出6.59亩: where a target has a label, no other figure is the target.
        var target = scope
            .Content.SelectMany(passage => LabelRecogniser.Find(passage))
            .FirstOrDefault(label => label.Kind == RoleKind.Target && label.Label.EndsWith("目标", StringComparison.Ordinal));
        if (target is not null && AreaReader.Read("整改目标", [target.Value]) is { Target: not null } labelled)
            return labelled with
            {
                Target = labelled.Target with { Confidence = Confidence.Stated },
                Done = AreaReader.DoneOf(scope.Content, labelled.Target.Value),
            };
        return AreaReader.Read(scope.Name.Value, scope.Content);
    }
}
