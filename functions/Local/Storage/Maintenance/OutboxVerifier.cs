using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Local.Storage.Engine;
using static CultivatedLand.Local.Storage.Maintenance.VerifyFaultKind;

namespace CultivatedLand.Local.Storage.Maintenance;

/// <summary>
/// Verifier of the outbox. Exactly the notices marked as mailed must be in a mail, and every letter series must run from 1 without a gap.
/// </summary>
internal static class OutboxVerifier
{
    public static void Run(LedgerConnection connection, List<VerifyFault> faults)
    {
        var inNoMail = connection
            .Sql(
                """
                SELECT tasks.task || '.' || key FROM notices JOIN tasks ON tasks.id = notices.task
                WHERE standing = 1 AND NOT EXISTS (SELECT 1 FROM mail_notices WHERE notice = notices.id)
                """
            )
            .Rows(row => row.Text(0));
        faults.AddRange(
            inNoMail.Select(notice =>
                LedgerVerifier.Fault(NoticeInNoMail, notice, "已标记为成信，却不在任何邮件中。", "it counts as mailed and is in no mail.")
            )
        );

        var notTakenOut = connection
            .Sql(
                """
                SELECT tasks.task || '.' || key FROM notices JOIN tasks ON tasks.id = notices.task
                WHERE standing <> 1 AND EXISTS (SELECT 1 FROM mail_notices WHERE notice = notices.id)
                """
            )
            .Rows(row => row.Text(0));
        faults.AddRange(
            notTakenOut.Select(notice =>
                LedgerVerifier.Fault(
                    NoticeInNoMail,
                    notice,
                    "已在邮件中，却未标记为成信。",
                    "it is in a mail and does not count as mailed."
                )
            )
        );

        // A mail without a task is recorded as such.
        var empty = connection
            .Sql(
                """
                SELECT mail FROM mails
                WHERE NOT EXISTS (SELECT 1 FROM mail_notices WHERE mail_notices.mail = mails.id)
                  AND NOT EXISTS (SELECT 1 FROM cabinet WHERE drawer = ?1 AND key = mails.mail)
                """
            )
            .Bind(PlaceMailLog.DrawerName)
            .Rows(row => row.Text(0));
        faults.AddRange(
            empty.Select(mail => LedgerVerifier.Fault(MailWithoutNotice, mail, "邮件中没有任何通知。", "the mail tells no notice."))
        );

        var series = connection
            .Sql("SELECT series, count(*), min(number), max(number) FROM letters GROUP BY series")
            .Rows(row => (Series: row.Text(0), Count: row.Int(1), First: row.Int(2), Last: row.Int(3)));
        faults.AddRange(
            series
                .Where(run => run.First != 1 || run.Last != run.Count)
                .Select(run =>
                    LedgerVerifier.Fault(
                        LetterGap,
                        run.Series,
                        $"编号{run.First}至{run.Last}共{run.Count}件，有缺号。",
                        $"{run.Count} letters are numbered {run.First} to {run.Last}: numbers are missing."
                    )
                )
        );
    }
}
