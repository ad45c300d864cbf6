using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Preview;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;

namespace CultivatedLand.Web.Pages.Plans;

/// <summary>
/// Model of a value beside the document. It is linked to its words, and shows the original reading if a person has changed it.
/// </summary>
/// <param name="Text">Empty if there is no value.</param>
public sealed record DraftValueModel(LocalizedText Text, QuoteAnchor? Mark, Correction? Correction, Confidence Confidence)
{
    public bool IsEmpty => Text.Chinese.Length == 0;
}

/// <summary>Model of a finding.</summary>
public sealed record DraftFindingModel(Finding Finding, QuoteAnchor? Mark);

/// <summary>Model of a field.</summary>
public sealed record DraftFieldModel(LocalizedText Name, IReadOnlyList<DraftValueModel> Values);

/// <summary>Model of a phase.</summary>
public sealed record DraftPhaseModel(
    DraftValueModel Name,
    LocalizedText Kind,
    DraftValueModel Start,
    DraftValueModel Due,
    DraftValueModel Done
);

/// <summary>Model of a share in the breakdown of an area.</summary>
public sealed record DraftShareModel(DraftValueModel Unit, DraftValueModel Area);

/// <summary>Model of a task in the draft.</summary>
/// <param name="Number">From 1, as people count.</param>
public sealed record DraftTaskModel(
    string Key,
    int Number,
    DraftValueModel Name,
    IReadOnlyList<DraftFieldModel> Fields,
    IReadOnlyList<DraftPhaseModel> Phases,
    IReadOnlyList<DraftShareModel> Shares
)
{
    /// <summary>Days of which one is the deadline, where the document names several. Empty where there is no question.</summary>
    public IReadOnlyList<DeadlineChoice> Deadlines { get; init; } = [];

    /// <summary>Areas of which one is the target, where the document names several. Empty where there is no question.</summary>
    public IReadOnlyList<AreaChoice> Areas { get; init; } = [];

    public string Scope => DraftFieldPath.Task(Key);

    public string Anchor => $"t-{Key}";
}

/// <summary>Builder of the right side of the page. It runs before the left side, because it decides which words are marked there.</summary>
public sealed class DraftPaneBuilder
{
    private readonly CorrectedDraft _draft;
    private readonly QuoteAnchors _quoteAnchors = new();

    /// <param name="from">Index of the page's first task, from 0.</param>
    /// <param name="document">Document in which the quotes have their places. Null where it is lost.</param>
    public DraftPaneBuilder(OpenedPlanEdition opened, SourceDocument? document, int from, int most)
    {
        _draft = opened.Corrected;
        Findings = [.. _draft.Draft.Findings.Select(finding => new DraftFindingModel(finding, _quoteAnchors.Add(finding.Quote)))];
        Tasks =
        [
            .. _draft.Draft.Tasks.Select((task, index) => (task, index)).Skip(from).Take(most).Select(pair => Task(pair.task, pair.index)),
        ];
        Document = document is null ? "" : DocumentHtml.Write(document, _quoteAnchors, MostRows);
    }

    /// <summary>Most rows shown of a table, so that the page stays light.</summary>
    private const int MostRows = 300;

    public IReadOnlyList<DraftFindingModel> Findings { get; }

    public IReadOnlyList<DraftTaskModel> Tasks { get; }

    /// <summary>Document as HTML.</summary>
    public string Document { get; }

    private DraftTaskModel Task(DraftTask task, int index)
    {
        var key = _draft.TaskKeys[index];
        var at = DraftFieldPath.Task(key);
        var phases = _draft.Rows(key, "phase").Zip(task.Phases, (row, phase) => Phase(DraftFieldPath.Phase(key, row), phase)).ToList();
        var shares = _draft.Rows(key, "share").Zip(task.Breakdown, (row, share) => Share(DraftFieldPath.Share(key, row), share)).ToList();
        return new DraftTaskModel(
            key,
            index + 1,
            Of(at + ".name", task.Name.Value, task.Name.Quote, task.Name.Confidence),
            [
                new(new("类别", "Kind"), [Of(at + ".kind", DraftFieldNames.Of(task.Kind), null)]),
                new(new("地点", "Place"), One(at + ".place", task.Place)),
                new(new("面积", "Area"), Area(at + ".area", task.AreaMu)),
                new(new("已完成", "Done"), Area(at + ".done", task.DoneAreaMu)),
                new(new("责任单位", "Responsible"), Names(at + ".units", task.ResponsibleUnits)),
                new(new("牵头单位", "Lead"), Names(at + ".leads", task.LeadUnits)),
                new(new("责任领导", "Leaders"), Names(at + ".leaders", task.Leaders)),
            ],
            phases,
            shares
        )
        {
            Deadlines = DeadlineChoice.Of(_draft, index),
            Areas = AreaChoice.Of(_draft, index),
        };
    }

    private DraftPhaseModel Phase(string at, DraftPhase phase) =>
        new(
            Of(at + ".name", phase.Name, phase.Quote, phase.Confidence),
            DraftFieldNames.Of(phase.Kind),
            Of(at + ".start", DraftValueFormat.Date(phase.Start), null),
            Of(at + ".due", phase.Due is { } due ? DraftValueFormat.Date(due) : phase.Relative?.Words ?? "", null),
            Of(at + ".done", DraftValueFormat.Date(phase.DoneOn), null)
        );

    private DraftShareModel Share(string at, DraftShare share) =>
        new(Of(at + ".unit", share.Unit, share.Quote), Of(at + ".area", DraftValueFormat.Area(share.AreaMu), null, share.Confidence));

    private List<DraftValueModel> One(string address, Sourced<string>? read) =>
        read is null ? [Of(address, "", null)] : [Of(address, read.Value, read.Quote, read.Confidence)];

    private List<DraftValueModel> Area(string address, Sourced<decimal>? read) =>
        read is null
            ? [Of(address, "", null)]
            :
            [
                Of(
                    address,
                    new LocalizedText($"{DraftValueFormat.Area(read.Value)} 亩", $"{DraftValueFormat.Area(read.Value)} mu"),
                    read.Quote,
                    read.Confidence
                ),
            ];

    private List<DraftValueModel> Names(string address, IReadOnlyList<Sourced<string>> names) =>
        names.Count == 0
            ? [Of(address, "", null)]
            :
            [
                .. names.Select(
                    (name, index) =>
                        Of(address, name.Value, name.Quote, name.Confidence) with
                        {
                            Correction = index == names.Count - 1 ? _draft.Corrected.GetValueOrDefault(address) : null,
                        }
                ),
            ];

    private DraftValueModel Of(string address, string text, Quote? quote, Confidence confidence = Confidence.Stated) =>
        Of(address, new LocalizedText(text, text), quote, confidence);

    private DraftValueModel Of(string address, LocalizedText text, Quote? quote, Confidence confidence = Confidence.Stated) =>
        new(text, _quoteAnchors.Add(quote), _draft.Corrected.GetValueOrDefault(address), confidence);
}
