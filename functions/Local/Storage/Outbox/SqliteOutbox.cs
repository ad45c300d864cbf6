using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.Outbox;

/// <summary>Outbox in the ledger file.</summary>
public sealed class SqliteOutbox(SqliteDatabase database) : IOutbox
{
    public async Task<IReadOnlyList<Notice>> Waiting(DateTimeOffset moment, int most, CancellationToken cancellationToken) =>
        await database.Read(connection => StoredNotices.Waiting(connection, moment, most), cancellationToken);

    public Task<DateTimeOffset?> NextSendAt(CancellationToken cancellationToken) =>
        Earliest(RecordName.Notices, "SELECT min(send_at) FROM notices WHERE standing = 0", StoredNotices.EachWaiting, cancellationToken);

    public async Task<bool> Record(IReadOnlyList<MailRecord> mails, CancellationToken cancellationToken)
    {
        if (mails.Count == 0)
            return true;
        var recording = new MailRecording(mails);
        try
        {
            return await database.Write(recording.WriteTo, recording.Rows, cancellationToken);
        }
        catch (NotRecordedException)
        {
            return false;
        }
    }

    public Task<int> LastLetterNumber(string series, CancellationToken cancellationToken) =>
        database.Read(connection => MailRecording.LastNumber(connection, series), cancellationToken);

    public Task<IReadOnlyList<MailRecord>> Outgoing(DateTimeOffset moment, int most, CancellationToken cancellationToken) =>
        database.ReadAtOneMoment(
            connection =>
                MailRows
                    .Read(
                        connection,
                        connection
                            .Sql($"{MailRows.Select} WHERE mails.state = 'queued' AND next_attempt <= ?1 ORDER BY next_attempt, mails.id")
                            .Bind(TimeColumn.Milliseconds(moment)),
                        most
                    )
                    .Mails,
            cancellationToken
        );

    public Task<DateTimeOffset?> NextAttemptAt(CancellationToken cancellationToken) =>
        Earliest(
            RecordName.Mails,
            "SELECT min(next_attempt) FROM mails WHERE state = 'queued'",
            "SELECT mail, next_attempt FROM mails WHERE state = 'queued' AND next_attempt IS NOT NULL ORDER BY next_attempt, id",
            cancellationToken
        );

    public Task<MailRecord?> Find(string mailId, CancellationToken cancellationToken) =>
        database.ReadAtOneMoment(connection => MailRows.One(connection, mailId), cancellationToken);

    public Task<bool> Update(string mailId, int attempts, MailDeliveryState mailDeliveryState, CancellationToken cancellationToken) =>
        database.Write(
            connection =>
                connection
                    .Sql(
                        """
                        UPDATE mails SET state = ?3, attempts = ?4, next_attempt = ?5, sent_at = ?6, note = ?7
                            WHERE mail = ?1 AND attempts = ?2
                        """
                    )
                    .Bind(mailId)
                    .Bind(attempts)
                    .Bind(EnumCodes.MailStates.CodeOf(mailDeliveryState.State))
                    .Bind(mailDeliveryState.Attempts)
                    .Bind(TimeColumn.Milliseconds(mailDeliveryState.NextAttemptAt))
                    .Bind(TimeColumn.Milliseconds(mailDeliveryState.SentAt))
                    .Bind(mailDeliveryState.Note)
                    .Run() == 1,
            rows: 1,
            cancellationToken
        );

    public Task<bool> Rewrite(string mailId, MailContent content, MailDeliveryState mailDeliveryState, CancellationToken cancellationToken)
    {
        var written = CaseJson.Write(content);
        return database.Write(
            connection =>
                connection
                    .Sql(
                        """
                        UPDATE mails SET state = ?2, attempts = ?3, next_attempt = ?4, sent_at = ?5, note = ?6, content = ?7
                            WHERE mail = ?1 AND state = 'held'
                        """
                    )
                    .Bind(mailId)
                    .Bind(EnumCodes.MailStates.CodeOf(mailDeliveryState.State))
                    .Bind(mailDeliveryState.Attempts)
                    .Bind(TimeColumn.Milliseconds(mailDeliveryState.NextAttemptAt))
                    .Bind(TimeColumn.Milliseconds(mailDeliveryState.SentAt))
                    .Bind(mailDeliveryState.Note)
                    .Bind(written)
                    .Run() == 1,
            rows: 1,
            cancellationToken
        );
    }

    public Task<MailResultPage> List(MailQuery query, CancellationToken cancellationToken) =>
        database.ReadAtOneMoment(connection => MailRows.Page(connection, query), cancellationToken);

    /// <param name="each">Query for the key and the moment of each record, in order, to step over those that are set aside.</param>
    private Task<DateTimeOffset?> Earliest(string table, string first, string each, CancellationToken cancellationToken) =>
        database.Read(
            connection =>
                TimeColumn.FromMilliseconds(
                    connection.SetAside.HasAny(table)
                        ? connection.Sql(each).FirstMoment(connection.SetAside, table)
                        : connection.Sql(first).First(row => row.LongOrNull(0))
                ),
            cancellationToken
        );
}
