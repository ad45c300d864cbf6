using System.Text;
using CultivatedLand.Documents.Calendars;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>
/// Calendar file of the due dates in a mail. A later mail about the same phase updates the entry that a calendar already has.
/// The reader's personal link is left out: calendars are shared, and the link acts in that person's name.
/// </summary>
internal static class DueDateCalendar
{
    private static readonly TimeSpan NineInTheMorning = TimeSpan.FromHours(9);

    /// <returns>Null for a mail that tells of hand-overs alone.</returns>
    public static MailAttachment? For(Envelope envelope, EquatableArray<NoticeSummary> summaries, MailContext context)
    {
        var scheduled = envelope.Items.Zip(summaries).Where(pair => !pair.Second.IsHandOver).ToList();
        return scheduled.Count == 0
            ? null
            : new MailAttachment(
                "due-dates.ics",
                CalendarFileWriter.MediaType,
                CalendarFileWriter.Write(
                    scheduled.Take(MailDraft.Full + MailDraft.Short).Select(pair => Entry(pair.First.Notice, pair.Second, context))
                )
            );
    }

    private static CalendarEntry Entry(Notice notice, NoticeSummary summary, MailContext context) =>
        new(
            $"{notice.Id.Task}.{notice.Id.Phase}@{context.Host}",
            Sequence(notice.Id),
            notice.SendAt,
            notice.Due,
            new LocalizedText($"【{summary.Tag}】{summary.Place} {summary.Phase}", $"[{summary.Tag}] {summary.Place} {summary.Phase}").In(
                context.Language
            ),
            Description(summary),
            summary.Place,
            context.SafePublicAddress,
            notice.Due < ChinaTime.DateOf(notice.SendAt) ? [] : Alarms
        );

    /// <summary>
    /// Calculates the sequence number of a calendar entry.
    /// Within a round a due date only moves later, and a new round outweighs any date.
    /// A changed date therefore always has the higher number.
    /// </summary>
    private static int Sequence(NoticeId id) => (id.Round * 100_000) + (id.Due.DayNumber - new DateOnly(1992, 1, 1).DayNumber);

    /// <summary>Alarms at nine in the morning: two days before, one day before, and on the day.</summary>
    private static TimeSpan[] Alarms { get; } =
    [NineInTheMorning - TimeSpan.FromDays(2), NineInTheMorning - TimeSpan.FromDays(1), NineInTheMorning];

    private static string Description(NoticeSummary summary)
    {
        var lines = new StringBuilder(summary.Task);
        foreach (var line in new[] { summary.Progress, summary.Next }.Where(line => line is not null))
            lines.Append('\n').Append(line);
        return lines.ToString();
    }
}
