namespace CultivatedLand.Domain.Funding;

/// <summary>Extension methods that give the code and the name of a condition of payment.</summary>
public static class FundingConditions
{
    private static readonly (string Code, LocalizedText Name)[] Table =
    [
        ("always", new("按面积支付", "always")),
        ("target-met", new("完成任务才支付", "only where the target is met")),
        ("all-confirmed", new("整组全部确认后支付", "only once every parcel of the set is confirmed")),
    ];

    /// <summary>Returns the stable name in files and interfaces: <c>target-met</c>.</summary>
    public static string Code(this FundingCondition condition) => Table[(int)condition].Code;

    public static LocalizedText Name(this FundingCondition condition) => Table[(int)condition].Name;

    public static FundingCondition? Parse(string code) =>
        Array.FindIndex(Table, row => row.Code == code) is >= 0 and var index ? (FundingCondition)index : null;
}
