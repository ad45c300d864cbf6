using CultivatedLand.Application.Exports;
using CultivatedLand.Documents.Spreadsheets;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Workbook of the table of a bulletin, with the total as its last row.</summary>
public static class BulletinWorkbook
{
    private static readonly double[] Widths = [6, 8, 22, 8, 14, 14, 10, 10, 18, 10, 12, 12];

    public static byte[] Write(string title, Bulletin bulletin, Language language) =>
        WorkbookBytes.Write(
            title,
            [.. BulletinText.Columns.Zip(Widths).Select(column => new ExportColumn(column.First.In(language), column.Second))],
            bulletin.Lines.Select(line => Row(line, language)).Append(Total(bulletin, language))
        );

    private static IReadOnlyList<ExportCell> Row(BulletinLine line, Language language) =>
        [
            WorkbookBytes.Count(line.Rank),
            WorkbookBytes.Words(BulletinText.Climbed(line).In(language)),
            WorkbookBytes.Words(
                line.IsOwn ? $"{line.Place.Path}{new LocalizedText("（本级）", " (itself)").In(language)}" : line.Place.Path
            ),
            .. Figures(line.Figures),
        ];

    private static IReadOnlyList<ExportCell> Total(Bulletin bulletin, Language language) =>
        [
            ExportCell.Empty,
            ExportCell.Empty,
            WorkbookBytes.Words(new LocalizedText("合计", "Total").In(language)),
            .. Figures(bulletin.Total),
        ];

    private static IEnumerable<ExportCell> Figures(BulletinFigures figures) =>
        [
            WorkbookBytes.Count(figures.Tasks),
            WorkbookBytes.Amount(figures.Target.Value),
            WorkbookBytes.Amount(figures.Accepted.Value),
            WorkbookBytes.Words(BulletinText.Share(figures.Done)),
            WorkbookBytes.Words(BulletinText.Share(figures.TimeGone)),
            WorkbookBytes.Amount(figures.NewlyAccepted.Value),
            WorkbookBytes.Count(figures.Late),
            WorkbookBytes.Count(figures.Letters),
            WorkbookBytes.Count(figures.Interviews),
        ];
}
