using CultivatedLand.Application.Files;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;

namespace CultivatedLand.Application.Funding;

/// <summary>
/// Store of the funding rules of each plan, of the figures of places that no task supplies, and of the approved settlements.
/// </summary>
public sealed class FundingStore(IRecordStore recordStore, IArchive archive)
{
    private readonly RecordSet<PlanFundingRules> _rules = new(recordStore, "funding-rules");
    private readonly RecordSet<PlaceFundingFigures> _figures = new(recordStore, "funding-figures");
    private readonly RecordSet<ApprovedSettlement> _settlements = new(recordStore, "settlements");

    public async Task<EquatableArray<FundingRule>> Rules(string planId, CancellationToken cancellationToken) =>
        (await _rules.Find(planId, cancellationToken))?.Rules ?? [];

    public Task<PlanFundingRules?> RuleSet(string planId, CancellationToken cancellationToken) => _rules.Find(planId, cancellationToken);

    /// <summary>Replaces all rules of a plan.</summary>
    /// <param name="isAsSeen">Whether the present rules are those that the person saw. Null where that does not matter.</param>
    /// <returns>False where they are not those rules. Nothing is set then.</returns>
    public async Task<bool> SetRules(
        string planId,
        EquatableArray<FundingRule> all,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken,
        Func<PlanFundingRules?, bool>? isAsSeen = null
    )
    {
        var won = false;
        await _rules.Change(
            planId,
            before => (won = isAsSeen?.Invoke(before) ?? true) ? new PlanFundingRules(all, at, by) : null,
            cancellationToken
        );
        return won;
    }

    /// <summary>Adopts the rules that a starting plan states, unless somebody has set its rules already.</summary>
    public Task Adopt(
        string planId,
        IEnumerable<ImportedFundingRule> read,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    )
    {
        var known = read.Where(rule => rule.IsRateKnown).Select(rule => rule.Rule).ToEquatableArray();
        return known.Count == 0 ? Task.CompletedTask : _rules.Add(planId, new PlanFundingRules(known, at, by), cancellationToken);
    }

    /// <param name="year">Year of the figures. Each place has its own for every year.</param>
    public Task<PlaceFundingFigures?> Figures(int year, string place, CancellationToken cancellationToken) =>
        _figures.Find(Key(year, place), cancellationToken);

    public Task SetFigures(int year, string place, PlaceFundingFigures recorded, CancellationToken cancellationToken) =>
        _figures.Change(Key(year, place), _ => recorded, cancellationToken);

    /// <summary>
    /// Approves a settlement.
    /// An approved settlement never changes: it is stored as a whole in the archive, and later changes of the ledger do not affect it.
    /// </summary>
    public async Task<ApprovedSettlement> Approve(
        string planId,
        string title,
        Settlement settlement,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    )
    {
        if (!settlement.CanBeApproved)
            throw new ArgumentException("A settlement with faults cannot be approved.", nameof(settlement));
        var hash = await archive.Put(SettlementSnapshot.Write(settlement), cancellationToken);
        var approvedSettlement = new ApprovedSettlement(
            $"{planId}-{settlement.From:yyyyMMdd}-{settlement.To:yyyyMMdd}",
            planId,
            title,
            settlement.From,
            settlement.To,
            settlement.Total,
            hash,
            at,
            by
        );
        await _settlements.Add(approvedSettlement.Id, approvedSettlement, cancellationToken);
        return (await _settlements.Find(approvedSettlement.Id, cancellationToken))!;
    }

    public Task<ApprovedSettlement?> Sheet(string id, CancellationToken cancellationToken) => _settlements.Find(id, cancellationToken);

    /// <returns>The settlement. Null where it or its content does not exist.</returns>
    public async Task<Settlement?> Open(string id, CancellationToken cancellationToken) =>
        await _settlements.Find(id, cancellationToken) is { } approvedSettlement
        && await archive.Get(approvedSettlement.ContentHash, cancellationToken) is { } content
            ? SettlementSnapshot.Read(content)
            : null;

    public async Task<IReadOnlyList<ApprovedSettlement>> Sheets(CancellationToken cancellationToken)
    {
        var all = new List<ApprovedSettlement>();
        await foreach (var (_, approvedSettlement) in _settlements.All(cancellationToken))
            all.Add(approvedSettlement);
        return all;
    }

    private static string Key(int year, string place) => $"{year}/{place}";
}

/// <summary>Record of the funding rules of a plan.</summary>
public sealed record PlanFundingRules(EquatableArray<FundingRule> Rules, DateTimeOffset At, string By);

/// <summary>Record of the figures of a place that an office enters by hand.</summary>
/// <param name="IndexProceeds">Proceeds of index sales in yuan.</param>
public sealed record PlaceFundingFigures(Mu? Verified, Mu? GridArea, Mu? IndexArea, decimal? IndexProceeds, DateTimeOffset At, string By);

/// <summary>Record of a settlement that was approved.</summary>
/// <param name="Id">Id of the settlement, one for each plan and period. A settlement that is approved is not approved again.</param>
/// <param name="Total">Total in yuan.</param>
/// <param name="ContentHash">Hash of the settlement in the archive.</param>
public sealed record ApprovedSettlement(
    string Id,
    string PlanId,
    string Title,
    DateOnly From,
    DateOnly To,
    decimal Total,
    string ContentHash,
    DateTimeOffset At,
    string By
);
