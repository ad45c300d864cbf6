using CultivatedLand.Application.Exports;
using CultivatedLand.Documents.Spreadsheets;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;

namespace CultivatedLand.Application.Funding;

/// <summary>Workbook of a list or of a sample of it. It holds the rows that are handed in, which are those that its reader sees.</summary>
public static class FundingListWorkbook
{
    private static readonly (LocalizedText Header, double Width)[] Columns =
    [
        (new("地点", "Place"), 28),
        (new("项目", "Set"), 24),
        (new("名称", "Name"), 24),
        (new("面积（亩）", "Area (mu)"), 14),
        (new("核查面积（亩）", "Checked (mu)"), 14),
        (new("收益（元）", "Proceeds (yuan)"), 18),
        (new("日期", "Day"), 14),
        (new("核查人", "Checked by"), 20),
    ];

    public static byte[] Write(string title, IEnumerable<FundingListRow> rows, Language language) =>
        WorkbookBytes.Write(
            title,
            [.. Columns.Select(column => new ExportColumn(column.Header.In(language), column.Width))],
            rows.Select(Row)
        );

    private static IReadOnlyList<ExportCell> Row(FundingListRow row) =>
        [
            WorkbookBytes.Words(row.Place.Path),
            WorkbookBytes.Words(row.Set),
            WorkbookBytes.Words(row.Name),
            WorkbookBytes.Amount(row.Area?.Value),
            WorkbookBytes.Amount(row.Checked?.Value),
            WorkbookBytes.Amount(row.Yuan),
            WorkbookBytes.Words(row.Day?.ToString("yyyy-MM-dd")),
            WorkbookBytes.Words(row.CheckedBy),
        ];
}
