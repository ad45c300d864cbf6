namespace CultivatedLand.Domain.Funding;

/// <summary>
/// Settlement of funds (资金结算): the payment of each place, line by line, each with its rule and figures.
/// It is a pure function of rules, figures and period.
/// Amounts are in yuan.
/// Each line is rounded to the cent, so that the lines add up to the total.
/// </summary>
/// <param name="From">First day of the period, inclusive, local date.</param>
/// <param name="To">Last day of the period, inclusive, local date.</param>
/// <param name="Faults">Faults that prevent approval: missing figures or rates, or rules that pay one base twice.</param>
public sealed record Settlement(DateOnly From, DateOnly To, EquatableArray<SettlementLine> Lines, EquatableArray<LocalizedText> Faults)
{
    public decimal Total => Lines.Sum(line => line.Amount);

    public bool CanBeApproved => Faults.Count == 0;

    public IEnumerable<(Places.Place Place, decimal Amount)> ByPlace =>
        Lines.GroupBy(line => line.Place).Select(place => (place.Key, place.Sum(line => line.Amount)));

    /// <param name="items">Those who are paid by name. A rule whose base has none pays places.</param>
    public static Settlement Of(
        IReadOnlyList<FundingRule> rules,
        IReadOnlyList<SettlementBasis> places,
        DateOnly from,
        DateOnly to,
        IReadOnlyList<SettlementItem>? items = null
    )
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
        faults.AddRange(SettlementFaults.PaidTwice(rules));
        faults.AddRange(
            places
                .GroupBy(basis => basis.Place)
                .Where(same => same.Count() > 1)
                .Select(same => new LocalizedText($"“{same.Key}”列了{same.Count()}次。", $"“{same.Key}” is listed {same.Count()} times."))
        );

        var listed = (items ?? []).ToLookup(item => item.Base);
        var counting = rules.Where(rule => rule.CountsIn(from, to) || listed[rule.Base].Any(item => item.Day is not null)).ToList();
        faults.AddRange(counting.Where(rule => rule.LacksRate).Select(SettlementFaults.RateMissing));
        faults.AddRange(counting.Where(rule => rule.Base.PaysPersons() && !listed[rule.Base].Any()).Select(SettlementFaults.Nobody));
        var lines = new List<SettlementLine>();
        foreach (var place in Places(places, counting.SelectMany(rule => listed[rule.Base])))
        {
            foreach (var rule in counting)
            {
                if (listed[rule.Base].Any())
                    lines.AddRange(listed[rule.Base].Where(item => item.Place == place.Place).Select(item => Line(rule, item, from, to)));
                else if (place.IsSettled && !rule.Base.PaysPersons())
                    lines.Add(Line(rule, place.Basis, from, to));
            }
        }

        faults.AddRange(lines.Where(line => line.Outcome == SettlementLineOutcome.FigureMissing).Select(SettlementFaults.FigureMissing));
        return new Settlement(from, to, lines.ToEquatableArray(), faults.ToEquatableArray());
    }

    /// <summary>Lists the places in their order, and after them those that have nothing but items.</summary>
    private static IEnumerable<(Places.Place Place, SettlementBasis Basis, bool IsSettled)> Places(
        IReadOnlyList<SettlementBasis> places,
        IEnumerable<SettlementItem> items
    ) =>
        places
            .Select(basis => (basis.Place, basis, true))
            .Concat(
                items
                    .Select(item => item.Place)
                    .Distinct()
                    .Where(place => places.All(basis => basis.Place != place))
                    .OrderBy(place => place.Path, StringComparer.Ordinal)
                    .Select(place => (place, new SettlementBasis(place, null, null), false))
            );

    private static SettlementLine Line(FundingRule rule, SettlementBasis basis, DateOnly from, DateOnly to)
    {
        if (rule.LacksRate)
            return SettlementLine.Unpaid(rule, basis, SettlementLineOutcome.RateMissing);
        if (rule.Condition == FundingCondition.AllConfirmed)
            return SettlementLine.Unpaid(rule, basis, SettlementLineOutcome.FigureMissing);
        if (rule.Condition == FundingCondition.TargetMet)
        {
            if (basis.Target is not { } target || basis.Accepted is not { } accepted)
                return SettlementLine.Unpaid(rule, basis, SettlementLineOutcome.FigureMissing);
            if (accepted < target)
                return SettlementLine.Unpaid(rule, basis, SettlementLineOutcome.TargetMissed);
        }

        if (basis.Figure(rule.Base) is not { } figure)
            return SettlementLine.Unpaid(rule, basis, SettlementLineOutcome.FigureMissing);
        if (rule.Base == FundingBase.AcceptedArea && figure == 0)
            return SettlementLine.Unpaid(rule, basis, SettlementLineOutcome.NotAccepted);
        var share = rule.Base == FundingBase.GridArea ? Years(Later(from, rule.From), Earlier(to, rule.To)) : 1m;
        return new SettlementLine(
            basis.Place,
            rule,
            basis,
            figure,
            share,
            Cents(figure * rule.Rate * share / (rule.Base == FundingBase.IndexProceeds ? 100 : 1)),
            SettlementLineOutcome.Paid
        );
    }

    private static SettlementLine Line(FundingRule rule, SettlementItem item, DateOnly from, DateOnly to)
    {
        var outcome = item switch
        {
            _ when rule.LacksRate => SettlementLineOutcome.RateMissing,
            { Base: FundingBase.IndexProceeds, Day: null } => SettlementLineOutcome.NotCertified,
            { Base: FundingBase.IndexProceeds } when item.Day < rule.From || item.Day > rule.To => SettlementLineOutcome.CertifiedOutside,
            { Unconfirmed: > 0 } when rule.Condition == FundingCondition.AllConfirmed => SettlementLineOutcome.NotConfirmed,
            { Base: FundingBase.VerifiedArea, Figure: null } => SettlementLineOutcome.NotChecked,
            { Figure: null, Base: not FundingBase.MemberMonths } => SettlementLineOutcome.FigureMissing,
            _ => SettlementLineOutcome.Paid,
        };
        var share = item.Base == FundingBase.MemberMonths ? Months(Later(from, rule.From), Earlier(to, rule.To)) : 1m;
        var amount = (item.Figure ?? 1) * rule.Rate * share / (rule.Base == FundingBase.IndexProceeds ? 100 : 1);
        return new SettlementLine(
            item.Place,
            rule,
            new SettlementBasis(item.Place, null, null),
            item.Figure,
            share,
            outcome == SettlementLineOutcome.Paid ? Cents(amount) : 0m,
            outcome,
            item
        );
    }

    private static decimal Cents(decimal yuan) => decimal.Round(yuan, 2, MidpointRounding.AwayFromZero);

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

    /// <summary>Returns the length of a period in calendar months. Part of a month counts by its days.</summary>
    private static decimal Months(DateOnly from, DateOnly to)
    {
        var months = 0m;
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= to; month = month.AddMonths(1))
        {
            var days = DateTime.DaysInMonth(month.Year, month.Month);
            var last = Earlier(to, month.AddDays(days - 1));
            months += (decimal)(last.DayNumber - Later(month, from).DayNumber + 1) / days;
        }

        return months;
    }

    private static DateOnly Later(DateOnly day, DateOnly? other) => other > day ? other.Value : day;

    private static DateOnly Earlier(DateOnly day, DateOnly? other) => other < day ? other.Value : day;
}
