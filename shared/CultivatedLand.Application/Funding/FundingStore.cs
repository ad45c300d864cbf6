using System.Globalization;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Places;

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

    /// <summary>Whether a rule of the plan pays net area. False where its rules cannot be read.</summary>
    public async Task<bool> PaysNet(string planId, CancellationToken cancellationToken) =>
        (await _rules.FindReadable(planId, cancellationToken))?.Rules.Any(rule => rule.PaysNet()) == true;

    /// <summary>Replaces all rules of a plan.</summary>
    /// <param name="isAsSeen">Whether the present rules are those that the person saw. Null where that does not matter.</param>
    /// <param name="place">Place of the plan. It stays where it is known already.</param>
    /// <returns>False where they are not those rules. Nothing is set then.</returns>
    public async Task<bool> SetRules(
        string planId,
        EquatableArray<FundingRule> all,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken,
        Func<PlanFundingRules?, bool>? isAsSeen = null,
        Place? place = null
    )
    {
        var won = false;
        await _rules.Change(
            planId,
            before => (won = isAsSeen?.Invoke(before) ?? true) ? new PlanFundingRules(all, at, by, before?.Place ?? place) : null,
            cancellationToken
        );
        return won;
    }

    /// <summary>
    /// Adopts the rules that a starting plan states, unless somebody has set its rules already.
    /// A rule without a rate is adopted too, and waits for one.
    /// </summary>
    public Task Adopt(
        string planId,
        IEnumerable<FundingRule> read,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken,
        Place? place = null
    )
    {
        var rules = read.ToEquatableArray();
        return rules.Count == 0 ? Task.CompletedTask : _rules.Add(planId, new PlanFundingRules(rules, at, by, place), cancellationToken);
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
    public Task<ApprovedSettlement> Approve(
        string planId,
        string title,
        Settlement settlement,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    ) =>
        Keep(
            new ApprovedSettlement(
                ApprovedSettlement.SeriesOf(planId, settlement.From, settlement.To),
                planId,
                title,
                settlement.From,
                settlement.To,
                settlement.Total,
                "",
                at,
                by
            ),
            settlement,
            cancellationToken
        );

    /// <summary>
    /// Approves a settlement in the place of an approved one, which stays as it is and is paid no more.
    /// Its payments count for the new version.
    /// </summary>
    /// <returns>The version that now follows. It is another one where somebody else has been faster.</returns>
    public Task<ApprovedSettlement> Replace(
        ApprovedSettlement sheet,
        Settlement settlement,
        string reason,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    ) =>
        Keep(
            sheet with
            {
                Id = ApprovedSettlement.IdOf(sheet.Series, sheet.Version + 1),
                Total = settlement.Total,
                At = at,
                By = by,
                Version = sheet.Version + 1,
                Reason = reason,
            },
            settlement,
            cancellationToken
        );

    /// <summary>Returns the version of a sheet that counts: the sheet itself, or the last of those that followed it.</summary>
    public async Task<ApprovedSettlement> Latest(ApprovedSettlement sheet, CancellationToken cancellationToken)
    {
        var latest = sheet;
        while (await _settlements.Find(ApprovedSettlement.IdOf(sheet.Series, latest.Version + 1), cancellationToken) is { } next)
            latest = next;
        return latest;
    }

    private async Task<ApprovedSettlement> Keep(ApprovedSettlement sheet, Settlement settlement, CancellationToken cancellationToken)
    {
        if (!settlement.CanBeApproved)
            throw new ArgumentException("A settlement with faults cannot be approved.", nameof(settlement));
        var hash = await archive.Put(SettlementSnapshot.Write(settlement), cancellationToken);
        await _settlements.Add(sheet.Id, sheet with { ContentHash = hash }, cancellationToken);
        return (await _settlements.Find(sheet.Id, cancellationToken))!;
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
/// <param name="Place">Place of the plan, at and below which grid members are paid. Null for rules that were set before it was noted.</param>
public sealed record PlanFundingRules(EquatableArray<FundingRule> Rules, DateTimeOffset At, string By, Place? Place = null);

/// <summary>Record of the figures of a place that an office enters by hand.</summary>
/// <param name="IndexProceeds">Proceeds of index sales in yuan.</param>
public sealed record PlaceFundingFigures(Mu? Verified, Mu? GridArea, Mu? IndexArea, decimal? IndexProceeds, DateTimeOffset At, string By);

/// <summary>Record of a settlement that was approved.</summary>
/// <param name="Id">Id of the settlement, one for each plan, period and version. A settlement that is approved is not approved again.</param>
/// <param name="Total">Total in yuan.</param>
/// <param name="ContentHash">Hash of the settlement in the archive.</param>
/// <param name="Version">Number of the version, from 1. The highest of a plan and period counts.</param>
/// <param name="Reason">Reason for which this version took the place of the one before it. Null for the first.</param>
public sealed record ApprovedSettlement(
    string Id,
    string PlanId,
    string Title,
    DateOnly From,
    DateOnly To,
    decimal Total,
    string ContentHash,
    DateTimeOffset At,
    string By,
    int Version = 1,
    string? Reason = null
)
{
    /// <summary>What all versions of a plan and period share.</summary>
    internal string Series => SeriesOf(PlanId, From, To);

    internal static string SeriesOf(string planId, DateOnly from, DateOnly to) =>
        string.Create(CultureInfo.InvariantCulture, $"{planId}-{from:yyyyMMdd}-{to:yyyyMMdd}");

    internal static string IdOf(string series, int version) =>
        version == 1 ? series : string.Create(CultureInfo.InvariantCulture, $"{series}-v{version}");
}
