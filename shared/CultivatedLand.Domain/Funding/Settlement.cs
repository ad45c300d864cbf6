using System.Globalization;

namespace CultivatedLand.Domain.Funding;

/// <summary>
/// Settlement of funds (资金结算): the payment of each place, line by line, each with its rule and figures.
/// It is a pure function of rules, figures and period.
/// Amounts are in yuan.
/// Each line is rounded to the cent, so that the lines add up to the total.
/// </summary>
/// <param name="From">First day of the period, inclusive, local date.</param>
/// <param name="To">Last day of the period, inclusive, local date.</param>
/// <param name="Faults">Faults that prevent approval: missing figures, or rules that pay one base twice.</param>
public sealed record Settlement(DateOnly From, DateOnly To, EquatableArray<SettlementLine> Lines, EquatableArray<LocalizedText> Faults)
{
    public decimal Total => Lines.Sum(line => line.Amount);

    public bool CanBeApproved => Faults.Count == 0;

    public IEnumerable<(Places.Place Place, decimal Amount)> ByPlace =>
        Lines.GroupBy(line => line.Place).Select(place => (place.Key, place.Sum(line => line.Amount)));

    public static Settlement Of(IReadOnlyList<FundingRule> rules, IReadOnlyList<SettlementBasis> places, DateOnly from, DateOnly to)
    {
        var faults = new List<LocalizedText>();
        if (from > to)
            faults.Add(
                new(
                    $"结算期颠倒：{from:yyyy-MM-dd}至{to:yyyy-MM-dd}。",
                    $"The period ends before it begins: {from:yyyy-MM-dd} to {to:yyyy-MM-dd}."
                )
            );
        faults.AddRange(rules.SelectMany(rule => rule.Faults()));
        faults.AddRange(PaidTwice(rules));
        faults.AddRange(
            places
                .GroupBy(basis => basis.Place)
                .Where(same => same.Count() > 1)
                .Select(same => new LocalizedText($"“{same.Key}”列了{same.Count()}次。", $"“{same.Key}” is listed {same.Count()} times."))
        );

        var counting = rules.Where(rule => rule.CountsIn(from, to)).ToList();
        var lines = new List<SettlementLine>();
        foreach (var basis in places)
        {
            foreach (var rule in counting)
            {
                var line = Line(rule, basis, from, to);
                lines.Add(line);
                if (line.Outcome == SettlementLineOutcome.FigureMissing)
                    faults.Add(Missing(rule, basis));
            }
        }

        return new Settlement(from, to, lines.ToEquatableArray(), faults.ToEquatableArray());
    }

    private static SettlementLine Line(FundingRule rule, SettlementBasis basis, DateOnly from, DateOnly to)
    {
        if (rule.Condition == FundingCondition.TargetMet)
        {
            if (basis.Target is not { } target || basis.Accepted is not { } accepted)
                return SettlementLine.Unpaid(rule, basis, SettlementLineOutcome.FigureMissing);
            if (accepted < target)
                return SettlementLine.Unpaid(rule, basis, SettlementLineOutcome.TargetMissed);
        }

        if (basis.Figure(rule.Base) is not { } figure)
            return SettlementLine.Unpaid(rule, basis, SettlementLineOutcome.FigureMissing);
        var share = rule.Base == FundingBase.GridArea ? Years(Later(from, rule.From), Earlier(to, rule.To)) : 1m;
        var amount = figure * rule.Rate * share / (rule.Base == FundingBase.IndexProceeds ? 100 : 1);
        return new SettlementLine(
            basis.Place,
            rule,
            basis,
            figure,
            share,
            decimal.Round(amount, 2, MidpointRounding.AwayFromZero),
            SettlementLineOutcome.Paid
        );
    }

    /// <summary>
    /// Returns the length of a period in calendar years.
    /// Part of a year counts by its days: 2023-01-01 to 2023-12-31 is exactly 1.
    /// </summary>
    private static decimal Years(DateOnly from, DateOnly to)
    {
        var years = 0m;
        for (var year = from.Year; year <= to.Year; year++)
        {
            var first = Later(from, new DateOnly(year, 1, 1));
            var last = Earlier(to, new DateOnly(year, 12, 31));
            years += (decimal)(last.DayNumber - first.DayNumber + 1) / (DateTime.IsLeapYear(year) ? 366 : 365);
        }

        return years;
    }

    /// <summary>
    /// Lists the pairs of rules that pay the same base on the same days, because they would pay it twice.
    /// Their conditions do not matter.
    /// </summary>
    private static IEnumerable<LocalizedText> PaidTwice(IReadOnlyList<FundingRule> rules) =>
        from first in rules.Select((rule, index) => (rule, index))
        from second in rules.Select((rule, index) => (rule, index))
        where
            first.index < second.index
            && first.rule.Base == second.rule.Base
            && first.rule.CountsIn(second.rule.From ?? DateOnly.MinValue, second.rule.To ?? DateOnly.MaxValue)
        select new LocalizedText(
            $"“{first.rule.Name}”与“{second.rule.Name}”都按{first.rule.Base.Name().Chinese}计付，同一面积会付两次；请去掉一条，或使两条的期限不重叠。",
            $"“{first.rule.Name}” and “{second.rule.Name}” both pay for {first.rule.Base.Name().English}, "
                + "which would be paid twice; remove one, or let their periods not overlap."
        );

    private static LocalizedText Missing(FundingRule rule, SettlementBasis basis) =>
        new(
            $"“{basis.Place}”缺少“{rule.Name}”所需的数据：{Needed(rule, Language.Chinese)}；请补录后再结算。",
            $"“{basis.Place}” lacks what “{rule.Name}” needs: {Needed(rule, Language.English)}; record it and settle again."
        );

    private static string Needed(FundingRule rule, Language language)
    {
        var names = new[] { rule.Base }.Concat(
            rule.Condition == FundingCondition.TargetMet ? [FundingBase.Target, FundingBase.AcceptedArea] : []
        );
        return string.Join(language == Language.Chinese ? "、" : ", ", names.Distinct().Select(kind => kind.Name().In(language)));
    }

    private static DateOnly Later(DateOnly day, DateOnly? other) => other > day ? other.Value : day;

    private static DateOnly Earlier(DateOnly day, DateOnly? other) => other < day ? other.Value : day;
}

/// <summary>Line of a settlement: one amount, with its rule and figures.</summary>
/// <param name="Figure">
/// Figure in mu, or in yuan where the rule takes a share of proceeds.
/// Null where it was not needed or is missing.
/// </param>
/// <param name="Years">Number of years, where the rate is per year; else 1.</param>
/// <param name="Amount">Amount in yuan, rounded to the cent.</param>
public sealed record SettlementLine(
    Places.Place Place,
    FundingRule Rule,
    SettlementBasis Basis,
    decimal? Figure,
    decimal Years,
    decimal Amount,
    SettlementLineOutcome Outcome
)
{
    /// <summary>Calculation of the amount in words, for the settlement page: 12.5亩 × 600元/亩 = 7500.00元.</summary>
    public LocalizedText Reckoning =>
        Outcome switch
        {
            SettlementLineOutcome.TargetMissed => new(
                $"任务{Basis.Target}亩，验收{Basis.Accepted}亩，未完成任务，不予支付",
                $"target {Basis.Target} mu, {Basis.Accepted} mu accepted: the target is not met, nothing is paid"
            ),
            SettlementLineOutcome.FigureMissing => new("缺少数据，未计", "a figure is missing; not reckoned"),
            _ when Rule.Base == FundingBase.IndexProceeds => new(
                $"{Plain(Figure)}元 × {Plain(Rule.Rate)}% = {Money}元",
                $"{Plain(Figure)} yuan × {Plain(Rule.Rate)} % = {Money} yuan"
            ),
            _ when Rule.Base == FundingBase.GridArea => new(
                $"{Plain(Figure)}亩 × {Plain(Rule.Rate)}元/亩·年 × {Plain(decimal.Round(Years, 4))}年 = {Money}元",
                $"{Plain(Figure)} mu × {Plain(Rule.Rate)} yuan/mu and year × {Plain(decimal.Round(Years, 4))} years = {Money} yuan"
            ),
            _ => new(
                $"{Plain(Figure)}亩 × {Plain(Rule.Rate)}元/亩 = {Money}元",
                $"{Plain(Figure)} mu × {Plain(Rule.Rate)} yuan/mu = {Money} yuan"
            ),
        };

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
}
