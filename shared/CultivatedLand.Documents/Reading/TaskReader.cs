using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Recognisers.Roles;

namespace CultivatedLand.Documents.Reading;

/// <summary>Reads one task out of its scope: phases, roles, areas.</summary>
internal sealed class TaskReader(DateContext dates)
{
    private readonly List<DateMention> _mentions = [];

    public IReadOnlyList<DateMention> Mentions => _mentions;

    public DraftTask Read(TaskScope scope)
    {
        var phases = Phases(scope);
        var roles = RoleReader.Read(scope.Content, scope.IsDocument);
        var areas = Areas(scope);
        var name = scope.Name.Value;
        return new DraftTask(
            "", scope.Name, TaskKinds.Of(name, scope.Content), areas.Target, areas.Done,
            roles.Responsible, roles.Lead, roles.Leaders, phases, areas.Shares);
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
        return reader.Phases;
    }

    private static void Shallow(PhaseReader reader, Section section, bool schedule)
    {
        if (section.Heading.Length > 0)
            reader.Passage(section.Heading, schedule, null, null);
        foreach (var passage in section.Body)
            reader.Passage(passage, schedule, null, null);
    }

    private static AreaReader.Areas Areas(TaskScope scope)
    {
        // 整改目标：退出6.59亩: where a target is labelled, no other figure is one.
        var target = scope.Content.SelectMany(passage => LabelRecogniser.Find(passage)).FirstOrDefault(label => label.Kind == RoleKind.Target && label.Label.EndsWith("目标", StringComparison.Ordinal));
        if (target is not null && AreaReader.Read("整改目标", [target.Value]) is { Target: not null } labelled)
            return labelled;
        return AreaReader.Read(scope.Name.Value, scope.Content);
    }
}
