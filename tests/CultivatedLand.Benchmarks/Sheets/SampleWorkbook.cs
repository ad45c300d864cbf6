using CultivatedLand.Documents.TablesOut;

namespace CultivatedLand.Benchmarks.Sheets;

/// <summary>A task table as a district would send it.</summary>
internal static class SampleWorkbook
{
    public static byte[] Write(int rows)
    {
        using var buffer = new MemoryStream();
        OutColumn[] columns = [new("序号", 6), new("任务名称", 30), new("所在村", 20), new("任务面积（亩）", 12), new("责任领导", 12), new("责任单位", 16), new("牵头单位", 16), new("整改时限", 14)];
        Workbook.Write(buffer, "任务表", columns, Cells(rows), default).GetAwaiter().GetResult();
        return buffer.ToArray();
    }

    private static async IAsyncEnumerable<IReadOnlyList<OutCell>> Cells(int rows)
    {
        await Task.CompletedTask;
        for (var number = 1; number <= rows; number++)
        {
            yield return
            [
                new OutCell.Number(number, 0),
                new OutCell.Words($"{number}号图斑恢复耕种"),
                new OutCell.Words($"{(number % 500) + 1}号村"),
                new OutCell.Number((number % 2000) + 0.25m, 2),
                new OutCell.Words($"{(number % 500) + 1}号村联系领导"),
                new OutCell.Words($"{(number % 500) + 1}号村村委会"),
                new OutCell.Words("镇建管办"),
                new OutCell.Day(new DateOnly(2026, 3, 1).AddDays(number % 270)),
            ];
        }
    }
}
