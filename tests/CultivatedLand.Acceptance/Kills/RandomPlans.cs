using System.Globalization;

namespace CultivatedLand.Acceptance.Kills;

/// <summary>Plans of invented towns, as tables of tasks and as notices with steps.</summary>
internal static class RandomPlans
{
    private static readonly string[] Villages = ["柳树村", "枫林村", "白沙村"];

    /// <summary>A notice with one stepped task and two simple ones, in the words the sample uses.</summary>
    public static string Notice(Random random, int number)
    {
        var plough = new DateOnly(2023, 8, 1).AddDays(random.Next(40));
        var (plant, apply, accept) = (plough.AddDays(random.Next(20, 45)), plough.AddDays(random.Next(50, 65)), plough.AddDays(random.Next(66, 90)));
        return string.Create(CultureInfo.InvariantCulture, $"""
            石桥府〔2023〕{100 + number}号

            青禾县石桥镇人民政府
            关于印发《石桥镇第{number}号整改方案》的通知

            2023年7月18日

            一、工作任务

            （一）关于完成第{number}批耕地恢复任务的问题。
            {Villages[random.Next(Villages.Length)]}需恢复耕地{random.Next(20, 200)}亩：{Day(plough)}前完成翻耕；{Day(plant)}前完成种植；{Day(apply)}前达到验收条件，申请验收；{Day(accept)}前全面完成整改验收。（责任领导：各村联系领导；责任单位：柳树村；牵头单位：建管办；整改时限：2023年{Day(accept)}前）

            （二）关于第{number}批占补平衡整改的问题。
            枫林村、白沙村需整改面积共90亩，其中枫林村50亩、白沙村40亩。（责任领导：各村联系领导；责任单位：相关村；牵头单位：建管办；整改时限：2023年{Day(plough.AddDays(random.Next(60)))}前）

            （三）关于第{number}批违法用地整改的问题。
            补齐资料，报县规资局备案。（责任单位：相关村；牵头单位：农服中心；整改时限：2023年{Day(plough.AddDays(random.Next(30)))}前）

            青禾县石桥镇党政办公室            2023年7月18日印发
            """);
    }

    private static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日");
}
