namespace CultivatedLand.Domain.Funding;

/// <summary>Extension methods that give the code, the name and the unit of a funding base.</summary>
public static class FundingBases
{
    private static readonly (string Code, LocalizedText Name, LocalizedText Unit)[] Table =
    [
        ("accepted-area", new("验收净面积", "accepted net area"), new("元/亩", "yuan/mu")),
        ("target", new("任务面积", "target"), new("元/亩", "yuan/mu")),
        ("excess", new("超额面积", "area beyond the target"), new("元/亩", "yuan/mu")),
        ("verified-area", new("核实面积", "verified area"), new("元/亩", "yuan/mu")),
        ("grid-area", new("网格管护面积", "area under grid patrol"), new("元/亩·年", "yuan/mu and year")),
        ("index-area", new("新增耕地指标", "new cultivated land"), new("元/亩", "yuan/mu")),
        ("index-proceeds", new("指标收益", "proceeds of new land"), new("%", "%")),
        ("member-months", new("网格人员按月", "grid members by month"), new("元/人·月", "yuan/member and month")),
        ("patrols-made", new("巡查次数", "patrols made"), new("元/次", "yuan/patrol")),
    ];

    /// <summary>Returns the stable name in files and interfaces: <c>accepted-area</c>.</summary>
    public static string Code(this FundingBase kind) => Table[(int)kind].Code;

    public static LocalizedText Name(this FundingBase kind) => Table[(int)kind].Name;

    /// <summary>Returns the unit of the rate.</summary>
    public static LocalizedText Unit(this FundingBase kind) => Table[(int)kind].Unit;

    /// <summary>Whether the money goes to persons, one line each, and to no place as such.</summary>
    public static bool PaysPersons(this FundingBase kind) => kind is FundingBase.MemberMonths or FundingBase.PatrolsMade;

    public static FundingBase? Parse(string code) =>
        Array.FindIndex(Table, row => row.Code == code) is >= 0 and var index ? (FundingBase)index : null;
}
