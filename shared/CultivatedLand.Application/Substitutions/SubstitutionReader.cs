using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Substitutions;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Substitutions;

/// <summary>
/// Reader of the list of area to be substituted (补划清单): every grant of infeasible area that stands, by plan and place, and of the balance.
/// </summary>
public sealed class SubstitutionReader(
    ILedgerViews views,
    ILedger ledger,
    TaskService tasks,
    StartedPlanStore plans,
    SubstitutionStore entries,
    SetAsideStore setAside
)
{
    public async Task<SubstitutionSheet> Read(CurrentUser user, DateOnly today, CancellationToken cancellationToken)
    {
        var titles = (await plans.Started(cancellationToken)).ToDictionary(plan => plan.PlanId, plan => plan.Title);
        var lines = new List<SubstitutionLine>();
        await foreach (var row in views.All(new LedgerQuery(PlaceSet.VisibleTo(user), today), cancellationToken))
        {
            if (row.Infeasible == Mu.Zero || row.Status == RectificationStatus.Cancelled)
                continue;
            var found = await setAside.Find(new RecordName(RecordName.Tasks, row.Id.Value), () => ledger.Find(row.Id, cancellationToken));
            if (found is null)
                continue;
            var inForce = Corrections.InForce(await tasks.History(found.State, cancellationToken));
            lines.AddRange(
                inForce
                    .Select(entry => entry.Fact)
                    .OfType<TaskFact.InfeasibleGranted>()
                    .Select(grant => new SubstitutionLine(
                        row.Id,
                        row.Name,
                        titles.GetValueOrDefault(row.Id.Plan, row.Id.Plan),
                        row.Place,
                        grant
                    ))
            );
        }

        var ordered = lines
            .OrderBy(line => line.Plan, StringComparer.Ordinal)
            .ThenBy(line => line.Place.Path, StringComparer.Ordinal)
            .ThenBy(line => line.Grant.At)
            .ToList();
        var own = (await entries.All(cancellationToken)).Where(entry => user.Can(Permission.SeeReports, entry.Place)).ToList();
        return new SubstitutionSheet(ordered, own, SubstitutionBalance.Of(ordered.Select(line => (line.Place, line.Grant.Area)), own));
    }
}

/// <summary>Line of the list of area to be substituted: one grant.</summary>
/// <param name="Plan">Title of the plan, or its id where the plan is not known by a title.</param>
public sealed record SubstitutionLine(TaskId Task, string TaskName, string Plan, Place Place, TaskFact.InfeasibleGranted Grant);

/// <summary>List of area to be substituted, with the entries and the balance of each place.</summary>
public sealed record SubstitutionSheet(
    IReadOnlyList<SubstitutionLine> Lines,
    IReadOnlyList<SubstitutionEntry> Entries,
    IReadOnlyList<SubstitutionBalance> Balances
)
{
    public Mu Total => Lines.Aggregate(Mu.Zero, (sum, line) => sum + line.Grant.Area);

    public IEnumerable<LocalizedText> Findings => Balances.Select(balance => balance.Finding).OfType<LocalizedText>();
}
