using CultivatedLand.Casework.Exports;
using CultivatedLand.Documents.TablesOut;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;

namespace CultivatedLand.Casework.Funding;

/// <summary>A settlement sheet as a workbook: each line with its rule, figures and reckoning, and the total.</summary>
public static class SettlementWorkbook
{
    private static readonly (Sentence Header, double Width)[] Columns =
    [
        (new("地点", "Place"), 28), (new("标准", "Rule"), 22), (new("计付依据", "Pays for"), 16), (new("数量", "Figure"), 14), (new("标准值", "Rate"), 12),
        (new("单位", "Unit"), 12), (new("金额（元）", "Amount (yuan)"), 16), (new("计算", "Reckoning"), 44), (new("出处", "Source"), 44),
    ];

    public static byte[] Write(string title, Settlement settlement, Language language) => SheetFile.Write(
        title,
        [.. Columns.Select(column => new OutColumn(column.Header.In(language), column.Width))],
        settlement.Lines.Select(line => Row(line, language)).Append(Total(settlement, language)));

    private static IReadOnlyList<OutCell> Row(SettlementLine line, Language language) =>
    [
        SheetFile.Words(line.Place.Path),
        SheetFile.Words(line.Rule.Name),
        SheetFile.Words(line.Rule.Base.Name().In(language)),
        SheetFile.Amount(line.Figure),
        SheetFile.Amount(line.Rule.Rate),
        SheetFile.Words(line.Rule.Base.Unit().In(language)),
        SheetFile.Amount(line.Amount),
        SheetFile.Words(line.Reckoning.In(language)),
        SheetFile.Words(line.Rule.Words),
    ];

    private static IReadOnlyList<OutCell> Total(Settlement settlement, Language language) =>
    [
        SheetFile.Words(new Sentence("合计", "Total").In(language)), OutCell.Empty, OutCell.Empty, OutCell.Empty, OutCell.Empty, OutCell.Empty,
        SheetFile.Amount(settlement.Total), OutCell.Empty, OutCell.Empty,
    ];
}
