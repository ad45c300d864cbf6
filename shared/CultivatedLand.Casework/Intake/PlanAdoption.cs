using CultivatedLand.Casework.Bulletins;
using CultivatedLand.Casework.Funding;
using CultivatedLand.Casework.Grids;
using CultivatedLand.Casework.Indicators;
using CultivatedLand.Casework.Intake.Corrections;
using CultivatedLand.Domain;

namespace CultivatedLand.Casework.Intake;

/// <summary>
/// What a plan brings besides its tasks: rhythms, patrols, funding rules, figures of the indicators. Taken over when it starts, where nobody has set them already;
/// doing it twice changes nothing.
/// </summary>
public sealed class PlanAdoption(RhythmBook rhythms, GridBook grid, FundingBook funding, IndicatorBook indicators, PlanPlaces places, TimeProvider clock)
{
    public async Task Adopt(OpenedEdition edition, string by, CancellationToken cancel)
    {
        var (plan, draft, now) = (edition.Plan, edition.Draft, clock.GetUtcNow());
        var today = ChinaTime.DateOf(now);
        await places.Note(plan, cancel);
        await rhythms.Adopt(plan, draft, today, by, cancel);
        await grid.Adopt(plan.Place, draft.Rhythms, now, by, cancel);
        await funding.Adopt(plan.Id, PlanRules.Of(plan, draft), now, by, cancel);
        await indicators.Adopt((plan.Issued ?? today).Year, plan.Place, draft, now, by, cancel);
    }
}
