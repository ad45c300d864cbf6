using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.Tasks;

/// <summary>Row of a notice. Its standing is 0 while it waits, 1 once it is in a mail, 2 if it was cancelled before.</summary>
internal sealed record NoticeRow(string Key, long SendAt, byte[] Json)
{
    public static NoticeRow Of(Notice notice) => new(KeyOf(notice.Id), TimeColumn.Milliseconds(notice.SendAt), CaseJson.Write(notice));

    /// <summary>Returns the identity without the task at its beginning.</summary>
    public static string KeyOf(NoticeId id) => id.ToString()[(id.Task.Value.Length + 1)..];

    /// <summary>Cancels the waiting notices of the schedule. Keys of hand-overs begin with h.</summary>
    public static void CancelWaiting(LedgerConnection connection, long task) =>
        connection.Sql("UPDATE notices SET standing = 2 WHERE task = ?1 AND standing = 0 AND key NOT GLOB 'h*'").Bind(task).Run();

    public void WriteTo(LedgerConnection connection, long task) =>
        connection
            .Sql(
                "INSERT INTO notices (task, key, send_at, standing, notice) VALUES (?1, ?2, ?3, 0, ?4) ON CONFLICT (task, "
                    + "key) DO NOTHING"
            )
            .Bind(task)
            .Bind(Key)
            .Bind(SendAt)
            .Bind(Json)
            .Run();
}
