using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Tasks;

/// <summary>Answer to a form that was not carried out, with what was typed.</summary>
/// <param name="Name">Name of the act.</param>
/// <param name="Field">Name of the field that the answer is about. Null for the act as a whole.</param>
public sealed record TaskActionAnswer(string Name, TaskActionInput Typed, LocalizedText Why, string? Field, int Status)
{
    /// <summary>Everything that is wrong, the fault of <see cref="Why"/> first. Empty for a question.</summary>
    public EquatableArray<FieldFault> Faults { get; init; } = [new FieldFault(Field, Why)];

    /// <summary>Returns what is wrong with a field. Null where nothing is.</summary>
    public LocalizedText? FaultAt(string field) => IsQuestion ? null : Faults.FirstOrDefault(fault => fault.Field == field)?.Why;

    /// <summary>Whether the form is carried out once it is confirmed.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>Phases that would move along, with the due dates that they would get.</summary>
    public EquatableArray<ReopenedPhase> Moves { get; init; }

    /// <summary>What people did since the form was shown.</summary>
    public IReadOnlyList<TaskFact> Meanwhile { get; init; } = [];

    /// <summary>Whether the answer is shown with a form of its own: a question, or dates of moved phases that need another look.</summary>
    public bool AsksAgain => IsQuestion || (Typed.DueOf.Count > 0 && Field is not null);

    public static TaskActionAnswer Wrong(string name, TaskActionInput typed, string? field, LocalizedText why) =>
        new(name, typed, why, field, StatusCodes.Status422UnprocessableEntity);

    public static TaskActionAnswer Wrong(string name, TaskActionInput typed, EquatableArray<FieldFault> faults) =>
        Wrong(name, typed, faults[0].Field, faults[0].Why) with
        {
            Faults = faults,
        };

    public static TaskActionAnswer Asked(string name, TaskActionInput typed, LocalizedText question) =>
        new(name, typed, question, null, StatusCodes.Status200OK) { IsQuestion = true };

    /// <returns>Null where the act was done.</returns>
    public static TaskActionAnswer? Of(string name, TaskActionInput typed, TaskActResult result) =>
        result switch
        {
            TaskActResult.Done => null,
            TaskActResult.Refused { Refusal: var refusal } => new(
                name,
                typed,
                refusal.Why,
                FieldOf(refusal, typed),
                refusal.IsQuestion ? StatusCodes.Status200OK : StatusCodes.Status409Conflict
            )
            {
                IsQuestion = refusal.IsQuestion,
                Moves = refusal.Moves,
            },
            TaskActResult.Faulty faulty => Wrong(name, typed, faulty.Field, faulty.Why),
            TaskActResult.Overtaken overtaken => new(name, typed, Changed, null, StatusCodes.Status409Conflict)
            {
                Meanwhile = overtaken.Meanwhile,
            },
            TaskActResult.NotPermitted denied => new(
                name,
                typed,
                TaskActionAvailability.NotYours(denied.Deed, TaskActions.Named(name)?.Heading, denied.Place),
                null,
                StatusCodes.Status403Forbidden
            ),
            _ => new(name, typed, new("没有这个任务。", "There is no such task."), null, StatusCodes.Status404NotFound),
        };

    private static readonly LocalizedText Changed = new(
        "填写期间任务已有变动，尚未办理。请看下面的变动，确认后再提交一次；您填写的内容还在。",
        "The task changed while you were filling in the form, and nothing was done. "
            + "See below what changed, and send the form once more if it still holds; what you typed is still there."
    );

    /// <summary>Returns the field that a refusal is about: of several dates, the one of its phase.</summary>
    private static string? FieldOf(Refusal refusal, TaskActionInput typed) =>
        refusal.DatedPhase is { } phase && typed.DueOf.Any(dated => dated.Phase == phase)
            ? $"{TaskActionInput.DueOfPhase}{phase}"
            : FieldOf(refusal.Code);

    private static string? FieldOf(RefusalCode code) =>
        code switch
        {
            RefusalCode.AreaMissing or RefusalCode.AreaTooSmall or RefusalCode.AreaTooLarge or RefusalCode.NoTargetArea => "area",
            RefusalCode.DueNotLater or RefusalCode.DueTooFar or RefusalCode.DueOutOfOrder => "due",
            RefusalCode.ReasonMissing => "reason",
            RefusalCode.EarlierPhaseOpen or RefusalCode.NoSuchPhase or RefusalCode.PhaseDone or RefusalCode.PhaseNotDone => "phase",
            _ => null,
        };
}
