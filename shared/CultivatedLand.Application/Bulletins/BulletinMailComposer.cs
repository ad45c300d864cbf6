using System.Text;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Composer of the mail of a bulletin: the summary in words, the table, and the workbook as attachment.</summary>
public sealed class BulletinMailComposer(MailContext context)
{
    private const int LinesInTheMail = 60;
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly HtmlMarkup Head = new(
        """<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">"""
            + """<meta name="color-scheme" content="light dark">"""
    );

    private static readonly LocalizedText AgendaHead = new("议程：", "Agenda:");

    /// <param name="at">Place whose table the reader can open. Null for none.</param>
    public MailContent Compose(
        ScheduledRhythm rhythm,
        Occurrence occurrence,
        Bulletin bulletin,
        BulletinReader reader,
        Place? at,
        string id,
        DateTimeOffset sendAt
    )
    {
        var table = context.SafePlaceTable(at, reader.Mail);
        var title = SafeText.Line(Say(BulletinText.Title(rhythm, bulletin.Place)), 60);
        return new MailContent(
            reader.Mail,
            reader.Name,
            context.Marked(BulletinText.Subject(rhythm, bulletin.Place, bulletin.Day)),
            Text(title, rhythm, occurrence, bulletin, table),
            Html(title, rhythm, occurrence, bulletin, table).Value,
            [
                new MailAttachment(
                    $"{title} {bulletin.Day:yyyy-MM-dd}.xlsx",
                    Workbook,
                    BulletinWorkbook.Write(title, bulletin, context.Language)
                ),
            ],
            $"{id}@{context.Host}",
            sendAt
        );
    }

    private string Text(string title, ScheduledRhythm rhythm, Occurrence occurrence, Bulletin bulletin, Uri? table)
    {
        var text = new StringBuilder();
        if (context.IsVirtualTime)
            text.Append($"*** {Say(MailText.VirtualTimeNote)} ***\n\n");
        text.Append(
            $"{title}\n{Opening(rhythm, occurrence, bulletin)}\n\n"
                + string.Concat(Agenda(rhythm).Select((point, index) => (index == 0 ? $"{Say(AgendaHead)}\n" : "") + $"{point}\n"))
                + (Agenda(rhythm).Count > 0 ? "\n" : "")
                + $"{Say(BulletinText.Summary(bulletin))}\n{Say(BulletinText.LateOnes(bulletin))}\n"
                + string.Concat(bulletin.Remarks.Select(remark => $"{Say(remark)}\n"))
                + "\n"
        );
        foreach (var line in bulletin.Lines.Take(LinesInTheMail))
        {
            var figures = line.Figures;
            text.Append(
                Say(
                    new(
                        $"{line.Rank}. {line.Name.Chinese}（{Climbed(line)}）：任务{figures.Target}亩，"
                            + $"验收{figures.Accepted}亩（{BulletinText.Share(figures.Done)}，时间{BulletinText.Share(figures.TimeGone)}），"
                            + $"新增{figures.NewlyAccepted}亩，逾期{figures.Late}项\n",
                        $"{line.Rank}. {line.Name.English} ({Climbed(line)}): target {figures.Target} mu, "
                            + $"accepted {figures.Accepted} mu ({BulletinText.Share(figures.Done)}, "
                            + $"time {BulletinText.Share(figures.TimeGone)}), {figures.NewlyAccepted} mu new, {figures.Late} overdue\n"
                    )
                )
            );
        }

        if (bulletin.Lines.Count > LinesInTheMail)
            text.Append(More(bulletin));
        if (table is not null)
            text.Append($"\n{Say(MailText.PlaceTable)} {table.AbsoluteUri}\n");
        return text.Append($"\n--\n{context.Office}\n").ToString();
    }

    private HtmlMarkup Html(string title, ScheduledRhythm rhythm, Occurrence occurrence, Bulletin bulletin, Uri? table) =>
        HtmlMarkup.Of(
            $"""
            <!DOCTYPE html>
            <html lang="{(
                context.Language == Language.English ? "en" : "zh-CN"
            )}"><head>{Head}<title>{title}</title></head>
            <body style="margin:0;padding:16px;font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif">
            {(
                context.IsVirtualTime
                    ? HtmlMarkup.Of(
                        $"""<p style="background:#fff4ce;color:#5c4400;padding:10px 14px">{Say(MailText.VirtualTimeNote)}</p>"""
                    )
                    : HtmlMarkup.Nothing
            )}
            <h1 style="font-size:20px;line-height:28px;margin:0 0 8px">{title}</h1>
            <p style="font-size:14px;line-height:22px;margin:0 0 12px">{Opening(rhythm, occurrence, bulletin)}</p>
            {HtmlMarkup.Join(Agenda(rhythm).Prepend(Say(AgendaHead)).Skip(Agenda(rhythm).Count == 0 ? 1 : 0).Select(AgendaLine))}
            <p style="font-size:15px;line-height:24px;margin:0 0 4px">{Say(BulletinText.Summary(bulletin))}</p>
            <p style="font-size:15px;line-height:24px;margin:0 0 12px"><strong>{Say(BulletinText.LateOnes(bulletin))}</strong></p>
            {HtmlMarkup.Join(bulletin.Remarks.Select(remark => AgendaLine(Say(remark))))}
            {BulletinMailTable.Of(bulletin, LinesInTheMail, context.Language)}
            {(bulletin.Lines.Count > LinesInTheMail ? HtmlMarkup.Of($"<p>{More(bulletin)}</p>") : HtmlMarkup.Nothing)}
            {(table is null ? HtmlMarkup.Nothing : HtmlMarkup.Of($"""<p><a href="{table}">{Say(MailText.PlaceTable)}</a></p>"""))}
            <p style="font-size:12px;line-height:19px">{context.Office}</p>
            </body></html>
            """
        );

    private static HtmlMarkup AgendaLine(string line) =>
        HtmlMarkup.Of($"""<p style="font-size:14px;line-height:22px;margin:0 0 4px">{line}</p>""");

    private string Opening(ScheduledRhythm rhythm, Occurrence occurrence, Bulletin bulletin)
    {
        var moved = occurrence.IsMoved
            ? new LocalizedText(
                $"（原定{occurrence.Nominal:MM-dd}，逢休息日调整）",
                $" (moved from {occurrence.Nominal:MM-dd}, which is not worked)"
            )
            : new("", "");
        var period = BulletinText.Period(bulletin);
        return rhythm.Rhythm.Kind == RhythmKind.Meeting
            ? Say(
                new(
                    $"今日{rhythm.Hour:HH:mm}召开{rhythm.Rhythm.Name}{moved.Chinese}{Where(rhythm).Chinese}，"
                        + $"进度如下（{period.Chinese}）。",
                    $"{rhythm.Rhythm.Name} is held today at {rhythm.Hour:HH:mm}{moved.English}{Where(rhythm).English}; "
                        + $"this is how things stand ({period.English})."
                )
            )
            : Say(
                new(
                    $"现将整改进度通报如下（{period.Chinese}）{moved.Chinese}。",
                    $"This is how the rectification stands ({period.English}){moved.English}."
                )
            );
    }

    private static LocalizedText Where(ScheduledRhythm rhythm) =>
        rhythm.Room is { } room ? new($"，地点：{room}", $", place: {room}") : new("", "");

    private static IReadOnlyList<string> Agenda(ScheduledRhythm rhythm) =>
        rhythm.Rhythm.Kind == RhythmKind.Meeting ? [.. rhythm.Agenda.Select((point, index) => $"{index + 1}. {point}")] : [];

    private string More(Bulletin bulletin) =>
        Say(
            new(
                $"另有{bulletin.Lines.Count - LinesInTheMail}个单位，见附表。",
                $"{bulletin.Lines.Count - LinesInTheMail} more places are in the workbook."
            )
        );

    private string Climbed(BulletinLine line) => Say(BulletinText.Climbed(line));

    private string Say(LocalizedText text) => text.In(context.Language);
}
