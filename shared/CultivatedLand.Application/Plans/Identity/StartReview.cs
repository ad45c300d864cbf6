using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Plans.Identity;

/// <summary>Result of looking at what the start of an edition would do.</summary>
/// <param name="Comparison">Changes to the tasks of the plan that the edition supersedes.</param>
public sealed record StartReview(Plan Plan, PlanStanding Standing, EditionComparison Comparison)
{
    private const int MostNamed = 20;

    /// <summary>Whether a host may start the edition without a person.</summary>
    public bool IsForAPerson =>
        Plan.OpenAt is not null || Undated.Count > 0 || Standing.IsAsked || Comparison.Ended.Count > 0 || ReachesElsewhere;

    /// <summary>Tasks for which a person has to say a deadline, a standing duty, or that they are left out.</summary>
    public IReadOnlyList<UndatedTask> Undated => UndatedTask.Of(Plan);

    /// <summary>What a person has to know before the start.</summary>
    public IEnumerable<Finding> Findings
    {
        get
        {
            if (Plan.OpenAt is { } choices)
                yield return new Finding(Severity.Warning, "which-place", PlaceQuestionText.Of(choices), null);
            if (Undated.Count > 0)
                yield return new Finding(Severity.Warning, "which-deadline", UndatedQuestionText.Of(Undated), null);
            if (Standing.IsAsked)
                yield return new Finding(Severity.Warning, "which-plan", PlanQuestionText.Of(Standing.Candidates), null);
            if (Comparison.Ended.Count > 0)
                yield return new Finding(Severity.Warning, "cancels-tasks", Cancels(Comparison.Ended), null);
        }
    }

    /// <summary>Whether tasks would change that lie outside the place of the plan.</summary>
    private bool ReachesElsewhere => Comparison.Changed.Any(task => !task.Before.Upwards().Contains(Plan.Place));

    /// <summary>
    /// Finds the first right that a user lacks for the start. Null where nothing is missing.
    /// Starting needs its right at every task, and at every task that changes. Cancelling needs its own right beside it.
    /// </summary>
    public (Permission Permission, Place Place)? MissingFor(CurrentUser user)
    {
        if (Plan.OpenAt is not null)
            return null;
        var needed = Plan
            .Reach.OfType<Place>()
            .Append(Standing.Supersedes?.Place ?? Plan.Place)
            .Concat(Comparison.Changed.Select(task => task.Before))
            .Select(place => (Permission.StartPlan, place))
            .Concat(Comparison.Ended.SelectMany(task => Both(task.Spec.Place)))
            .Distinct();
        foreach (var (permission, place) in needed)
        {
            if (!user.Can(permission, place))
                return (permission, place);
        }

        return null;
    }

    private static (Permission, Place)[] Both(Place place) => [(Permission.StartPlan, place), (Permission.Cancel, place)];

    public static LocalizedText Cancels(IReadOnlyList<RectificationTask> tasks)
    {
        var named = tasks.Take(MostNamed).Select(task => $"{task.Spec.Place.Name}“{task.Spec.Name}”").ToList();
        var namedEnglish = tasks.Take(MostNamed).Select(task => $"“{task.Spec.Name}” at {task.Spec.Place.Name}").ToList();
        var (more, moreEnglish) = tasks.Count > MostNamed ? ($"等{tasks.Count}项", $" and {tasks.Count - MostNamed} more") : ("", "");
        return new(
            $"启动将取消已在进行的{tasks.Count}项任务：{string.Join('、', named)}{more}。请核对这份文件是否漏列；取消须由督导批准。",
            $"The start would cancel {tasks.Count} running tasks: {string.Join(", ", namedEnglish)}{moreEnglish}. "
                + "Check that the document does not leave them out by mistake; a supervisor has to cancel them."
        );
    }
}

/// <summary>Sentences of the question whether an edition is a new plan.</summary>
public static class PlanQuestionText
{
    public static LocalizedText Of(IReadOnlyList<PlanInForce> candidates)
    {
        var names = candidates.Select(plan =>
            $"“{plan.Identity.Title}”（{plan.Identity.Number ?? "无文号"}，{plan.Place}，编号 {plan.PlanId}）"
        );
        var namesEnglish = candidates.Select(plan =>
            $"“{plan.Identity.Title}” ({plan.Identity.Number ?? "no number"}, {plan.Place}, id {plan.PlanId})"
        );
        return new(
            $"这份文件与正在执行的方案相近：{string.Join('、', names)}。请说明它是新方案，还是对该方案的更正；说明之前不启动。",
            $"This document is like a plan in force: {string.Join(", ", namesEnglish)}. "
                + "Say whether it is a new plan or a correction of that one; until then nothing starts."
        );
    }
}

/// <summary>Reviewer of what the start of an edition would do.</summary>
public sealed class StartReviewer(PlanIdentityService planIdentityService, EditionComparer comparer)
{
    public async Task<StartReview> Review(OpenedPlanEdition opened, CancellationToken cancellationToken) =>
        await planIdentityService.Of(opened, cancellationToken) is var standing && opened.Edition.State != EditionState.Draft
            ? await Review(opened.Plan, standing, opened.Plan.Id, cancellationToken)
            : await Review(opened.Plan, standing, standing.Supersedes?.PlanId, cancellationToken);

    /// <summary>Reviews a plan that is only coming in.</summary>
    public async Task<StartReview> Review(Plan plan, CancellationToken cancellationToken)
    {
        var standing = await planIdentityService.Of(plan, cancellationToken);
        return await Review(plan, standing, standing.Supersedes?.PlanId, cancellationToken);
    }

    private async Task<StartReview> Review(Plan plan, PlanStanding standing, string? planId, CancellationToken cancellationToken) =>
        new(plan, standing, await comparer.Compare(plan, planId, cancellationToken));
}
