using CultivatedLand.Documents.Spreadsheets;

namespace CultivatedLand.Benchmarks.Sheets;

/// <summary>A task table as a district would send it.</summary>
internal static class SampleWorkbook
{
    public static byte[] Write(int rows)
    {
        using var buffer = new MemoryStream();
        ExportColumn[] columns =
        [
            new("序号", 6),
            new("任务名称", 30),
            new("所在村", 20),
            new("任务面积（亩）", 12),
            new("责任领导", 12),
            new("责任单位", 16),
            new("牵头单位", 16),
            new("整改时限", 14),
        ];
        WorkbookWriter.Write(buffer, "任务表", columns, Cells(rows), default).GetAwaiter().GetResult();
        return buffer.ToArray();
    }

    private static async IAsyncEnumerable<IReadOnlyList<ExportCell>> Cells(int rows)
    {
        await Task.CompletedTask;
        for (var number = 1; number <= rows; number++)
        {
            yield return
            [
                new ExportCell.Number(number, 0),
                new ExportCell.Words($"{number}号图斑恢复耕种"),
                new ExportCell.Words($"{(number % 500) + 1}号村"),
                new ExportCell.Number((number % 2000) + 0.25m, 2),
                new ExportCell.Words($"{(number % 500) + 1}号村联系领导"),
                new ExportCell.Words($"{(number % 500) + 1}号村村委会"),
                new ExportCell.Words("镇建管办"),
                new ExportCell.Day(new DateOnly(2026, 3, 1).AddDays(number % 270)),
            ];
        }
    }
}
