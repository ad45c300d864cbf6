using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Samples;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Funding;

/// <summary>
/// Service that calculates a plan's payments for a period from the ledger. Targets come from the tasks.
/// The accepted area is that of the period by the history of each task (an acceptance that was taken back no longer counts).
/// The verified area comes from the checks. Figures that no task supplies are the recorded ones.
/// Who is paid by name comes from the lists and the directory.
/// </summary>
public sealed class SettlementService(FundingStore fundingStore, SampleStore samples, SettlementItems settlementItems, ILedger ledger)
{
    private const int PageSize = 500;

    /// <param name="from">First day of the period, inclusive.</param>
    /// <param name="to">Last day of the period, inclusive.</param>
    public async Task<Settlement> Reckon(string planId, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var verified = await samples.VerifiedByTask(planId, cancellationToken);
        var places = new SortedDictionary<string, SettlementBasis>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var page = await ledger.List(new TaskQuery(cursor, PageSize, PlanId: planId), cancellationToken);
            foreach (var stored in page.Tasks.Where(task => task.State.Status != RectificationStatus.Cancelled))
            {
                var place = stored.State.Spec.Place;
                var (accepted, net) = await AcceptedWithin(stored.State, from, to, cancellationToken);
                places[place.Path] = Add(
                    places.GetValueOrDefault(place.Path) ?? new SettlementBasis(place, null, null),
                    stored.State,
                    accepted,
                    net,
                    verified
                );
            }

            cursor = page.Next;
        } while (cursor is not null);

        var figured = new List<SettlementBasis>();
        foreach (var basis in places.Values)
            figured.Add(await WithFigures(basis, to.Year, cancellationToken));
        var set = await fundingStore.RuleSet(planId, cancellationToken);
        var rules = set?.Rules ?? [];
        var office = set?.Place ?? Place.Common(figured.Select(basis => basis.Place));
        return Settlement.Of(rules, figured, from, to, await settlementItems.Of(planId, rules, office, from, to, cancellationToken));
    }

    /// <summary>Approves the settlement of today in the place of an approved one, if it is the one that the person has seen.</summary>
    /// <param name="seen">Total as it was shown, with thousands separated.</param>
    /// <returns>The new version, or the fault that prevents it.</returns>
    public async Task<(ApprovedSettlement? Sheet, PaymentFault? Fault)> Replace(
        ApprovedSettlement sheet,
        string seen,
        string reason,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    )
    {
        var why = VisibleText.Of(reason.ReplaceLineEndings(" ")).Trim();
        if (why.Length is 0 or > PaymentRules.LongestReason)
            return (null, new(PaymentFields.Reason, SettlementReckoningText.ReasonWanted(PaymentRules.LongestReason)));
        if (await fundingStore.Latest(sheet, cancellationToken) is var latest && latest != sheet)
            return (null, new("", SettlementReckoningText.Superseded(latest.Id)));
        var settlement = await Reckon(sheet.PlanId, sheet.From, sheet.To, cancellationToken);
        if (!settlement.CanBeApproved)
            return (null, new("", settlement.Faults[0]));
        if (seen != SettlementReckoningText.Money(settlement.Total))
            return (null, new("", SettlementReckoningText.Moved));
        return (await fundingStore.Replace(sheet, settlement, why, at, by, cancellationToken), null);
    }

    private static SettlementBasis Add(
        SettlementBasis basis,
        RectificationTask task,
        Mu accepted,
        Mu? net,
        IReadOnlyDictionary<TaskId, Mu> verified
    ) =>
        basis with
        {
            Target = task.Asked is { } target ? (basis.Target ?? Mu.Zero) + target.Less(task.Infeasible) : basis.Target,
            Accepted = (basis.Accepted ?? Mu.Zero) + accepted,
            Net = (net ?? basis.Net) is null ? null : (basis.Net ?? basis.Accepted ?? Mu.Zero) + (net ?? accepted),
            Verified = verified.TryGetValue(task.Id, out var found) ? (basis.Verified ?? Mu.Zero) + found : basis.Verified,
        };

    private async Task<SettlementBasis> WithFigures(SettlementBasis basis, int year, CancellationToken cancellationToken) =>
        await fundingStore.Figures(year, basis.Place.Path, cancellationToken) is { } recorded
            ? basis with
            {
                Verified = basis.Verified ?? recorded.Verified,
                GridArea = recorded.GridArea,
                IndexArea = recorded.IndexArea,
                IndexProceeds = recorded.IndexProceeds,
            }
            : basis;

    /// <summary>
    /// Calculates the area accepted within the period. Area accepted before the plan belongs to the period in which the task was planned.
    /// The net area is null where no acceptance of the period has one; what is corrected or taken back lowers both alike.
    /// </summary>
    private async Task<(Mu Accepted, Mu? Net)> AcceptedWithin(
        RectificationTask task,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellationToken
    )
    {
        var (sum, net, hasNet) = (0m, 0m, false);
        long version = 0;
        for (
            IReadOnlyList<TaskFact> facts;
            (facts = await ledger.History(task.Id, version, PageSize, cancellationToken)).Count > 0;
            version += facts.Count
        )
        {
            foreach (var fact in facts.Where(fact => ChinaTime.DateOf(fact.At) is var day && day >= from && day <= to))
            {
                var change = Change(fact);
                sum += change;
                net += fact is TaskFact.Accepted { Net: { } measured } ? measured.Value : change;
                hasNet |= fact is TaskFact.Accepted { Net: not null };
            }
        }

        var accepted = Mu.Of(Math.Max(0, sum));
        return (accepted, hasNet ? Mu.Of(Math.Clamp(net, 0, accepted.Value)) : null);
    }

    private static decimal Change(TaskFact fact) =>
        fact is TaskFact.Planned planned ? planned.Spec.AcceptedBefore.Value : AcceptedArea.ChangeBy(fact);
}
