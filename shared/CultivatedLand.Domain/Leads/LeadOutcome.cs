namespace CultivatedLand.Domain.Leads;

/// <summary>Outcome of a command to a lead: a decision or a refusal.</summary>
public abstract record LeadOutcome
{
    private protected LeadOutcome() { }
}

/// <summary>Decision on a command: the new state, the history entries and the notices.</summary>
/// <param name="WakeAt">Moment at which time alone will next change something. Null when nothing is scheduled.</param>
/// <param name="LeavesStep">Whether the lead leaves its step. Unsent notices about that step must then not be sent any more.</param>
public sealed record LeadDecision(
    Lead State,
    EquatableArray<LeadEntry> Entries,
    EquatableArray<LeadNotice> Notices,
    DateTimeOffset? WakeAt,
    bool LeavesStep
) : LeadOutcome;

/// <summary>Refusal of a command, with the reason.</summary>
/// <param name="Allowed">Names of the commands that the lead's step allows.</param>
public sealed record LeadRefusal(LeadRefusalCode Code, LocalizedText Why, EquatableArray<string> Allowed) : LeadOutcome;

/// <summary>Code of a refusal.</summary>
public enum LeadRefusalCode
{
    NoSuchLead,
    AlreadyKnown,
    NotInThisStep,
    WrongGrade,
    NotStopped,
    NoteMissing,
    NoteTooLong,
    WhatMissing,
    AreaAbsurd,
    PositionAbsurd,
    FoundInTheFuture,
    FoundLongAgo,
    KindUnknown,
    TaskAlready,
    DueNotLater,
}
