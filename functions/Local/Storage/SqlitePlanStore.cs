using System.Globalization;
using CultivatedLand.Application.Health;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.People;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage;

/// <summary>Store of plan editions and directories, in the ledger file.</summary>
public sealed class SqlitePlanStore(SqliteDatabase database) : IPlanStore
{
    private const string Select =
        "SELECT content_hash, plan, file_name, title, tasks, errors, state, received_at, received_from, started_at FROM plans";

    /// <summary>Directory that was read last. Every sending asks for it and it seldom changes.</summary>
    private volatile DirectoryInForce? _lastRead;

    public Task<PlanEdition> Add(PlanEdition edition, CancellationToken cancellationToken) =>
        database.Write(
            connection =>
            {
                connection
                    .Sql(
                        """
                        INSERT INTO plans
                            (content_hash, plan, file_name, title, tasks, errors, state, received_at, received_from, started_at)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (content_hash) DO NOTHING
                        """
                    )
                    .Bind(edition.ContentHash)
                    .Bind(edition.PlanId)
                    .Bind(edition.FileName)
                    .Bind(edition.Title)
                    .Bind(edition.Tasks)
                    .Bind(edition.Errors)
                    .Bind(EnumCodes.EditionStates.CodeOf(edition.State))
                    .Bind(TimeColumn.Milliseconds(edition.ReceivedAt))
                    .Bind(edition.ReceivedFrom)
                    .Bind(TimeColumn.Milliseconds(edition.StartedAt))
                    .Run();
                return Find(connection, edition.ContentHash)!;
            },
            rows: 1,
            cancellationToken
        );

    public Task<PlanEdition?> Find(string contentHash, CancellationToken cancellationToken) =>
        database.Read(connection => Find(connection, contentHash), cancellationToken);

    public Task<bool> TryChangeState(
        string contentHash,
        EditionState from,
        EditionState to,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    ) =>
        database.Write(
            connection =>
            {
                var plan = connection
                    .Sql(
                        "UPDATE plans SET state = ?3, started_at = ifnull(?4, started_at) WHERE content_hash = ?1 AND state = ?2 "
                            + "RETURNING id"
                    )
                    .Bind(contentHash)
                    .Bind(EnumCodes.EditionStates.CodeOf(from))
                    .Bind(EnumCodes.EditionStates.CodeOf(to))
                    .Bind(to == EditionState.Started ? TimeColumn.Milliseconds(at) : null)
                    .First(row => (long?)row.Long(0));
                if (plan is not { } id)
                    return false;

                connection
                    .Sql("INSERT INTO plan_moves (plan, from_state, to_state, at, by) VALUES (?1, ?2, ?3, ?4, ?5)")
                    .Bind(id)
                    .Bind(EnumCodes.EditionStates.CodeOf(from))
                    .Bind(EnumCodes.EditionStates.CodeOf(to))
                    .Bind(TimeColumn.Milliseconds(at))
                    .Bind(by)
                    .Run();
                return true;
            },
            rows: 2,
            cancellationToken
        );

    public Task AssignPlan(string contentHash, string planId, CancellationToken cancellationToken) =>
        database.Write(
            connection => connection.Sql("UPDATE plans SET plan = ?2 WHERE content_hash = ?1").Bind(contentHash).Bind(planId).Run(),
            rows: 1,
            cancellationToken
        );

    public async Task<IReadOnlyList<PlanEdition>> List(int most, CancellationToken cancellationToken) =>
        await database.Read(
            connection =>
                connection
                    .Sql($"{Select} ORDER BY id DESC")
                    .Readable(connection.SetAside, RecordName.Plans, row => row.Text(0), Edition, most),
            cancellationToken
        );

    public async Task<PeopleDirectory> Directory(CancellationToken cancellationToken)
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

    public Task ReplaceDirectory(
        PeopleDirectory directory,
        string contentHash,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    )
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

    /// <summary>Reads every edition and every directory. Those that cannot be read are set aside.</summary>
    internal static void ReadAll(LedgerConnection connection)
    {
        connection.Sql($"{Select} ORDER BY id").Readable(connection.SetAside, RecordName.Plans, row => row.Text(0), Edition);
        connection
            .Sql("SELECT entries, id FROM directories ORDER BY id")
            .Readable(
                connection.SetAside,
                RecordName.Directories,
                row => row.Long(1).ToString(CultureInfo.InvariantCulture),
                row => CaseJson.ReadDirectory(row.Blob(0))
            );
    }

    private static PlanEdition? Find(LedgerConnection connection, string contentHash) =>
        connection.Sql($"{Select} WHERE content_hash = ?1").Bind(contentHash).First(Edition);

    private static PlanEdition Edition(PreparedStatement row) =>
        new(
            row.Text(0),
            row.Text(1),
            row.Text(2),
            row.Text(3),
            row.Int(4),
            row.Int(5),
            EnumCodes.EditionStates.ValueOf(row.Text(6)),
            TimeColumn.FromMilliseconds(row.Long(7)),
            row.Text(8),
            TimeColumn.FromMilliseconds(row.LongOrNull(9))
        );

    private sealed record DirectoryInForce(long Id, PeopleDirectory People);
}
