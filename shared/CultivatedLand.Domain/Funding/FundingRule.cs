namespace CultivatedLand.Domain.Funding;

/// <summary>What is paid for what, as data. A plan may state it, an office may set it by hand.</summary>
/// <param name="Id">Names the rule in a sheet: unique among the rules of one settlement.</param>
/// <param name="Rate">Yuan for each mu, yuan for each mu and year, or percent of proceeds, as <see cref="Base"/> says; never negative.</param>
/// <param name="From">First day on which it counts, inclusive; null from ever.</param>
/// <param name="To">Last day on which it counts, inclusive; null for ever.</param>
/// <param name="Words">The words of the notice it comes from; null for one set by hand.</param>
public sealed record FundingRule(
    string Id,
    string Name,
    FundingBase Base,
    decimal Rate,
    FundingCondition Condition,
    DateOnly? From = null,
    DateOnly? To = null,
    string? Words = null
)
{
    /// <summary>More than any farmland is worth; a larger figure is a slip of the pen.</summary>
    public const decimal HighestRate = 10_000_000m;

    public bool CountsIn(DateOnly from, DateOnly to) => !(From > to) && !(To < from);

    /// <summary>What is wrong with this rule by itself, one sentence each.</summary>
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

/// <summary>The figure a rate is multiplied with.</summary>
public enum FundingBase
{
    /// <summary>净面积: net area that was accepted. Erong notice §6, Erping notice §3 (2).</summary>
    AcceptedArea,

    /// <summary>The target itself. Erong notice §6.</summary>
    Target,

    /// <summary>Accepted area beyond the target. Erong notice §6.</summary>
    Excess,

    /// <summary>Area that a third party has verified. Jiangjin reply, on grain subsidies.</summary>
    VerifiedArea,

    /// <summary>Cultivated land under grid patrol; the rate is for a year. Jiangjin reply.</summary>
    GridArea,

    /// <summary>新增耕地指标: newly confirmed cultivated land. Jiangjin reply.</summary>
    IndexArea,

    /// <summary>指标收益 in yuan; the rate is percent. Jiangjin reply.</summary>
    IndexProceeds,
}

/// <summary>What must hold before a rule pays anything.</summary>
public enum FundingCondition
{
    Always,

    /// <summary>Accepted area reaches the target; who does not reach it gets no award.</summary>
    TargetMet,
}
