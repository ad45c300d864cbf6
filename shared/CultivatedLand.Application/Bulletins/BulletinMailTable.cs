using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Bulletins;

/// <summary>
/// Table of a bulletin in a mail: the figures of the workbook in four columns, which a phone can show side by side.
/// </summary>
internal static class BulletinMailTable
{
    /// <summary>Style of a cell. Words break at spaces alone, so that no column becomes one character wide.</summary>
    private const string Cell = "word-break:keep-all;overflow-wrap:normal";

    private static readonly LocalizedText[] Heads =
    [
        new("单位", "Place"),
        new("验收 / 任务（亩）", "Accepted / target (mu)"),
        new("完成率 / 时间进度", "Done / time gone"),
        new("逾期 督办函 约谈", "Overdue, letters, interviews"),
    ];

    /// <param name="most">Number of rows besides the total.</param>
    public static HtmlMarkup Of(Bulletin bulletin, int most, Language language) =>
        HtmlMarkup.Of(
            $"""
            <table cellpadding="6" cellspacing="0" border="1" style="border-collapse:collapse;font-size:13px;line-height:20px">
            <tr>{HtmlMarkup.Join(
                Heads.Select(head => HtmlMarkup.Of($"<th align=\"left\" style=\"{Cell}\">{head.In(language)}</th>"))
            )}</tr>
            {HtmlMarkup.Join(bulletin.Lines.Take(most).Select(line => Row(Name(line, language), line.Figures, language)))}
            {Row(new LocalizedText("合计", "Total").In(language), bulletin.Total, language)}
            </table>
            """
        );

    private static string Name(BulletinLine line, Language language) =>
        $"{line.Rank}. {SafeText.Line(line.Name.In(language))} {BulletinText.Climbed(line).In(language)}";

    private static HtmlMarkup Row(string name, BulletinFigures figures, Language language)
    {
        string[] cells =
        [
            $"{name} {new LocalizedText($"{figures.Tasks}项", figures.Tasks == 1 ? "1 task" : $"{figures.Tasks} tasks").In(language)}",
            $"{figures.Accepted} / {figures.Target} "
                + new LocalizedText($"本期+{figures.NewlyAccepted}", $"{figures.NewlyAccepted} new").In(language),
            $"{BulletinText.Share(figures.Done)} / {BulletinText.Share(figures.TimeGone)}",
            $"{figures.Late} / {figures.Letters} / {figures.Interviews}",
        ];
        return HtmlMarkup.Of($"<tr>{HtmlMarkup.Join(cells.Select(cell => HtmlMarkup.Of($"<td style=\"{Cell}\">{cell}</td>")))}</tr>\n");
    }
}
