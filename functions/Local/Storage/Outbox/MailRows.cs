using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.Tasks;

namespace CultivatedLand.Local.Storage.Outbox;

/// <summary>Reader of recorded mails.</summary>
internal static class MailRows
{
    public const string Select = """
        SELECT mails.id, mails.mail, mails.send_at, mails.state, attempts, next_attempt, sent_at, note, content,
            letters.series, letters.number
        FROM mails LEFT JOIN letters ON letters.id = mails.letter
        """;

    public static MailResultPage Page(LedgerConnection connection, MailQuery query)
    {
        var statement = connection
            .Sql(
                $"""
            {Select}
            WHERE mails.id < ?1
            {(query.State is null ? "" : "AND mails.state = ?3")}
            {(query.Task is null ? "" : """
                AND mails.id IN (
                    SELECT mail FROM mail_notices JOIN notices ON notices.id = mail_notices.notice
                    WHERE notices.task = (SELECT id FROM tasks WHERE task = ?4))
                """)}
            ORDER BY mails.id DESC LIMIT ?2
            """
            )
            .Bind(query.After is null ? long.MaxValue : TaskQueries.After(query.After))
            .Bind(query.Most + 1L);
        if (query.State is not null || query.Task is not null)
            statement.Bind(query.State is { } state ? EnumCodes.MailStates.CodeOf(state) : null);
        if (query.Task is { } task)
            statement.Bind(task.Value);

        var (mails, ids) = Read(connection, statement);
        return mails.Count > query.Most
            ? new MailResultPage([.. mails.Take(query.Most)], TaskQueries.Cursor(ids[query.Most - 1]))
            : new MailResultPage(mails, null);
    }

    /// <summary>Reads mails. One that cannot be read is set aside and left out.</summary>
    /// <param name="most">Number of readable mails after which the reading stops.</param>
    public static (IReadOnlyList<MailRecord> Mails, IReadOnlyList<long> Ids) Read(
        LedgerConnection connection,
        PreparedStatement statement,
        int most = int.MaxValue
    )
    {
        var rows = statement.Readable(
            connection.SetAside,
            RecordName.Mails,
            row => row.Text(1),
            row => new ReadMail(row.Long(0), Recorded(row)),
            most
        );
        return ([.. rows.Select(row => row.Mail with { Notices = Notices(connection, row.Id) })], [.. rows.Select(row => row.Id)]);
    }

    /// <exception cref="UnreadableRecordException">The mail cannot be read.</exception>
    public static MailRecord? One(LedgerConnection connection, string mailId)
    {
        var name = new RecordName(RecordName.Mails, mailId);
        try
        {
            var found = connection
                .Sql($"{Select} WHERE mails.mail = ?1")
                .Bind(mailId)
                .First(row => new ReadMail(row.Long(0), Recorded(row)));
            if (found is null)
                return null;
            connection.SetAside.FoundReadable(name);
            return found.Mail with { Notices = Notices(connection, found.Id) };
        }
        catch (Exception unreadable) when (connection.SetAside.IsOfOneRecord(unreadable))
        {
            connection.SetAside.Note(name, unreadable.Message);
            throw new UnreadableRecordException(name, unreadable);
        }
    }

    private static MailRecord Recorded(PreparedStatement row) =>
        new(
            row.Text(1),
            CaseJson.ReadMail(row.Blob(8)),
            [],
            row.IsNull(9) ? null : new LetterNumber(row.Text(9), row.Int(10)),
            TimeColumn.FromMilliseconds(row.Long(2)),
            new MailDeliveryState(
                EnumCodes.MailStates.ValueOf(row.Text(3)),
                row.Int(4),
                TimeColumn.FromMilliseconds(row.LongOrNull(5)),
                TimeColumn.FromMilliseconds(row.LongOrNull(6)),
                row.TextOrNull(7)
            )
        );

    private sealed record ReadMail(long Id, MailRecord Mail);

    private static List<NoticeId> Notices(LedgerConnection connection, long mail) =>
        [
            .. connection
                .Sql(
                    $"""
                    SELECT {StoredNotices.Columns} FROM mail_notices JOIN notices ON notices.id = mail_notices.notice
                    WHERE mail_notices.mail = ?1 ORDER BY position
                    """
                )
                .Bind(mail)
                .Rows(row => StoredNotices.Read(connection, row)?.Id)
                .OfType<NoticeId>(),
        ];
}
