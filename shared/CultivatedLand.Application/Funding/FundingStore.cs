using CultivatedLand.Application.Files;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;

namespace CultivatedLand.Application.Funding;

/// <summary>The rules of each plan, the figures of places that no task tells, and the sheets that were approved.</summary>
public sealed class FundingStore(IRecordStore cabinet, IArchive archive)
{
    private readonly RecordSet<PlanFundingRules> rules = new(cabinet, "funding-rules");
    private readonly RecordSet<PlaceFundingFigures> figures = new(cabinet, "funding-figures");
    private readonly RecordSet<ApprovedSettlement> sheets = new(cabinet, "settlements");

    public async Task<EquatableArray<FundingRule>> Rules(string planId, CancellationToken cancel) => (await rules.Find(planId, cancel))?.Rules ?? [];

    public Task<PlanFundingRules?> RuleSet(string planId, CancellationToken cancel) => rules.Find(planId, cancel);

    /// <summary>Sets the rules of a plan as a whole.</summary>
    /// <param name="isAsSeen">Whether those that stand there are the ones that the person saw; null where that does not matter.</param>
    /// <returns>False where they are not, and nothing was set.</returns>
    public async Task<bool> SetRules(string planId, EquatableArray<FundingRule> all, DateTimeOffset at, string by, CancellationToken cancel, Func<PlanFundingRules?, bool>? isAsSeen = null)
    {
        var won = false;
        await rules.Change(planId, before => (won = isAsSeen?.Invoke(before) ?? true) ? new PlanFundingRules(all, at, by) : null, cancel);
        return won;
    }

    /// <summary>Takes over what a plan that starts states, unless somebody has set its rules already.</summary>
    public Task Adopt(string planId, IEnumerable<ImportedFundingRule> read, DateTimeOffset at, string by, CancellationToken cancel)
    {
        var known = read.Where(rule => rule.IsRateKnown).Select(rule => rule.Rule).ToEquatableArray();
        return known.Count == 0 ? Task.CompletedTask : rules.Add(planId, new PlanFundingRules(known, at, by), cancel);
    }

    /// <param name="year">Of the figures; each place has its own for every year.</param>
    public Task<PlaceFundingFigures?> Figures(int year, string place, CancellationToken cancel) => figures.Find(Key(year, place), cancel);

    public Task SetFigures(int year, string place, PlaceFundingFigures recorded, CancellationToken cancel) => figures.Change(Key(year, place), _ => recorded, cancel);

    /// <summary>Approved once, a sheet never changes: it is kept whole in the archive, and what the ledger says later does not touch it.</summary>
    public async Task<ApprovedSettlement> Approve(string planId, string title, Settlement settlement, DateTimeOffset at, string by, CancellationToken cancel)
    {
        if (!settlement.CanBeApproved) throw new ArgumentException("A settlement with faults cannot be approved.", nameof(settlement));
        var hash = await archive.Put(SettlementSnapshot.Write(settlement), cancel);
        var sheet = new ApprovedSettlement($"{planId}-{settlement.From:yyyyMMdd}-{settlement.To:yyyyMMdd}", planId, title, settlement.From, settlement.To, settlement.Total, hash, at, by);
        await sheets.Add(sheet.Id, sheet, cancel);
        return (await sheets.Find(sheet.Id, cancel))!;
    }

    public Task<ApprovedSettlement?> Sheet(string id, CancellationToken cancel) => sheets.Find(id, cancel);

    /// <returns>Null where the sheet or its content is not there.</returns>
    public async Task<Settlement?> Open(string id, CancellationToken cancel) =>
        await sheets.Find(id, cancel) is { } sheet && await archive.Get(sheet.ContentHash, cancel) is { } content ? SettlementSnapshot.Read(content) : null;

    public async Task<IReadOnlyList<ApprovedSettlement>> Sheets(CancellationToken cancel)
    {
        var all = new List<ApprovedSettlement>();
        await foreach (var (_, sheet) in sheets.All(cancel)) all.Add(sheet);
        return all;
    }

    private static string Key(int year, string place) => $"{year}/{place}";
}

public sealed record PlanFundingRules(EquatableArray<FundingRule> Rules, DateTimeOffset At, string By);

/// <summary>Figures of a place that an office records by hand.</summary>
/// <param name="IndexProceeds">In yuan.</param>
public sealed record PlaceFundingFigures(Mu? Verified, Mu? GridArea, Mu? IndexArea, decimal? IndexProceeds, DateTimeOffset At, string By);

/// <param name="Id">One for each plan and period: what is approved is not approved again.</param>
/// <param name="Total">In yuan.</param>
/// <param name="ContentHash">Of the frozen sheet in the archive.</param>
public sealed record ApprovedSettlement(string Id, string PlanId, string Title, DateOnly From, DateOnly To, decimal Total, string ContentHash, DateTimeOffset At, string By);
