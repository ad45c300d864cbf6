using CultivatedLand.Application.Exports;
using CultivatedLand.Documents.Spreadsheets;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;

namespace CultivatedLand.Application.Funding;

/// <summary>Workbook of a settlement: each line with its rule, figures and calculation, and the total.</summary>
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
    ];

    public static byte[] Write(string title, Settlement settlement, Language language) =>
        WorkbookBytes.Write(
            title,
            [.. Columns.Select(column => new ExportColumn(column.Header.In(language), column.Width))],
            settlement.Lines.Select(line => Row(line, language)).Append(Total(settlement, language))
        );

    private static IReadOnlyList<ExportCell> Row(SettlementLine line, Language language) =>
        [
            WorkbookBytes.Words(line.Place.Path),
            WorkbookBytes.Words(line.Rule.Name),
            WorkbookBytes.Words(line.Rule.Base.Name().In(language)),
            WorkbookBytes.Amount(line.Figure),
            WorkbookBytes.Amount(line.Rule.Rate),
            WorkbookBytes.Words(line.Rule.Base.Unit().In(language)),
            WorkbookBytes.Amount(line.Amount),
            WorkbookBytes.Words(line.Reckoning.In(language)),
            WorkbookBytes.Words(line.Rule.Words),
        ];

    private static IReadOnlyList<ExportCell> Total(Settlement settlement, Language language) =>
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
        ];
}
