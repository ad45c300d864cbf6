using System.Globalization;

namespace CultivatedLand.Domain.Funding;

/// <summary>Line of a settlement: one amount, with its rule and figures.</summary>
/// <param name="Figure">
/// Figure in mu, or in yuan where the rule takes a share of proceeds.
/// Null where it was not needed or is missing.
/// </param>
/// <param name="Years">Number of years or months, where the rate is for such a time; else 1.</param>
/// <param name="Amount">Amount in yuan, rounded to the cent.</param>
/// <param name="Item">Person, project, set or grower that the line pays. Null for a line of the place itself.</param>
public sealed record SettlementLine(
    Places.Place Place,
    FundingRule Rule,
    SettlementBasis Basis,
    decimal? Figure,
    decimal Years,
    decimal Amount,
    SettlementLineOutcome Outcome,
    SettlementItem? Item = null
)
{
    /// <summary>Name of the person, project, set or grower. Null for a line of the place itself.</summary>
    public string? Payee => Item?.Name;

    /// <summary>Calculation of the amount in words, for the settlement page: 12.5亩 × 600元/亩 = 7500.00元.</summary>
    public LocalizedText Reckoning =>
        Outcome switch
        {
            SettlementLineOutcome.TargetMissed => new(
                $"任务{Basis.Target}亩，验收{Basis.Accepted}亩，未完成任务，不予支付",
                $"target {Basis.Target} mu, {Basis.Accepted} mu accepted: the target is not met, nothing is paid"
            ),
            SettlementLineOutcome.FigureMissing => new("缺少数据，未计", "a figure is missing; not reckoned"),
            SettlementLineOutcome.RateMissing => new("标准未写明，未计", "rate not stated; not reckoned"),
            SettlementLineOutcome.NotAccepted => Basis.Target is { } target
                ? new($"任务{target}亩，未验收，不予支付", $"target {target} mu, not accepted: nothing is paid")
                : new("未验收，不予支付", "not accepted: nothing is paid"),
            SettlementLineOutcome.NotCertified => new("没有合格证日期，不予支付", "no day of a certificate: nothing is paid"),
            SettlementLineOutcome.CertifiedOutside => CertifiedOutside,
            SettlementLineOutcome.NotConfirmed => new(
                $"{Item!.Parts}块中有{Item.Unconfirmed}块未确认，不予支付",
                $"{Item.Unconfirmed} of {Item.Parts} not confirmed: nothing is paid"
            ),
            SettlementLineOutcome.NotChecked => new(
                $"申报{Item!.Declared}亩，未核查，不予支付",
                $"{Item.Declared} mu declared, not checked: nothing is paid"
            ),
            _ => Paid,
        };

    /// <summary>Reason why the rest of the target is not paid. Null where there is no rest, or the rule does not pay accepted area.</summary>
    public LocalizedText? Rest =>
        Rule.Base == FundingBase.AcceptedArea
        && Outcome == SettlementLineOutcome.Paid
        && Basis is { Target: { } target, Accepted: { } accepted }
        && accepted < target
            ? new($"其余{target.Less(accepted)}亩未验收：0.00元", $"the other {target.Less(accepted)} mu are not accepted: 0.00 yuan")
            : null;

    private LocalizedText Paid =>
        Rule.Base switch
        {
            FundingBase.IndexProceeds => new(
                $"{Plain(Figure)}元 × {Plain(Rule.Rate)}% = {Money}元{Certified.Chinese}",
                $"{Plain(Figure)} yuan × {Plain(Rule.Rate)} % = {Money} yuan{Certified.English}"
            ),
            FundingBase.GridArea => new(
                $"{Plain(Figure)}亩 × {Plain(Rule.Rate)}元/亩·年 × {Plain(decimal.Round(Years, 4))}年 = {Money}元",
                $"{Plain(Figure)} mu × {Plain(Rule.Rate)} yuan/mu and year × {Plain(decimal.Round(Years, 4))} years = {Money} yuan"
            ),
            FundingBase.MemberMonths => new(
                $"{Plain(Rule.Rate)}元/人·月 × {Plain(decimal.Round(Years, 4))}个月 = {Money}元",
                $"{Plain(Rule.Rate)} yuan/member and month × {Plain(decimal.Round(Years, 4))} months = {Money} yuan"
            ),
            FundingBase.PatrolsMade => new(
                $"巡查{Plain(Figure)}次 × {Plain(Rule.Rate)}元/次 = {Money}元",
                $"{Plain(Figure)} patrols × {Plain(Rule.Rate)} yuan/patrol = {Money} yuan"
            ),
            FundingBase.AcceptedArea when Basis is { Net: { } net, Accepted: { } accepted } && net != accepted => new(
                $"净面积{net}亩（验收{accepted}亩） × {Plain(Rule.Rate)}元/亩 = {Money}元",
                $"{net} mu net ({accepted} mu accepted) × {Plain(Rule.Rate)} yuan/mu = {Money} yuan"
            ),
            FundingBase.VerifiedArea when Item?.Declared is { } declared => new(
                $"核查{Plain(Figure)}亩（申报{declared}亩） × {Plain(Rule.Rate)}元/亩 = {Money}元",
                $"{Plain(Figure)} mu checked ({declared} mu declared) × {Plain(Rule.Rate)} yuan/mu = {Money} yuan"
            ),
            _ => new(
                $"{Plain(Figure)}亩 × {Plain(Rule.Rate)}元/亩 = {Money}元",
                $"{Plain(Figure)} mu × {Plain(Rule.Rate)} yuan/mu = {Money} yuan"
            ),
        };

    private LocalizedText CertifiedOutside =>
        Item!.Day < Rule.From
            ? new(
                $"{Item.Day:yyyy-MM-dd}取得合格证，早于{Rule.From:yyyy-MM-dd}，不予支付",
                $"certified on {Item.Day:yyyy-MM-dd}, before {Rule.From:yyyy-MM-dd}: nothing is paid"
            )
            : new(
                $"{Item.Day:yyyy-MM-dd}取得合格证，晚于{Rule.To:yyyy-MM-dd}，不予支付",
                $"certified on {Item.Day:yyyy-MM-dd}, after {Rule.To:yyyy-MM-dd}: nothing is paid"
            );

    private LocalizedText Certified =>
        Item?.Day is { } day ? new($"（{day:yyyy-MM-dd}取得合格证）", $" (certified on {day:yyyy-MM-dd})") : new("", "");

    internal static SettlementLine Unpaid(FundingRule rule, SettlementBasis basis, SettlementLineOutcome why) =>
        new(basis.Place, rule, basis, basis.Figure(rule.Base), 1m, 0m, why);

    private string Money => Amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Plain(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>Outcome of a settlement line.</summary>
public enum SettlementLineOutcome
{
    Paid,

    /// <summary>The rule pays nothing to a place that does not reach its target.</summary>
    TargetMissed,

    /// <summary>Nobody has recorded the figure that the rule needs. No value is assumed.</summary>
    FigureMissing,

    /// <summary>Nobody has stated the rate of the rule.</summary>
    RateMissing,

    /// <summary>Nothing of the place has been accepted in the period.</summary>
    NotAccepted,

    /// <summary>The project has no certificate.</summary>
    NotCertified,

    /// <summary>The project got its certificate on a day on which the rule does not count.</summary>
    CertifiedOutside,

    /// <summary>A parcel of the set is not confirmed.</summary>
    NotConfirmed,

    /// <summary>Nobody has checked what the grower declared.</summary>
    NotChecked,
}
