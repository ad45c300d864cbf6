namespace CultivatedLand.Domain.Leads;

/// <summary>What came of a command: a decision or a refusal.</summary>
public abstract record LeadOutcome
{
    private protected LeadOutcome() { }
}

/// <param name="WakeAt">When time alone will next change something; null when nothing is scheduled.</param>
/// <param name="LeavesStep">Notices about the step before that have not been sent must not be sent any more.</param>
public sealed record LeadDecision(
    Lead State,
    EquatableArray<LeadEntry> Entries,
    EquatableArray<LeadNotice> Notices,
    DateTimeOffset? WakeAt,
    bool LeavesStep
) : LeadOutcome;

/// <param name="Allowed">Names of the acts that the lead's step allows.</param>
public sealed record LeadRefusal(LeadRefusalCode Code, LocalizedText Why, EquatableArray<string> Allowed) : LeadOutcome;

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
