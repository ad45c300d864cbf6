using CultivatedLand.Application.Exports;
using CultivatedLand.Documents.Spreadsheets;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;

namespace CultivatedLand.Application.Funding;

/// <summary>Workbook of a settlement: each line with its rule, figures and calculation, a subtotal under each place, and the total.</summary>
public static class SettlementWorkbook
{
    private static readonly (LocalizedText Header, double Width)[] Columns =
    [
        (new("地点", "Place"), 28),
        (new("标准", "Rule"), 22),
        (new("计付依据", "Pays for"), 16),
        (new("数量", "Figure"), 14),
        (new("标准值", "Rate"), 12),
        (new("单位", "Unit"), 12),
        (new("金额（元）", "Amount (yuan)"), 16),
        (new("计算", "Reckoning"), 44),
        (new("出处", "Source"), 44),
        (new("收款对象", "Payee"), 20),
        (new("小计（元）", "Subtotal (yuan)"), 16),
    ];

    public static byte[] Write(string title, Settlement settlement, Language language) =>
        WorkbookBytes.Write(
            title,
            [.. Columns.Select(column => new ExportColumn(column.Header.In(language), column.Width))],
            settlement
                .Lines.GroupBy(line => line.Place)
                .SelectMany(place =>
                    place.Select((line, index) => Row(line, index == place.Count() - 1 ? place.Sum(other => other.Amount) : null, language))
                )
                .Append(Sum(settlement, language))
        );

    /// <param name="subtotal">Amount of the place, under its last line. It has a column of its own, so that the amounts can be added up.</param>
    private static IReadOnlyList<ExportCell> Row(SettlementLine line, decimal? subtotal, Language language) =>
        [
            WorkbookBytes.Words(line.Place.Path),
            WorkbookBytes.Words(line.Rule.Name),
            WorkbookBytes.Words(line.Rule.Base.Name().In(language)),
            WorkbookBytes.Amount(line.Figure),
            WorkbookBytes.Amount(line.Rule.LacksRate ? null : line.Rule.Rate),
            WorkbookBytes.Words(line.Rule.Base.Unit().In(language)),
            WorkbookBytes.Amount(line.Amount),
            WorkbookBytes.Words(string.Join(" ", new[] { line.Reckoning.In(language), line.Rest?.In(language) }.OfType<string>())),
            WorkbookBytes.Words(line.Rule.Words),
            WorkbookBytes.Words(line.Payee),
            WorkbookBytes.Amount(subtotal),
        ];

    private static IReadOnlyList<ExportCell> Sum(Settlement settlement, Language language) =>
        [
            WorkbookBytes.Words(new LocalizedText("合计", "Total").In(language)),
            ExportCell.Empty,
            ExportCell.Empty,
            ExportCell.Empty,
            ExportCell.Empty,
            ExportCell.Empty,
            WorkbookBytes.Amount(settlement.Total),
            ExportCell.Empty,
            ExportCell.Empty,
            ExportCell.Empty,
            WorkbookBytes.Amount(settlement.Total),
        ];
}
