using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage;

/// <summary>Store of plan editions, in the ledger file.</summary>
public sealed class SqlitePlanStore(SqliteDatabase database) : IPlanStore
{
    private const string Select =
        "SELECT content_hash, plan, file_name, title, tasks, errors, state, received_at, received_from, started_at FROM plans";

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

    /// <summary>Reads every edition. Those that cannot be read are set aside.</summary>
    internal static void ReadAll(LedgerConnection connection) =>
        connection.Sql($"{Select} ORDER BY id").Readable(connection.SetAside, RecordName.Plans, row => row.Text(0), Edition);

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
}
