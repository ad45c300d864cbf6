using CultivatedLand.Application.Exports;
using CultivatedLand.Documents.Spreadsheets;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Funding;

/// <summary>Workbook of what is approved and unpaid: each line that is open, with its sheet, and the total.</summary>
public static class PaymentWorkbook
{
    private static readonly (LocalizedText Header, double Width)[] Columns =
    [
        (new("方案", "Plan"), 32),
        (new("结算期", "Period"), 24),
        (new("地点", "Place"), 28),
        (new("收款对象", "Payee"), 20),
        (new("标准", "Rule"), 22),
        (new("审定（元）", "Approved (yuan)"), 16),
        (new("已付（元）", "Paid (yuan)"), 16),
        (new("未付（元）", "Open (yuan)"), 16),
    ];

    public static byte[] Write(string title, IReadOnlyList<OpenSheet> open, Language language)
    {
        var lines = open.SelectMany(sheet => sheet.Balance.Lines.Where(line => line.Open != 0).Select(line => (sheet.Sheet, Line: line)))
            .ToList();
        return WorkbookBytes.Write(
            title,
            [.. Columns.Select(column => new ExportColumn(column.Header.In(language), column.Width))],
            lines
                .Select(row => Row(row.Sheet, row.Line.Line.Place.Path, row.Line.Line.Payee, row.Line.Line.Rule.Name, row.Line))
                .Append([
                    WorkbookBytes.Words(new LocalizedText("合计", "Total").In(language)),
                    ExportCell.Empty,
                    ExportCell.Empty,
                    ExportCell.Empty,
                    ExportCell.Empty,
                    WorkbookBytes.Amount(lines.Sum(row => row.Line.Line.Amount)),
                    WorkbookBytes.Amount(lines.Sum(row => row.Line.Paid)),
                    WorkbookBytes.Amount(lines.Sum(row => row.Line.Open)),
                ])
        );
    }

    private static IReadOnlyList<ExportCell> Row(
        ApprovedSettlement sheet,
        string place,
        string? payee,
        string rule,
        Domain.Funding.LineBalance line
    ) =>
        [
            WorkbookBytes.Words(sheet.Title),
            WorkbookBytes.Words($"{sheet.From:yyyy-MM-dd} – {sheet.To:yyyy-MM-dd}"),
            WorkbookBytes.Words(place),
            WorkbookBytes.Words(payee),
            WorkbookBytes.Words(rule),
            WorkbookBytes.Amount(line.Line.Amount),
            WorkbookBytes.Amount(line.Paid),
            WorkbookBytes.Amount(line.Open),
        ];
}
