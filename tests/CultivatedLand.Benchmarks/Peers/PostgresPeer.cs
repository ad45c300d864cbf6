using Npgsql;
using NpgsqlTypes;

namespace CultivatedLand.Benchmarks.Peers;

/// <summary>
/// Sleeping rows of 1 KB in PostgreSQL, taken by FOR UPDATE SKIP LOCKED, five hundred to a transaction, two workers:
/// state, fact, notice and next wake-at are written, without any domain logic.
/// </summary>
internal sealed class PostgresPeer(string connectionString) : IAsyncDisposable
{
    private const int AtOnce = 500;
    private const int Workers = 2;

    private const string Wake = """
        WITH due AS (SELECT id, state FROM tasks WHERE wake_at <= @until ORDER BY wake_at LIMIT @most FOR UPDATE SKIP LOCKED),
             woken AS (UPDATE tasks SET version = tasks.version + 1, wake_at = wake_at + 10080, state = due.state FROM due
                       WHERE tasks.id = due.id RETURNING tasks.id, tasks.version),
             told AS (INSERT INTO facts (task, version, fact) SELECT id, version, @fact FROM woken),
             sent AS (INSERT INTO notices (task, key, send_at, standing, notice) SELECT id, 'key.' || version, 0, 0, @notice FROM woken)
        SELECT count(*) FROM woken
        """;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);

    /// <summary>Each minute has twenty sleepers, all over the table.</summary>
    public async Task Fill(int tasks)
    {
        await Execute(
            """
            DROP TABLE IF EXISTS notices, facts, tasks;
            CREATE TABLE tasks (id bigint PRIMARY KEY, task text NOT NULL UNIQUE, version bigint NOT NULL, wake_at bigint,
                                state bytea NOT NULL);
            CREATE TABLE facts (id bigserial PRIMARY KEY, task bigint NOT NULL, version bigint NOT NULL, fact bytea NOT NULL,
                                UNIQUE (task, version));
            CREATE TABLE notices (id bigserial PRIMARY KEY, task bigint NOT NULL, key text NOT NULL, send_at bigint NOT NULL,
                                  standing int NOT NULL, notice bytea NOT NULL, UNIQUE (task, key));
            """
        );
        await using (var connection = await _source.OpenConnectionAsync())
        await using (var writer = await connection.BeginBinaryImportAsync("COPY tasks FROM STDIN (FORMAT BINARY)"))
        {
            var random = new Random(1);
            var state = new byte[1000];
            random.NextBytes(state);
            for (var number = 0; number < tasks; number++)
            {
                await writer.StartRowAsync();
                await writer.WriteAsync((long)number);
                await writer.WriteAsync($"be9c{number / 2500:x4}-{number % 2500 + 1}");
                await writer.WriteAsync(2L);
                await writer.WriteAsync((long)random.Next(tasks / 20));
                await writer.WriteAsync(state);
            }

            await writer.CompleteAsync();
        }

        await Execute(
            "CREATE INDEX tasks_due ON tasks (wake_at) WHERE wake_at IS NOT NULL; "
                + "CREATE INDEX notices_waiting ON notices (send_at, task) WHERE standing = 0"
        );
        await Execute("VACUUM ANALYZE tasks");
        await Execute("CHECKPOINT");
    }

    /// <returns>How many were due until that minute.</returns>
    public async Task<int> WakeUntil(long minute) => (await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Work(minute)))).Sum();

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<int> Work(long minute)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(Wake, connection);
        command.Parameters.AddWithValue("until", minute);
        command.Parameters.AddWithValue("most", AtOnce);
        command.Parameters.Add(new NpgsqlParameter("fact", NpgsqlDbType.Bytea) { Value = new byte[250] });
        command.Parameters.Add(new NpgsqlParameter("notice", NpgsqlDbType.Bytea) { Value = new byte[500] });
        await command.PrepareAsync();
        var woken = 0;
        while ((long)(await command.ExecuteScalarAsync())! is > 0 and var batch)
            woken += (int)batch;
        return woken;
    }

    private async Task Execute(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
