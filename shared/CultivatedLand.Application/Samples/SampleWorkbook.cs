using CultivatedLand.Application.Exports;
using CultivatedLand.Documents.Spreadsheets;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Samples;

namespace CultivatedLand.Application.Samples;

/// <summary>Workbook of a sample for use in the field: the areas to check, with room for the areas found.</summary>
public static class SampleWorkbook
{
    private static readonly (LocalizedText Header, double Width)[] Columns =
    [
        (new("任务编号", "Task"), 20),
        (new("任务", "Name"), 36),
        (new("地点", "Place"), 28),
        (new("台账面积（亩）", "Ledger (mu)"), 14),
        (new("核实面积（亩）", "Found (mu)"), 14),
        (new("差异（亩）", "Difference (mu)"), 14),
        (new("备注", "Remark"), 30),
        (new("核实人签字", "Signature"), 16),
    ];

    public static byte[] Write(DrawnSample sample, Language language) =>
        WorkbookBytes.Write(
            new LocalizedText("抽查表", "Sample").In(language),
            [.. Columns.Select(column => new ExportColumn(column.Header.In(language), column.Width))],
            sample.Checks.Select(Row)
        );

    private static IReadOnlyList<ExportCell> Row(CheckedArea check) =>
        [
            WorkbookBytes.Words(check.Sampled.Task.Value),
            WorkbookBytes.Words(check.Sampled.Name),
            WorkbookBytes.Words(check.Sampled.Place.Path),
            WorkbookBytes.Amount(check.Sampled.Recorded.Value),
            WorkbookBytes.Amount(check.Found?.Value),
            WorkbookBytes.Amount(check.Difference),
            WorkbookBytes.Words(check.Remark),
            ExportCell.Empty,
        ];
}
