using System.Globalization;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;

namespace CultivatedLand.Application.Funding;

/// <summary>Input of a funding rule. A row without name and rate is none. A name without a rate is a rule whose rate is not stated.</summary>
public sealed record FundingRuleInput(string Name, string Base, string Rate, string Condition, string From, string To, string? Words)
{
    public const int MostRules = 20;

    public static FundingRuleInput Blank { get; } = new("", FundingBase.AcceptedArea.Code(), "", "always", "", "", null);

    public static FundingRuleInput Of(FundingRule rule) =>
        new(
            rule.Name,
            rule.Base.Code(),
            rule.LacksRate ? "" : rule.Rate.ToString("0.####", CultureInfo.InvariantCulture),
            rule.Condition.Code(),
            Text(rule.From),
            Text(rule.To),
            rule.Words
        );

    public static IReadOnlyList<FundingRuleInput> Of(FormFields form) =>
        [
            .. Enumerable
                .Range(0, MostRules)
                .Where(index => form.Has($"base{index}"))
                .Select(index => new FundingRuleInput(
                    form[$"name{index}"].Trim(),
                    form[$"base{index}"],
                    form[$"rate{index}"].Trim(),
                    form[$"condition{index}"],
                    form[$"from{index}"].Trim(),
                    form[$"to{index}"].Trim(),
                    form[$"words{index}"] is { Length: > 0 } words ? words : null
                ))
                .Where(rule => rule.Name.Length > 0 || rule.Rate.Length > 0),
        ];

    public static (EquatableArray<FundingRule> Rules, EquatableArray<LocalizedText> Faults) Read(
        IReadOnlyList<FundingRuleInput> typed,
        string planId
    )
    {
        var faults = new List<LocalizedText>();
        var rules = typed.Select((rule, index) => rule.Read($"{planId}-{index + 1}", faults)).OfType<FundingRule>().ToList();
        faults.AddRange(rules.SelectMany(rule => rule.Faults()));
        return ([.. rules], [.. faults]);
    }

    private FundingRule? Read(string id, List<LocalizedText> faults)
    {
        var before = faults.Count;
        if (Name.Length is 0 or > 60)
            faults.Add(new("每条标准都要有名称（最多60字）。", "Every rule has a name of at most 60 characters."));
        if (FundingBases.Parse(Base) is not { } kind)
        {
            faults.Add(new($"“{Name}”没有计付依据。", $"“{Name}” has no base."));
            kind = FundingBase.AcceptedArea;
        }

        if (FundingConditions.Parse(Condition) is not { } condition)
        {
            faults.Add(
                new(
                    $"“{Name}”的条件“{Condition}”应为 always（一律）、target-met（完成任务）或 all-confirmed（整组全部确认）。",
                    $"The condition “{Condition}” of “{Name}” is always, target-met or all-confirmed."
                )
            );
            condition = FundingCondition.Always;
        }

        if (condition == FundingCondition.AllConfirmed && kind != FundingBase.IndexArea)
            faults.Add(
                new(
                    $"“{Name}”的条件“整组全部确认”只用于新增耕地指标；请改选条件或计付依据。",
                    $"“{Name}” waits for all parcels to be confirmed, which new cultivated land alone can; change the condition or the base."
                )
            );
        var rate = 0m;
        if (Rate.Length > 0 && !decimal.TryParse(Rate, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out rate))
            faults.Add(
                new($"“{Name}”的标准“{Rate}”不是数字，应如 600。", $"The rate “{Rate}” of “{Name}” is no number; write it like 600.")
            );
        var from = Day(From, faults);
        var to = Day(To, faults);
        return faults.Count > before
            ? null
            : new FundingRule(id, VisibleText.Of(Name), kind, rate, condition, from, to, Words, LacksRate: Rate.Length == 0);
    }

    private DateOnly? Day(string typed, List<LocalizedText> faults)
    {
        if (typed.Length == 0)
            return null;
        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        faults.Add(new($"“{Name}”的日期“{typed}”应如 2023-12-31。", $"The date “{typed}” of “{Name}” is written like 2023-12-31."));
        return null;
    }

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
