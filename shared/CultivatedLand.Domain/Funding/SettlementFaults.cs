namespace CultivatedLand.Domain.Funding;

/// <summary>Sentences about what prevents the approval of a settlement.</summary>
internal static class SettlementFaults
{
    /// <summary>
    /// Lists the pairs of rules that pay the same base on the same days, because they would pay it twice.
    /// Their conditions do not matter.
    /// </summary>
    public static IEnumerable<LocalizedText> PaidTwice(IReadOnlyList<FundingRule> rules) =>
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

    /// <summary>Asks for a rate once, whatever the number of places.</summary>
    public static LocalizedText RateMissing(FundingRule rule) =>
        new(
            $"“{rule.Name}”标准未写明：请在上面填写一次“标准”（{rule.Base.Unit().Chinese}），填写前不支付。",
            $"“{rule.Name}”: rate not stated. Give it once above ({rule.Base.Unit().English}); nothing is paid before."
        );

    public static LocalizedText Nobody(FundingRule rule) =>
        new(
            $"“{rule.Name}”按人计付，但方案所在地的通讯录中没有网格员；请在设置›通讯录中补充后再结算。",
            $"“{rule.Name}” pays persons, and the directory has no grid member at the place of the plan; add them under settings, directory."
        );

    public static LocalizedText FigureMissing(SettlementLine line) =>
        new(
            $"“{line.Place}”缺少“{line.Rule.Name}”所需的数据：{Needed(line.Rule, Language.Chinese)}；请补录后再结算。",
            $"“{line.Place}” lacks what “{line.Rule.Name}” needs: {Needed(line.Rule, Language.English)}; record it and settle again."
        );

    private static string Needed(FundingRule rule, Language language)
    {
        if (rule.Condition == FundingCondition.AllConfirmed)
            return new LocalizedText("新增耕地清单（逐块确认日期）", "the list of new land with the day of each confirmation").In(language);
        var names = new[] { rule.Base }.Concat(
            rule.Condition == FundingCondition.TargetMet ? [FundingBase.Target, FundingBase.AcceptedArea] : []
        );
        return string.Join(language == Language.Chinese ? "、" : ", ", names.Distinct().Select(kind => kind.Name().In(language)));
    }
}
