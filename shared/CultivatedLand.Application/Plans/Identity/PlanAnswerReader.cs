using CultivatedLand.Domain;

namespace CultivatedLand.Application.Plans.Identity;

/// <summary>Reader of what a form, a query or a command line answers: new, or correction with or without the plan's id.</summary>
public static class PlanAnswerReader
{
    public const string New = "new";
    public const string Correction = "correction";

    public static IReadOnlyList<string> Kinds { get; } = [New, Correction];

    /// <param name="answer">Null where nothing was answered.</param>
    /// <returns>Fault of what was typed. Null where there is none.</returns>
    public static LocalizedText? Read(string? kind, string? corrects, out PlanAnswer? answer)
    {
        answer = null;
        var plan = corrects?.Trim() is { Length: > 0 } id ? id : null;
        switch (kind?.Trim())
        {
            case null or "" when plan is null:
                return null;
            case New when plan is null:
                answer = new PlanAnswer(IsCorrection: false, null);
                return null;
            case null or "" or Correction:
                answer = new PlanAnswer(IsCorrection: true, plan);
                return null;
            default:
                return new(
                    $"“as”为“{kind}”，应为 {New}（新方案，不带 corrects）或 {Correction}（更正）。",
                    $"“as” is “{kind}”; write {New} (a new plan, without corrects) or {Correction}."
                );
        }
    }

    public static LocalizedText NotInForce(string planId) =>
        new(
            $"没有编号为“{planId}”的正在执行的方案，没有启动。请从提示的方案中选择，或说明是新方案。",
            $"Not started: no plan “{planId}” is in force. Choose one of those that are offered, or say that it is a new plan."
        );
}
