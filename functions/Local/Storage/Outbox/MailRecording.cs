using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.Tasks;

namespace CultivatedLand.Local.Storage.Outbox;

/// <summary>
/// Recording of mails into the outbox, all or none. Several mails may contain the same notice if they are recorded together.
/// </summary>
internal sealed class MailRecording(IReadOnlyList<MailRecord> mails)
{
    private readonly (MailRecord Mail, byte[] Content)[] _entries = [.. mails.Select(mail => (mail, CaseJson.Write(mail.Content)))];

    public int Rows { get; } = mails.Sum(mail => 1 + (2 * mail.Notices.Count));

    /// <exception cref="NotRecordedException">
    /// A notice, number or mail has changed meanwhile. Nothing that was written may remain.
    /// </exception>
    public bool WriteTo(LedgerConnection connection)
    {
        var notices = mails.SelectMany(mail => mail.Notices).Distinct().ToDictionary(id => id, id => TakeOut(connection, id));
        var letters = GiveNumbers(connection, notices);
        foreach (var (mail, content) in _entries)
        {
            var row = Insert(connection, mail, content, mail.Letter is null ? null : letters[mail.Letter]);
            for (var position = 0; position < mail.Notices.Count; position++)
            {
                connection
                    .Sql("INSERT INTO mail_notices (mail, position, notice) VALUES (?1, ?2, ?3)")
                    .Bind(row)
                    .Bind(position)
                    .Bind(notices[mail.Notices[position]])
                    .Run();
            }
        }

        return true;
    }

    public static int LastNumber(LedgerConnection connection, string series) =>
        connection.Sql("SELECT ifnull(max(number), 0) FROM letters WHERE series = ?1").Bind(series).First(row => row.Int(0));

    private static long TakeOut(LedgerConnection connection, NoticeId id) =>
        connection
            .Sql(
                """
                UPDATE notices SET standing = 1
                WHERE task = (SELECT id FROM tasks WHERE task = ?1) AND key = ?2 AND standing = 0 RETURNING id
                """
            )
            .Bind(id.Task.Value)
            .Bind(NoticeRow.KeyOf(id))
            .First(row => (long?)row.Long(0))
        ?? throw new NotRecordedException();

    /// <summary>
    /// Assigns the letter numbers. A letter and its copies are mails with one number, that of the single notice they contain.
    /// A paper about no notice is one mail with its number.
    /// </summary>
    private Dictionary<LetterNumber, long> GiveNumbers(LedgerConnection connection, Dictionary<NoticeId, long> notices)
    {
        var numbered = mails.Where(mail => mail.Letter is not null).ToLookup(mail => mail.Letter!);
        var given = new Dictionary<LetterNumber, long>();
        foreach (var letter in numbered.OrderBy(letter => letter.Key.Number))
        {
            if (letter.DistinctBy(mail => mail.Paper).Count() > 1 || letter.Key.Number != LastNumber(connection, letter.Key.Series) + 1)
                throw new NotRecordedException();
            given[letter.Key] = connection
                .Sql("INSERT INTO letters (series, number, notice) VALUES (?1, ?2, ?3) RETURNING id")
                .Bind(letter.Key.Series)
                .Bind(letter.Key.Number)
                .Bind(letter.First().Notices is [var notice, ..] ? notices[notice] : null)
                .First(row => row.Long(0));
        }

        return given;
    }

    private static long Insert(LedgerConnection connection, MailRecord mail, byte[] content, long? letter) =>
        connection
            .Sql(
                """
                INSERT INTO mails (mail, send_at, letter, state, attempts, next_attempt, sent_at, note, content)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                ON CONFLICT (mail) DO NOTHING RETURNING id
                """
            )
            .Bind(mail.Id)
            .Bind(TimeColumn.Milliseconds(mail.SendAt))
            .Bind(letter)
            .Bind(EnumCodes.MailStates.CodeOf(mail.Standing.State))
            .Bind(mail.Standing.Attempts)
            .Bind(TimeColumn.Milliseconds(mail.Standing.NextAttemptAt))
            .Bind(TimeColumn.Milliseconds(mail.Standing.SentAt))
            .Bind(mail.Standing.Note)
            .Bind(content)
            .First(row => (long?)row.Long(0))
        ?? throw new NotRecordedException();
}

/// <summary>Exception that undoes a recording that came too late: a notice is no longer waiting, or a number or a mail is taken.</summary>
internal sealed class NotRecordedException : Exception;
