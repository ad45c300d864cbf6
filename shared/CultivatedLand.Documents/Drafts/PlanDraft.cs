using System.Collections.Immutable;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Documents.Drafts;

/// <summary>Draft of a plan as read from a document, before a person has checked it.</summary>
/// <param name="DocumentNumber">Document number (文号) as printed, such as 〔2023〕86号 with its issuing code.</param>
/// <param name="YearAssumed">Year for dates without a year. Null where no date needed it and none could be found.</param>
public sealed record PlanDraft(
    string Title,
    string? DocumentNumber,
    string? Issuer,
    DateOnly? Issued,
    int? YearAssumed,
    ImmutableArray<DraftTask> Tasks,
    ImmutableArray<DraftRhythm> Rhythms,
    ImmutableArray<DraftFundingRule> Funding,
    ImmutableArray<Finding> Findings
)
{
    /// <summary>Targets and actual figures of the veto indicators, where the document states them.</summary>
    public ImmutableArray<DraftIndicator> Indicators { get; init; } = [];

    /// <summary>
    /// Words that ask for patrols without saying how often. Null where the document asks for none, or states a frequency.
    /// </summary>
    public Quote? PatrolsAsked { get; init; }

    /// <summary>
    /// Steps whose day the words do not state: the day is the most likely of several, or its year comes from no date of issue.
    /// A month and a day take the year of the notice's own date, which states them.
    /// A plan with any other step is started by a person, never by itself.
    /// </summary>
    public IEnumerable<DraftPhase> UnstatedDeadlines =>
        Tasks
            .SelectMany(task => task.Phases)
            .Where(phase =>
                phase is { Due: not null, Confidence: Confidence.Guess }
                || (Issued is null && phase is { Due: not null, Confidence: Confidence.Inferred })
            );
}

/// <summary>Task as the document names it, before it is split by village.</summary>
/// <param name="Id">Number of the task in the document, from 1 in reading order.</param>
/// <param name="AreaMu">Target of the task, in mu.</param>
/// <param name="DoneAreaMu">Area that the document reports as accepted, in mu. It is part of the target.</param>
public sealed record DraftTask(
    string Id,
    Sourced<string> Name,
    TaskKind Kind,
    Sourced<decimal>? AreaMu,
    Sourced<decimal>? DoneAreaMu,
    ImmutableArray<Sourced<string>> ResponsibleUnits,
    ImmutableArray<Sourced<string>> LeadUnits,
    ImmutableArray<Sourced<string>> Leaders,
    ImmutableArray<DraftPhase> Phases,
    ImmutableArray<DraftShare> Breakdown
)
{
    /// <summary>Village or town that a row of a task table names for the whole task.</summary>
    public Sourced<string>? Place { get; init; }

    /// <summary>Area of the parcels that a row of a task table offers for the task, in mu.</summary>
    public Sourced<decimal>? PotentialMu { get; init; }

    /// <summary>
    /// Areas that stand side by side in the sentence of the target, the target among them, in mu and in reading order. Empty where only one
    /// can be meant: the others are done, are parts of it, or follow from it.
    /// </summary>
    public ImmutableArray<Sourced<decimal>> RivalAreas { get; init; } = [];

    /// <summary>Whether a person has said that this is a standing duty (长期坚持) without a deadline.</summary>
    public bool IsStanding { get; init; }

    /// <summary>Whether every step was done before the plan starts: a row of a ledger that is marked done.</summary>
    public bool IsDone => Phases.Length > 0 && Phases.All(phase => phase.DoneOn is not null);

    private static readonly string[] DeadlineLabels = ["时限", "时间", "期限"];

    /// <summary>
    /// Deadlines of the whole task that name different days, one for each day, in reading order. Empty where they agree.
    /// A goal for a later year (到2030年) is no second deadline. A label or 完成任务 is one.
    /// </summary>
    public IReadOnlyList<DraftPhase> RivalDeadlines =>
        Phases
            .Where(phase =>
                phase is { Rank: PhaseRank.Overall, Due: not null }
                && DeadlineLabels.Any(label => phase.Name.EndsWith(label, StringComparison.Ordinal))
            )
            .DistinctBy(phase => phase.Due)
            .ToList()
            is { Count: > 1 } rivals
            ? rivals
            : [];

    /// <summary>Whether no words give the task a day: it has no steps, or only ones that wait for an event.</summary>
    public bool IsUndated => Phases.All(phase => phase is { Due: null, Relative: not { FromStart: true } });
}

/// <summary>Dated step that the text names for a task, in reading order.</summary>
/// <param name="Due">Last day, inclusive, as a local date (Asia/Shanghai). Null where the text gives no calendar date.</param>
/// <param name="Relative">Term that counts from the start or from an event, when <paramref name="Due"/> is null.</param>
/// <param name="Rank">Rank of the step: a step, a stage that holds steps, or the deadline of the whole task.</param>
/// <param name="Stage">Index, in the task's phases, of the stage that contains this step.</param>
public sealed record DraftPhase(
    string Name,
    PhaseKind Kind,
    DateOnly? Start,
    DateOnly? Due,
    RelativeTerm? Relative,
    Quote Quote,
    PhaseRank Rank = PhaseRank.Step,
    int? Stage = null,
    Confidence Confidence = Confidence.Stated
)
{
    /// <summary>Day on which the step was done before the plan starts, as a person says on the draft. Null for a step to be done.</summary>
    public DateOnly? DoneOn { get; init; }
}

/// <summary>Rank of a dated step in its task.</summary>
public enum PhaseRank
{
    Step,

    /// <summary>Period that contains dated steps: 重点推进阶段.</summary>
    Stage,

    /// <summary>Deadline of the whole task: 整改时限.</summary>
    Overall,
}

/// <summary>Term that is relative to an event: "15日内", "收到通知后7个工作日内".</summary>
/// <param name="Count">Number of days or workdays. 0 for at once (立行立改).</param>
/// <param name="FromStart">
/// True when the term counts from the plan's start or receipt.
/// False when it counts from an event without a date.
/// </param>
public sealed record RelativeTerm(int Count, bool Workdays, bool FromStart, string Words);

/// <summary>Share of a village in a task, in mu.</summary>
public sealed record DraftShare(string Unit, decimal AreaMu, Quote Quote)
{
    /// <summary>Inferred where the share is the sum of several columns: 小麦 and 油菜.</summary>
    public Confidence Confidence { get; init; }

    /// <summary>Area of the parcels that the document offers this village for its share, in mu.</summary>
    public Sourced<decimal>? Potential { get; init; }
}

/// <summary>Rhythm as the document names it.</summary>
public sealed record DraftRhythm(string Name, RhythmKind Kind, RecurrenceInterval Every, Quote Quote)
{
    /// <summary>Whether the person who checks the draft leaves it out.</summary>
    public bool IsOff { get; init; }

    /// <summary>
    /// Whether each village keeps it for itself: patrols whose frequency a person has answered. Otherwise the plan's place does.
    /// </summary>
    public bool IsForEachVillage { get; init; }
}

/// <summary>Funding rule as the document names it.</summary>
/// <param name="Rate">Rate in <paramref name="Unit"/>. 3.6万元/亩 is read as 36000 元/亩.</param>
/// <param name="Unit">元/亩 or %. Null where the document names no rate.</param>
public sealed record DraftFundingRule(decimal? Rate, string? Unit, string? Condition, Quote Quote)
{
    /// <summary>Sentence in which the rate stands, which may say when it is paid. Null where only the quote is known.</summary>
    public string? Sentence { get; init; }

    /// <summary>Figure that the rate is multiplied by, where a person has said it.</summary>
    public FundingBase? Base { get; init; }

    /// <summary>Condition of the payment, where a person has said it.</summary>
    public FundingCondition? Pays { get; init; }
}
