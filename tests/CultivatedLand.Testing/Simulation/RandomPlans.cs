using System.Globalization;

namespace CultivatedLand.Testing.Simulation;

/// <summary>Notices of an invented town in the words the sample uses. The same number again is a corrected edition.</summary>
public static class RandomPlans
{
    /// <param name="issued">Its due dates follow within half a year.</param>
    public static string Notice(Random random, int number, DateOnly issued)
    {
        var plough = issued.AddDays(random.Next(5, 60));
        var (plant, apply, accept) = (
            plough.AddDays(random.Next(20, 45)),
            plough.AddDays(random.Next(50, 65)),
            plough.AddDays(random.Next(66, 90))
        );
        var third =
            random.Next(4) == 0
                ? ""
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"""

                    （三）关于第{number}批违法用地整改的问题。
                    补齐资料，报县规资局备案。（责任单位：相关村；牵头单位：农服中心；整改时限：{Day(plough.AddDays(random.Next(30)))}前）
                    """
                );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            石桥府〔2023〕{100 + number}号

            青禾县石桥镇人民政府
            关于印发《石桥镇第{number}号整改方案》的通知

            {Day(issued)}

            一、工作任务

            （一）关于完成第{number}批耕地恢复任务的问题。
            柳树村需恢复耕地{random.Next(20, 200)}亩：{Day(plough)}前完成翻耕；{Day(plant)}前完成种植；{Day(
                apply
            )}前达到验收条件，申请验收；{Day(
                accept
            )}前全面完成整改验收。（责任领导：各村联系领导；责任单位：柳树村；牵头单位：建管办；整改时限：{Day(accept)}前）

            （二）关于第{number}批占补平衡整改的问题。
            枫林村、白沙村需整改面积共90亩，其中枫林村50亩、白沙村40亩。（责任领导：各村联系领导；责任单位：相关村；牵头单位：建管办；整改时限：{Day(
                plough.AddDays(random.Next(60))
            )}前）
            {third}

            青禾县石桥镇党政办公室            {Day(issued)}印发
            """
        );
    }

    private static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");
}
