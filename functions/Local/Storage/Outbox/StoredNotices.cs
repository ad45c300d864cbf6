using CultivatedLand.Application.Records;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.Tasks;

namespace CultivatedLand.Local.Storage.Outbox;

/// <summary>Reader of stored notices. One that cannot be read is set aside.</summary>
internal static class StoredNotices
{
    /// <summary>Columns of a stored notice: its task's row, its key in the task, its sending time and its content.</summary>
    public const string Columns = "notices.task, notices.key, notices.send_at, notices.notice";

    /// <summary>Query for the identity and the sending time of each waiting notice, in order of sending time.</summary>
    public const string EachWaiting = """
        SELECT tasks.task || '.' || notices.key, send_at FROM notices CROSS JOIN tasks ON tasks.id = notices.task
        WHERE standing = 0 ORDER BY send_at, notices.task, notices.id
        """;

    /// <summary>Returns the notices of the earliest sending time that has any to be worked on.</summary>
    public static List<Notice> Waiting(LedgerConnection connection, DateTimeOffset moment, int most)
    {
        // Rows come in order of sending time, and the reading stops at the first later time.
        var statement = connection
            .Sql($"SELECT {Columns} FROM notices WHERE standing = 0 AND send_at <= ?1 ORDER BY send_at, notices.task, notices.id")
            .Bind(TimeColumn.Milliseconds(moment));
        var waiting = new List<Notice>();
        long? earliest = null;
        while (waiting.Count < most && statement.Step() && !(earliest < statement.Long(2)))
        {
            if (Read(connection, statement) is not { } notice || IsHeld(connection, notice.Id))
                continue;
            earliest = statement.Long(2);
            waiting.Add(notice);
        }

        statement.Reset();
        return waiting;
    }

    /// <returns>Null for a notice that cannot be read. It is set aside then.</returns>
    public static Notice? Read(LedgerConnection connection, PreparedStatement row)
    {
        try
        {
            var notice = CaseJson.ReadNotice(row.Blob(3));
            if (NoticeRow.KeyOf(notice.Id) != row.Text(1) || TimeColumn.Milliseconds(notice.SendAt) != row.Long(2))
                throw new FormatException(
                    $"Its row says {row.Text(1)} at {row.Long(2)}, and its content says {notice.Id} at {notice.SendAt:O}."
                );
            connection.SetAside.FoundReadable(new(RecordName.Notices, notice.Id.ToString()));
            return notice;
        }
        catch (Exception unreadable) when (connection.SetAside.IsOfOneRecord(unreadable))
        {
            var task = connection.Sql("SELECT task FROM tasks WHERE id = ?1").Bind(row.Long(0)).First(found => found.Text(0));
            connection.SetAside.Note(new(RecordName.Notices, $"{task}.{row.Text(1)}"), unreadable.Message);
            return null;
        }
    }

    private static bool IsHeld(LedgerConnection connection, NoticeId notice) =>
        connection.SetAside.HasAny(RecordName.Notices) && connection.SetAside.Holds(new(RecordName.Notices, notice.ToString()));
}
