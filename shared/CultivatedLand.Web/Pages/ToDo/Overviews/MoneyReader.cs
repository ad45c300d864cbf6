using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Plans;

namespace CultivatedLand.Web.Pages.ToDo.Overviews;

/// <summary>Reader of settlements for the finance office. It reckons the present year of every plan that has rules.</summary>
internal sealed class MoneyReader(StartedPlanStore plans, FundingStore funding, SettlementService settlements, PaymentService payments)
{
    private const int MostPlans = 20;
    private const int MostApproved = 10;

    public async Task<MoneyOverview> Read(CurrentUser user, DateOnly today, CancellationToken cancellationToken)
    {
        var seen = (await plans.Started(cancellationToken)).Where(plan => user.Can(Permission.SeeReports, plan.Place)).ToList();
        var approved = (await funding.Sheets(cancellationToken)).Where(sheet => seen.Exists(plan => plan.PlanId == sheet.PlanId)).ToList();
        var (missing, waiting) = (new List<PlanMoney>(), new List<PlanMoney>());
        foreach (var plan in seen.Take(MostPlans))
        {
            if (await funding.Rules(plan.PlanId, cancellationToken) is not { Count: > 0 })
                continue;
            var (_, from, to, _) = SettlementPeriodInput.Of(plan.PlanId, null, null, today);
            var settlement = await settlements.Reckon(plan.PlanId, from, to, cancellationToken);
            var money = new PlanMoney(plan, from, to, settlement.Total, settlement.Faults);
            if (!settlement.CanBeApproved)
                missing.Add(money);
            else if (settlement.Total > 0 && !approved.Exists(sheet => sheet.PlanId == plan.PlanId && sheet.To >= from && sheet.From <= to))
                waiting.Add(money);
        }

        var open = await payments.Open(sheet => seen.Exists(plan => plan.PlanId == sheet.PlanId), cancellationToken);
        return new MoneyOverview([.. approved.OrderByDescending(sheet => sheet.At).Take(MostApproved)], missing, waiting, open);
    }
}
