using CultivatedLand.Application.Links;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage;

/// <summary>Store of revoked links, in the ledger file.</summary>
public sealed class SqliteLinkRevocationStore(SqliteDatabase database) : ILinkRevocationStore
{
    private const string Anyone = "";

    public Task Revoke(TaskId? task, string? person, DateTimeOffset before, string by, CancellationToken cancellationToken) =>
        database.Write(
            connection =>
                connection
                    .Sql(
                        """
                        INSERT INTO revoked_links (task, person, before, by) VALUES (?1, ?2, ?3, ?4)
                        ON CONFLICT (task, person) DO UPDATE SET before = max(before, excluded.before), by = excluded.by
                        """
                    )
                    .Bind(task?.Value ?? Anyone)
                    .Bind(Key(person))
                    .Bind(TimeColumn.Milliseconds(before))
                    .Bind(by)
                    .Run(),
            rows: 1,
            cancellationToken
        );

    public Task<bool> IsRevoked(TaskId? task, string person, DateTimeOffset madeAt, CancellationToken cancellationToken) =>
        database.Read(
            connection =>
                connection
                    .Sql("SELECT 1 FROM revoked_links WHERE task IN (?1, '') AND person IN (?2, '') AND before > ?3 LIMIT 1")
                    .Bind(task?.Value ?? Anyone)
                    .Bind(Key(person))
                    .Bind(TimeColumn.Milliseconds(madeAt))
                    .First(_ => true),
            cancellationToken
        );

    private static string Key(string? person) => person?.Trim().ToUpperInvariant() ?? Anyone;
}
