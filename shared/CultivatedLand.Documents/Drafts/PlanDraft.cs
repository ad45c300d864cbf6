using System.Collections.Immutable;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Documents.Drafts;

/// <summary>What was read from a plan, before a person has checked it.</summary>
/// <param name="DocumentNumber">文号 as printed, such as 〔2023〕86号 with its issuing code.</param>
/// <param name="YearAssumed">The year given to dates without one; null where no date needed it and none could be found.</param>
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
}

/// <summary>A task as the document names it, before it is split by village.</summary>
/// <param name="Id">Number of the task in the document, from 1 in reading order.</param>
/// <param name="AreaMu">The task's own target in mu.</param>
/// <param name="DoneAreaMu">What the document says has been accepted already, in mu; part of the target.</param>
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
    /// <summary>The village or town that a row of a task table names for the whole task.</summary>
    public Sourced<string>? Place { get; init; }
}

/// <summary>A dated step the text names for a task, in reading order.</summary>
/// <param name="Due">Inclusive local date (Asia/Shanghai); null where the text gives no calendar date.</param>
/// <param name="Relative">A term counted from the start or from an event, when <paramref name="Due"/> is null.</param>
/// <param name="Rank">Whether this is a step, a stage that holds steps, or the deadline of the whole task.</param>
/// <param name="Stage">Index in the task's phases of the stage this step belongs to.</param>
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
);

public enum PhaseRank
{
    Step,

    /// <summary>重点推进阶段: a period that contains dated steps.</summary>
    Stage,

    /// <summary>整改时限: the deadline of the task as a whole.</summary>
    Overall,
}

/// <summary>"15日内", "收到通知后7个工作日内".</summary>
/// <param name="Count">How many days or workdays; 0 for at once (立行立改).</param>
/// <param name="FromStart">True when it counts from the plan's start or receipt; false when from an event the plan does not date.</param>
public sealed record RelativeTerm(int Count, bool Workdays, bool FromStart, string Words);

/// <summary>A village's part of a task, in mu.</summary>
public sealed record DraftShare(string Unit, decimal AreaMu, Quote Quote)
{
    /// <summary>Area of the parcels that the document offers this village for its part, in mu.</summary>
    public Sourced<decimal>? Potential { get; init; }
}

public sealed record DraftRhythm(string Name, RhythmKind Kind, RecurrenceInterval Every, Quote Quote);

/// <summary>What is paid for what.</summary>
/// <param name="Rate">In <paramref name="Unit"/>; 3.6万元/亩 reads as 36000 元/亩.</param>
/// <param name="Unit">元/亩 or %; null where the document names no rate.</param>
public sealed record DraftFundingRule(decimal? Rate, string? Unit, string? Condition, Quote Quote);
