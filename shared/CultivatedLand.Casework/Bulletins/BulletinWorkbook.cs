using CultivatedLand.Casework.Exports;
using CultivatedLand.Documents.TablesOut;
using CultivatedLand.Domain;

namespace CultivatedLand.Casework.Bulletins;

/// <summary>The table of a bulletin as a workbook, with the total as its last row.</summary>
public static class BulletinWorkbook
{
    private static readonly double[] Widths = [6, 8, 22, 8, 14, 14, 10, 10, 18, 10, 12, 12];

    public static byte[] Write(string title, Bulletin bulletin, Language language) => SheetFile.Write(
        title,
        [.. BulletinWords.Columns.Zip(Widths).Select(column => new OutColumn(column.First.In(language), column.Second))],
        bulletin.Lines.Select(line => Row(line, language)).Append(Total(bulletin, language)));

    private static IReadOnlyList<OutCell> Row(BulletinLine line, Language language) =>
        [SheetFile.Count(line.Rank), SheetFile.Words(BulletinWords.Climbed(line).In(language)), SheetFile.Words(line.Place.Path), .. Figures(line.Figures)];

    private static IReadOnlyList<OutCell> Total(Bulletin bulletin, Language language) =>
        [OutCell.Empty, OutCell.Empty, SheetFile.Words(new Sentence("合计", "Total").In(language)), .. Figures(bulletin.Total)];

    private static IEnumerable<OutCell> Figures(BulletinFigures figures) =>
    [
        SheetFile.Count(figures.Tasks),
        SheetFile.Amount(figures.Target.Value),
        SheetFile.Amount(figures.Accepted.Value),
        SheetFile.Words(BulletinWords.Share(figures.Done)),
        SheetFile.Words(BulletinWords.Share(figures.TimeGone)),
        SheetFile.Amount(figures.NewlyAccepted.Value),
        SheetFile.Count(figures.Late),
        SheetFile.Count(figures.Letters),
        SheetFile.Count(figures.Interviews),
    ];
}
