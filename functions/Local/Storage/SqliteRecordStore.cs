using CultivatedLand.Application.Records;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage;

/// <summary>Store of small records, in the ledger file.</summary>
public sealed class SqliteRecordStore(SqliteDatabase database) : IRecordStore
{
    public SetAsideStore SetAside => database.SetAside;

    public Task<StoredRecord?> Find(string drawer, string key, CancellationToken cancellationToken) =>
        database.Read(
            connection =>
                connection
                    .Sql("SELECT key, content, version FROM cabinet WHERE drawer = ?1 AND key = ?2")
                    .Bind(drawer)
                    .Bind(key)
                    .First(Record),
            cancellationToken
        );

    public Task<bool> Put(
        string drawer,
        string key,
        ReadOnlyMemory<byte> content,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(content.Length, StoredRecord.LargestContent);
        var bytes = content.ToArray();
        return database.Write(
            connection =>
                expectedVersion == 0
                    ? connection
                        .Sql(
                            "INSERT INTO cabinet (drawer, key, version, content) VALUES (?1, ?2, 1, ?3) ON CONFLICT (drawer, "
                                + "key) DO NOTHING"
                        )
                        .Bind(drawer)
                        .Bind(key)
                        .Bind(bytes)
                        .Run() == 1
                    : connection
                        .Sql("UPDATE cabinet SET content = ?4, version = version + 1 WHERE drawer = ?1 AND key = ?2 AND version = ?3")
                        .Bind(drawer)
                        .Bind(key)
                        .Bind(expectedVersion)
                        .Bind(bytes)
                        .Run() == 1,
            rows: 1,
            cancellationToken
        );
    }

    public Task<bool> Remove(string drawer, string key, long expectedVersion, CancellationToken cancellationToken) =>
        database.Write(
            connection =>
                connection
                    .Sql("DELETE FROM cabinet WHERE drawer = ?1 AND key = ?2 AND version = ?3")
                    .Bind(drawer)
                    .Bind(key)
                    .Bind(expectedVersion)
                    .Run() == 1,
            rows: 1,
            cancellationToken
        );

    public async Task<IReadOnlyList<StoredRecord>> List(
        string drawer,
        string prefix,
        string? after,
        int most,
        CancellationToken cancellationToken
    ) =>
        await database.Read(
            connection =>
                connection
                    .Sql(
                        """
                        SELECT key, content, version FROM cabinet
                        WHERE drawer = ?1 AND key >= ?2 AND key > ifnull(?3, '') AND substr(key, 1, length(?2)) = ?2
                        ORDER BY key LIMIT ?4
                        """
                    )
                    .Bind(drawer)
                    .Bind(prefix)
                    .Bind(after)
                    .Bind(most)
                    .Rows(Record),
            cancellationToken
        );

    private static StoredRecord Record(PreparedStatement row) => new(row.Text(0), row.Blob(1).ToArray(), row.Long(2));
}
