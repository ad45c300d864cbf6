using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Plans.Identity;

/// <summary>Request of a person to start an edition.</summary>
/// <param name="By">Name under which the start goes into the history.</param>
/// <param name="User">User whose rights count.</param>
/// <param name="Answer">Answer to the question whether this is a new plan. Null where the person says nothing.</param>
/// <param name="Place">Where the plan lies, for an edition that leaves it open. Null where the person says nothing.</param>
/// <param name="Cancels">Number of running tasks of which the person saw that the start cancels them. Zero where none were shown.</param>
/// <param name="Undated">Answers for the tasks without a deadline. Empty where the person says nothing.</param>
public sealed record StartRequest(
    string By,
    CurrentUser User,
    PlanAnswer? Answer = null,
    string? Place = null,
    int Cancels = 0,
    IReadOnlyList<UndatedAnswer>? Undated = null
);

/// <summary>Answer to the question: new plan, or correction of one in force?</summary>
/// <param name="Corrects">Id of the plan that is corrected. Null for a new plan, and where only one can be meant.</param>
public sealed record PlanAnswer(bool IsCorrection, string? Corrects);

/// <summary>Result of asking for the start of an edition.</summary>
public abstract record StartOutcome
{
    private StartOutcome() { }

    /// <summary>The edition is in force, or it is being started.</summary>
    public sealed record Started(PlanEdition Edition) : StartOutcome;

    /// <summary>A person has to say first whether this is a new plan or a correction of one of these.</summary>
    public sealed record Asked(IReadOnlyList<PlanInForce> Candidates) : StartOutcome;

    /// <summary>A person has to say first where the plan lies.</summary>
    public sealed record PlaceAsked(EquatableArray<Place> Choices) : StartOutcome;

    /// <summary>A person has to say first what becomes of the tasks without a deadline.</summary>
    public sealed record DeadlinesAsked(IReadOnlyList<UndatedTask> Tasks) : StartOutcome;

    /// <summary>What the person says of a task without a deadline cannot be kept.</summary>
    public sealed record UndatedFaulty(LocalizedText Fault) : StartOutcome;

    /// <summary>What the person says is no place, or could be several.</summary>
    public sealed record NoPlace(string Typed) : StartOutcome;

    /// <summary>
    /// The start would cancel more tasks than the person saw. An answer is kept; the person has to see these tasks and start again.
    /// </summary>
    public sealed record Cancels(IReadOnlyList<RectificationTask> Tasks) : StartOutcome;

    /// <summary>The plan that the answer names is not in force.</summary>
    public sealed record NoSuchPlan(string PlanId) : StartOutcome;

    /// <summary>The user lacks a right at a place whose tasks would start, change or be cancelled.</summary>
    public sealed record Forbidden(Permission Permission, Place Place) : StartOutcome;

    public sealed record NoSuchEdition : StartOutcome;
}
