namespace CultivatedLand.Domain.Funding;

/// <summary>Rule for paying funds, as data. A plan may state a rule, or an office may set one by hand.</summary>
/// <param name="Id">Id of the rule in a settlement. It is unique among the rules of one settlement.</param>
/// <param name="Rate">
/// Rate in yuan per mu, yuan per mu and year, or percent of proceeds, as <see cref="Base"/> says.
/// It is never negative.
/// </param>
/// <param name="From">
/// First day on which the rule counts, inclusive. Null for a rule without a beginning.
/// Where projects are listed it is the first day of their certificates.
/// </param>
/// <param name="To">Last day on which the rule counts, inclusive. Null for a rule without an end.</param>
/// <param name="Words">Text of the notice that states the rule. Null for a rule set by hand.</param>
/// <param name="LacksRate">Whether nobody has stated the rate yet. Such a rule pays nothing and prevents approval.</param>
public sealed record FundingRule(
    string Id,
    string Name,
    FundingBase Base,
    decimal Rate,
    FundingCondition Condition,
    DateOnly? From = null,
    DateOnly? To = null,
    string? Words = null,
    bool LacksRate = false
)
{
    /// <summary>Upper limit of the rate. It is more than any farmland is worth, so a larger figure is a typing error.</summary>
    public const decimal HighestRate = 10_000_000m;

    /// <summary>Tells whether the rule pays net area (净面积), which an acceptance is then asked for.</summary>
    public bool PaysNet() => Base == FundingBase.AcceptedArea && Words?.Contains("净面积", StringComparison.Ordinal) != false;

    public bool CountsIn(DateOnly from, DateOnly to) => !(From > to) && !(To < from);

    /// <summary>Lists the faults of this rule by itself, one sentence each.</summary>
    public IEnumerable<LocalizedText> Faults()
    {
        if (Rate is < 0 or > HighestRate)
            yield return new(
                $"“{Name}”的标准为{Rate}，须在0至{HighestRate:0}之间。",
                $"The rate of “{Name}” is {Rate}; it must lie between 0 and {HighestRate:0}."
            );
        if (Base == FundingBase.IndexProceeds && Rate > 100)
            yield return new(
                $"“{Name}”按收益的{Rate}%计，不能超过100%。",
                $"“{Name}” takes {Rate} % of the proceeds; it cannot take more than 100 %."
            );
        if (From > To)
            yield return new(
                $"“{Name}”的起止日期颠倒：{From:yyyy-MM-dd}至{To:yyyy-MM-dd}。",
                $"“{Name}” ends before it begins: {From:yyyy-MM-dd} to {To:yyyy-MM-dd}."
            );
    }
}

/// <summary>Figure by which a rate is multiplied.</summary>
public enum FundingBase
{
    /// <summary>Accepted net area (净面积). Source: Erong notice §6, Erping notice §3 (2).</summary>
    AcceptedArea,

    /// <summary>Target area. Source: Erong notice §6.</summary>
    Target,

    /// <summary>Accepted area beyond the target. Source: Erong notice §6.</summary>
    Excess,

    /// <summary>Area that a third party has verified. Source: Jiangjin reply, on grain subsidies.</summary>
    VerifiedArea,

    /// <summary>Cultivated land under grid patrol. The rate is per year. Source: Jiangjin reply.</summary>
    GridArea,

    /// <summary>Newly confirmed cultivated land (新增耕地指标). Source: Jiangjin reply.</summary>
    IndexArea,

    /// <summary>Proceeds of new land (指标收益) in yuan. The rate is in percent. Source: Jiangjin reply.</summary>
    IndexProceeds,

    /// <summary>Months of each grid member. Source: Dadukou notice, allowance of grid members.</summary>
    MemberMonths,

    /// <summary>Patrols that each grid member has made. Source: Dadukou notice, allowance of grid members.</summary>
    PatrolsMade,
}

/// <summary>Condition under which a rule pays.</summary>
public enum FundingCondition
{
    Always,

    /// <summary>Accepted area reaches the target. A place that does not reach it gets no award.</summary>
    TargetMet,

    /// <summary>Every parcel of the set is confirmed. A set with one that is not gets nothing. Source: Jiangjin reply.</summary>
    AllConfirmed,
}
