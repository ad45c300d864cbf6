using CultivatedLand.Casework.Intake.Corrections;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;

namespace CultivatedLand.Web.Pages.Plans;

/// <summary>A value beside the document: linked to its words, and with what was read where a person has changed it.</summary>
/// <param name="Text">Empty where there is none.</param>
public sealed record Shown(Sentence Text, QuoteMark? Mark, Correction? Correction, Confidence Confidence)
{
    public bool IsEmpty => Text.Chinese.Length == 0;
}

public sealed record ShownFinding(Finding Finding, QuoteMark? Mark);

public sealed record ShownField(Sentence Name, IReadOnlyList<Shown> Values);

public sealed record ShownPhase(Shown Name, Sentence Kind, Shown Start, Shown Due);

public sealed record ShownShare(Shown Unit, Shown Area);

/// <param name="Number">From 1, as people count.</param>
public sealed record ShownTask(string Key, int Number, Shown Name, IReadOnlyList<ShownField> Fields, IReadOnlyList<ShownPhase> Phases, IReadOnlyList<ShownShare> Shares)
{
    public string Scope => Addresses.Task(Key);

    public string Anchor => $"t-{Key}";
}

/// <summary>The right side of the page. Made before the left one, which it tells what to mark.</summary>
public sealed class Reading
{
    private readonly CorrectedDraft draft;
    private readonly QuoteMarks marks = new();

    /// <param name="from">The first task of the page, from 0.</param>
    public Reading(OpenedEdition opened, int from, int most)
    {
        draft = opened.Corrected;
        Findings = [.. draft.Draft.Findings.Select(finding => new ShownFinding(finding, marks.Add(finding.Quote)))];
        Tasks = [.. draft.Draft.Tasks.Select((task, index) => (task, index)).Skip(from).Take(most).Select(pair => Task(pair.task, pair.index))];
        Rhythms = [.. draft.Draft.Rhythms.Select(rhythm => new Shown(new(rhythm.Name, rhythm.Name), marks.Add(rhythm.Quote), null, Confidence.Stated))];
        Document = DocumentPane.Write(opened.Document, marks, MostRows);
    }

    /// <summary>Of a table; a page stays light.</summary>
    private const int MostRows = 300;

    public IReadOnlyList<ShownFinding> Findings { get; }

    public IReadOnlyList<ShownTask> Tasks { get; }

    public IReadOnlyList<Shown> Rhythms { get; }

    /// <summary>HTML.</summary>
    public string Document { get; }

    private ShownTask Task(DraftTask task, int index)
    {
        var key = draft.TaskKeys[index];
        var at = Addresses.Task(key);
        var phases = draft.Rows(key, "phase").Zip(task.Phases, (row, phase) => Phase(Addresses.Phase(key, row), phase)).ToList();
        var shares = draft.Rows(key, "share").Zip(task.Breakdown, (row, share) => Share(Addresses.Share(key, row), share)).ToList();
        return new ShownTask(
            key,
            index + 1,
            Of(at + ".name", task.Name.Value, task.Name.Quote, task.Name.Confidence),
            [
                new(new("类别", "Kind"), [Of(at + ".kind", FieldNames.Of(task.Kind), null)]),
                new(new("地点", "Place"), One(at + ".place", task.Place)),
                new(new("面积", "Area"), Area(at + ".area", task.AreaMu)),
                new(new("已完成", "Done"), Area(at + ".done", task.DoneAreaMu)),
                new(new("责任单位", "Responsible"), Names(at + ".units", task.ResponsibleUnits)),
                new(new("牵头单位", "Lead"), Names(at + ".leads", task.LeadUnits)),
                new(new("责任领导", "Leaders"), Names(at + ".leaders", task.Leaders)),
            ],
            phases,
            shares);
    }

    private ShownPhase Phase(string at, DraftPhase phase) => new(
        Of(at + ".name", phase.Name, phase.Quote, phase.Confidence),
        FieldNames.Of(phase.Kind),
        Of(at + ".start", ValueText.Date(phase.Start), null),
        Of(at + ".due", phase.Due is { } due ? ValueText.Date(due) : phase.Relative?.Words ?? "", null));

    private ShownShare Share(string at, DraftShare share) => new(Of(at + ".unit", share.Unit, share.Quote), Of(at + ".area", ValueText.Area(share.AreaMu), null));

    private List<Shown> One(string address, Read<string>? read) => read is null ? [Of(address, "", null)] : [Of(address, read.Value, read.Quote, read.Confidence)];

    private List<Shown> Area(string address, Read<decimal>? read) =>
        read is null ? [Of(address, "", null)] : [Of(address, new Sentence($"{ValueText.Area(read.Value)} 亩", $"{ValueText.Area(read.Value)} mu"), read.Quote, read.Confidence)];

    private List<Shown> Names(string address, IReadOnlyList<Read<string>> names) => names.Count == 0
        ? [Of(address, "", null)]
        : [.. names.Select((name, index) => Of(address, name.Value, name.Quote, name.Confidence) with { Correction = index == names.Count - 1 ? draft.Corrected.GetValueOrDefault(address) : null })];

    private Shown Of(string address, string text, Quote? quote, Confidence confidence = Confidence.Stated) => Of(address, new Sentence(text, text), quote, confidence);

    private Shown Of(string address, Sentence text, Quote? quote, Confidence confidence = Confidence.Stated) =>
        new(text, marks.Add(quote), draft.Corrected.GetValueOrDefault(address), confidence);
}
