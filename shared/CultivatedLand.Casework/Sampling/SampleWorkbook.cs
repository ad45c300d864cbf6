using CultivatedLand.Casework.Exports;
using CultivatedLand.Documents.TablesOut;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Sampling;

namespace CultivatedLand.Casework.Sampling;

/// <summary>The sheet to take to the field: what to check, with room for what is found.</summary>
public static class SampleWorkbook
{
    private static readonly (Sentence Header, double Width)[] Columns =
    [
        (new("任务编号", "Task"), 20), (new("任务", "Name"), 36), (new("地点", "Place"), 28), (new("台账面积（亩）", "Ledger (mu)"), 14),
        (new("核实面积（亩）", "Found (mu)"), 14), (new("差异（亩）", "Difference (mu)"), 14), (new("备注", "Remark"), 30), (new("核实人签字", "Signature"), 16),
    ];

    public static byte[] Write(DrawnSample sample, Language language) => SheetFile.Write(
        new Sentence("抽查表", "Sample").In(language),
        [.. Columns.Select(column => new OutColumn(column.Header.In(language), column.Width))],
        sample.Checks.Select(Row));

    private static IReadOnlyList<OutCell> Row(CheckedArea check) =>
    [
        SheetFile.Words(check.Sampled.Task.Value),
        SheetFile.Words(check.Sampled.Name),
        SheetFile.Words(check.Sampled.Place.Path),
        SheetFile.Amount(check.Sampled.Recorded.Value),
        SheetFile.Amount(check.Found?.Value),
        SheetFile.Amount(check.Difference),
        SheetFile.Words(check.Remark),
        OutCell.Empty,
    ];
}
