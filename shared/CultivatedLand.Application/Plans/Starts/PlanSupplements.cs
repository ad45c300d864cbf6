using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Duties;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Indicators;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Plans.Starts;

/// <summary>
/// Service that adopts what a plan states besides its tasks: standing duties, rhythms, patrols, funding rules, figures of the indicators.
/// They are adopted when the plan starts, where nobody has set them already. Adopting twice changes nothing.
/// </summary>
public sealed class PlanSupplements(
    RhythmStore rhythms,
    GridStore grid,
    FundingStore funding,
    IndicatorStore indicators,
    StartedPlanStore startedPlanStore,
    DutyService duties,
    DirectoryService people,
    TimeProvider clock
) : IPlanSupplements
{
    public async Task Adopt(OpenedPlanEdition edition, string by, CancellationToken cancellationToken)
    {
        var (plan, draft, now) = (edition.Plan, edition.Draft, clock.GetUtcNow());
        var today = ChinaTime.DateOf(now);
        await startedPlanStore.Note(plan, cancellationToken);
        await duties.Adopt(plan, by, cancellationToken);
        await rhythms.Adopt(plan, draft, today, by, cancellationToken);
        await grid.Adopt(
            plan.Place,
            [.. draft.Rhythms.Where(rhythm => !rhythm.IsOff)],
            await people.Directory(cancellationToken),
            now,
            by,
            cancellationToken
        );
        await funding.Adopt(
            plan.Id,
            FundingRuleImport.Of(plan, draft),
            now,
            WhoChecked(edition, DraftFieldPath.Money) ?? by,
            cancellationToken,
            plan.Place
        );
        await indicators.Adopt(
            (plan.Issued ?? today).Year,
            plan.Place,
            draft,
            now,
            WhoChecked(edition, DraftFieldPath.Figures) ?? by,
            cancellationToken
        );
    }

    /// <summary>Name of who has checked or corrected a part of the draft last. Null where nobody has.</summary>
    private static string? WhoChecked(OpenedPlanEdition edition, string scope) =>
        edition.Corrections.All.LastOrDefault(correction => DraftFieldPath.ScopeOf(correction.Address) == scope)?.By;
}
