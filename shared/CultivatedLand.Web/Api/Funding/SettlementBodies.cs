using System.Globalization;
using CultivatedLand.Application.Funding;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Api.Tasks;

namespace CultivatedLand.Web.Api.Funding;

/// <summary>All rules of the plan: what is not among them ends.</summary>
internal sealed record FundingRulesBody : Body
{
    public IReadOnlyList<FundingRuleBody>? Rules { get; init; }
}

/// <summary>
/// Base: accepted-area, target, excess, verified-area, grid-area, index-area, index-proceeds, member-months or patrols-made.
/// Condition: always, target-met or all-confirmed. Without a rate the rule pays nothing until somebody gives one.
/// </summary>
internal sealed record FundingRuleBody
{
    public string? Name { get; init; }

    public string? Base { get; init; }

    public decimal? Rate { get; init; }

    public string? Condition { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? Words { get; init; }

    internal FundingRuleInput Typed() =>
        new(
            Name?.Trim() ?? "",
            Base ?? "",
            Rate?.ToString(CultureInfo.InvariantCulture) ?? "",
            Condition ?? "always",
            From ?? "",
            To ?? "",
            Words
        );
}

/// <summary>Figures of a place that no task tells; what is left out is not known.</summary>
internal sealed record PlaceMoneyBody : Body
{
    public int? Year { get; init; }

    public string? Place { get; init; }

    public decimal? VerifiedMu { get; init; }

    public decimal? GridMu { get; init; }

    public decimal? IndexMu { get; init; }

    public decimal? ProceedsYuan { get; init; }
}

/// <summary>The total as it was read: where the ledger has moved on since, nothing is approved.</summary>
internal sealed record ApprovalBody : Body
{
    public string? From { get; init; }

    public string? To { get; init; }

    public decimal? TotalYuan { get; init; }
}

/// <summary>The total as it was read, and why the sheet is approved again.</summary>
internal sealed record ReplacementBody : Body
{
    public decimal? TotalYuan { get; init; }

    public string? Reason { get; init; }
}

public sealed record SettledPlansView(IReadOnlyList<SettledPlanView> Plans);

public sealed record SettledPlanView(string Id, string Title, string? Place);

public sealed record FundingRulesView(string Plan, IReadOnlyList<FundingRuleView> Rules);

/// <param name="Unit">Of the rate.</param>
public sealed record FundingRuleView(
    string Id,
    string Name,
    string Base,
    decimal? Rate,
    string Unit,
    string Condition,
    DateOnly? From,
    DateOnly? To,
    string? Words
)
{
    internal static FundingRuleView Of(FundingRule rule) =>
        new(
            rule.Id,
            rule.Name,
            rule.Base.Code(),
            rule.LacksRate ? null : rule.Rate,
            rule.Base.Unit().English,
            rule.Condition.Code(),
            rule.From,
            rule.To,
            rule.Words
        );
}

/// <param name="Faults">What keeps it from being approved.</param>
public sealed record SettlementView(
    DateOnly From,
    DateOnly To,
    decimal TotalYuan,
    bool CanBeApproved,
    IReadOnlyList<SettledPlaceView> Places,
    IReadOnlyList<SettledLineView> Lines,
    IReadOnlyList<FaultView> Faults
)
{
    internal static SettlementView Of(Settlement settlement) =>
        new(
            settlement.From,
            settlement.To,
            settlement.Total,
            settlement.CanBeApproved,
            [.. settlement.ByPlace.Select(place => new SettledPlaceView(place.Place.Path, place.Amount))],
            [.. settlement.Lines.Select(SettledLineView.Of)],
            FaultView.Of(settlement.Faults)
        );
}

public sealed record SettledPlaceView(string Place, decimal AmountYuan);

/// <param name="Outcome">
/// paid, target-missed, figure-missing, rate-missing, not-accepted, not-certified, certified-outside, not-confirmed or not-checked.
/// </param>
/// <param name="Chinese">How it was reckoned.</param>
/// <param name="Number">Number of the line in the sheet, from 1.</param>
/// <param name="Payee">Person, project, set or grower; null for a line of the place itself.</param>
public sealed record SettledLineView(
    string Place,
    string Rule,
    string Base,
    decimal? Figure,
    decimal? Rate,
    decimal AmountYuan,
    string Outcome,
    string Chinese,
    string English,
    int Number,
    string? Payee
)
{
    internal static SettledLineView Of(SettlementLine line, int index) =>
        new(
            line.Place.Path,
            line.Rule.Name,
            line.Rule.Base.Code(),
            line.Figure,
            line.Rule.LacksRate ? null : line.Rule.Rate,
            line.Amount,
            TaskView.Kebab(line.Outcome.ToString()),
            line.Reckoning.Chinese,
            line.Reckoning.English,
            index + 1,
            line.Payee
        );
}

public sealed record ApprovedSheetsView(IReadOnlyList<ApprovedSheetView> Sheets);

/// <param name="Sheet">Only where one is asked for.</param>
/// <param name="Version">Number of the version, from 1; the highest of a plan and period counts.</param>
/// <param name="Reason">Why it took the place of the version before it; null for the first.</param>
public sealed record ApprovedSheetView(
    string Id,
    string Plan,
    string Title,
    DateOnly From,
    DateOnly To,
    decimal TotalYuan,
    DateTimeOffset At,
    string By,
    SettlementView? Sheet,
    int Version,
    string? Reason
)
{
    internal static ApprovedSheetView Of(ApprovedSettlement approvedSettlement, Settlement? settlement) =>
        new(
            approvedSettlement.Id,
            approvedSettlement.PlanId,
            approvedSettlement.Title,
            approvedSettlement.From,
            approvedSettlement.To,
            approvedSettlement.Total,
            ChinaTime.Of(approvedSettlement.At),
            approvedSettlement.By,
            settlement is null ? null : SettlementView.Of(settlement),
            approvedSettlement.Version,
            approvedSettlement.Reason
        );
}
