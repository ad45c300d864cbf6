using System.Globalization;
using CultivatedLand.Application.Exports;
using CultivatedLand.Documents.Spreadsheets;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Substitutions;

/// <summary>Workbook of the list of area to be substituted, with its total as the last row.</summary>
public static class SubstitutionWorkbook
{
    public static LocalizedText Title { get; } = new("补划清单", "Area to be substituted");

    private static readonly (LocalizedText Header, double Width)[] Columns =
    [
        (new("方案", "Plan"), 36),
        (new("地点", "Place"), 28),
        (new("任务", "Task"), 28),
        (new("面积（亩）", "Area (mu)"), 14),
        (new("占地年份", "Lost in"), 10),
        (new("理由", "Reason"), 44),
        (new("认定日期", "Granted on"), 12),
        (new("认定人", "Granted by"), 18),
    ];

    public static byte[] Write(SubstitutionSheet sheet, Language language) =>
        WorkbookBytes.Write(
            Title.In(language),
            [.. Columns.Select(column => new ExportColumn(column.Header.In(language), column.Width))],
            sheet.Lines.Select(Row).Append(Total(sheet, language))
        );

    private static IReadOnlyList<ExportCell> Row(SubstitutionLine line) =>
        [
            WorkbookBytes.Words(line.Plan),
            WorkbookBytes.Words(line.Place.Path),
            WorkbookBytes.Words(line.TaskName),
            WorkbookBytes.Amount(line.Grant.Area.Value),
            WorkbookBytes.Words(line.Grant.LostIn?.ToString(CultureInfo.InvariantCulture)),
            WorkbookBytes.Words(line.Grant.Reason),
            WorkbookBytes.Words(ChinaTime.DateOf(line.Grant.At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            WorkbookBytes.Words(line.Grant.By),
        ];

    private static IReadOnlyList<ExportCell> Total(SubstitutionSheet sheet, Language language) =>
        [
            WorkbookBytes.Words(new LocalizedText("合计", "Total").In(language)),
            ExportCell.Empty,
            ExportCell.Empty,
            WorkbookBytes.Amount(sheet.Total.Value),
            ExportCell.Empty,
            ExportCell.Empty,
            ExportCell.Empty,
            ExportCell.Empty,
        ];
}
