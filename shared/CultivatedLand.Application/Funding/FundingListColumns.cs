using CultivatedLand.Application.Tables;
using CultivatedLand.Domain.Funding;

namespace CultivatedLand.Application.Funding;

/// <summary>Columns of the lists of those who are paid by name, and the tables to fill in. The people in them are invented.</summary>
public static class FundingListColumns
{
    public const string Place = "地点";
    public const string Name = "名称";
    public const string Set = "项目";
    public const string Area = "面积";
    public const string Yuan = "收益（元）";
    public const string Day = "日期";
    public const string Checked = "核查面积";
    public const string CheckedBy = "核查人";

    private static readonly string[] PlaceNames = ["place", "所在地", "村", "村居", "镇街"];

    private static readonly Dictionary<FundingListKind, (IReadOnlyList<Column> Columns, string Template)> Table = new()
    {
        [FundingListKind.Projects] = (
            [
                new(Place, PlaceNames, IsRequired: true),
                new(Name, ["项目", "项目名称", "name"], IsRequired: true),
                new(Day, ["合格证日期", "合格证取得日期", "certified", "day"], IsRequired: true),
                new(Yuan, ["收益", "指标收益", "proceeds"], IsRequired: true),
            ],
            "地点,项目名称,合格证日期,收益（元）\r\n青禾县/石桥镇,柳树村土地整治,2023-03-10,1500000.00\r\n"
        ),
        [FundingListKind.NewLand] = (
            [
                new(Place, PlaceNames, IsRequired: true),
                new(Set, ["项目名称", "set"], IsRequired: true),
                new(Name, ["图斑", "图斑编号", "地块", "parcel", "name"], IsRequired: true),
                new(Area, ["面积（亩）", "area"], IsRequired: true),
                new(Day, ["确认日期", "新增耕地确认日期", "confirmed", "day"], IsRequired: true),
            ],
            "地点,项目,图斑编号,面积（亩）,确认日期\r\n青禾县/石桥镇,柳树村土地整治,001,1.25,2023-03-10\r\n青禾县/石桥镇,柳树村土地整治,002,0.80,\r\n"
        ),
        [FundingListKind.Growers] = (
            [
                new(Place, PlaceNames, IsRequired: true),
                new(Name, ["姓名", "大户", "种粮大户", "户主", "name"], IsRequired: true),
                new(Area, ["申报面积", "申报面积（亩）", "declared", "area"], IsRequired: true),
                new(Checked, ["核查面积（亩）", "核实面积", "checked"]),
                new(CheckedBy, ["核查单位", "第三方", "checked by"]),
                new(Day, ["核查日期", "checked on", "day"]),
            ],
            "地点,姓名,申报面积,核查面积,核查人,核查日期\r\n青禾县/石桥镇/柳树村,张示例,320.00,287.50,示例测绘公司,2023-09-12\r\n"
        ),
        [FundingListKind.Households] = (
            [
                new(Place, PlaceNames, IsRequired: true),
                new(Name, ["户主", "姓名", "户主姓名", "农户", "name"], IsRequired: true),
                new(Area, ["面积（亩）", "申报面积", "种植面积", "area"], IsRequired: true),
            ],
            "地点,户主,面积（亩）\r\n青禾县/石桥镇/柳树村,张示例,3.20\r\n青禾县/石桥镇/柳树村,李示例,1.85\r\n"
        ),
    };

    public static IReadOnlyList<Column> Of(FundingListKind kind) => Table[kind].Columns;

    /// <summary>Table to fill in, with a row that shows how.</summary>
    public static string Template(FundingListKind kind) => Table[kind].Template;
}
