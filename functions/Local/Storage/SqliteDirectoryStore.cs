using System.Globalization;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.People;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage;

/// <summary>Store of directories, in the ledger file.</summary>
public sealed class SqliteDirectoryStore(SqliteDatabase database) : IDirectoryStore
{
    /// <summary>Directory that was read last. Every sending asks for it and it seldom changes.</summary>
    private volatile DirectoryInForce? _lastRead;

    public async Task<PeopleDirectory> Current(CancellationToken cancellationToken)
    {
        var inForce = await database.Read(
            connection =>
            {
                var latest = connection.Sql("SELECT max(id) FROM directories").First(row => row.LongOrNull(0));
                return _lastRead is { } known && known.Id == latest ? known : Latest(connection);
            },
            cancellationToken
        );
        _lastRead = inForce;
        return inForce?.People ?? PeopleDirectory.Empty;
    }

    public Task Replace(PeopleDirectory directory, string contentHash, DateTimeOffset at, string by, CancellationToken cancellationToken)
    {
        var entries = CaseJson.Write(directory);
        return database.Write(
            connection =>
                connection
                    .Sql("INSERT INTO directories (content_hash, at, by, entries) VALUES (?1, ?2, ?3, ?4)")
                    .Bind(contentHash)
                    .Bind(TimeColumn.Milliseconds(at))
                    .Bind(by)
                    .Bind(entries)
                    .Run(),
            rows: 1,
            cancellationToken
        );
    }

    /// <summary>Reads the latest directory. Where it cannot be read, it is set aside and the one before stays in force.</summary>
    private static DirectoryInForce? Latest(LedgerConnection connection) =>
        connection
            .Sql("SELECT entries, id FROM directories ORDER BY id DESC")
            .Readable(
                connection.SetAside,
                RecordName.Directories,
                row => row.Long(1).ToString(CultureInfo.InvariantCulture),
                row => new DirectoryInForce(row.Long(1), CaseJson.ReadDirectory(row.Blob(0))),
                most: 1
            )
            .FirstOrDefault();

    /// <summary>Reads every directory. Those that cannot be read are set aside.</summary>
    internal static void ReadAll(LedgerConnection connection) =>
        connection
            .Sql("SELECT entries, id FROM directories ORDER BY id")
            .Readable(
                connection.SetAside,
                RecordName.Directories,
                row => row.Long(1).ToString(CultureInfo.InvariantCulture),
                row => CaseJson.ReadDirectory(row.Blob(0))
            );

    private sealed record DirectoryInForce(long Id, PeopleDirectory People);
}
