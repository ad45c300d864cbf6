using Microsoft.Data.Sqlite;
using Quartz;

namespace CultivatedLand.Benchmarks.Peers;

/// <summary>
/// Quartz.NET over its persistent store on SQLite: one-shot triggers that carry 1 KB of state, fired in batches of a hundred.
/// </summary>
internal sealed class QuartzPeer(string file) : IAsyncDisposable
{
    // Quartz takes no more triggers at once than it has room to run.
    private const int BatchSize = 100;

    private const string Template = "template";

    private readonly string _connectionString = $"Data Source={file}";
    private IScheduler? _scheduler;
    private int _sleeping;

    public async Task Start()
    {
        await Execute("PRAGMA journal_mode = WAL");
        _scheduler = await QuartzSchedulerBuilder
            .Create(quartz =>
            {
                quartz.ConfigureScheduler(options => options.MaxBatchSize = BatchSize);
                quartz.UseDefaultThreadPool(BatchSize);
                quartz.UsePersistentStore(store =>
                {
                    store.UseSqlite(_connectionString);
                    store.ProvisionSchema();
                });
            })
            .BuildScheduler();
    }

    /// <summary>
    /// That many triggers that sleep until a far day. Quartz schedules one, and its rows are copied;
    /// to schedule them all it would take minutes.
    /// </summary>
    public async Task Fill(int triggers)
    {
        _sleeping = triggers;
        await _scheduler!.ScheduleJob(
            JobBuilder.Create<Wake>().WithIdentity(Template).UsingJobData("state", new string('x', 1000)).Build(),
            TriggerBuilder.Create().WithIdentity(Template).StartAt(DateTimeOffset.UtcNow.AddYears(10)).Build()
        );
        foreach (
            var (table, name) in new[]
            {
                ("QRTZ_JOB_DETAILS", "JOB_NAME"),
                ("QRTZ_TRIGGERS", "TRIGGER_NAME"),
                ("QRTZ_SIMPLE_TRIGGERS", "TRIGGER_NAME"),
            }
        )
        {
            var columns = await Columns(table);
            var copied = columns.Select(column => column is "JOB_NAME" or "TRIGGER_NAME" ? "'t' || number" : column);
            await Execute(
                $"""
                WITH RECURSIVE numbers (number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM numbers WHERE number < {triggers - 1})
                INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(
                    ", ",
                    copied
                )} FROM numbers, {table} WHERE {name} = '{Template}'
                """
            );
        }
    }

    /// <summary>Makes that many of the sleeping ones due at once, from all over the file; in another round, others.</summary>
    public Task MakeDue(int triggers, int round)
    {
        var names = Enumerable.Range(0, triggers).Select(index => $"'t{(index * (_sleeping / triggers)) + round}'");
        return Execute(
            $"UPDATE QRTZ_TRIGGERS SET NEXT_FIRE_TIME = {DateTimeOffset.UtcNow.UtcTicks} WHERE TRIGGER_NAME IN "
                + $"({string.Join(", ", names)})"
        );
    }

    /// <summary>Ends when that many have fired.</summary>
    public async Task Fire(int triggers)
    {
        Wake.Await(triggers);
        await _scheduler!.Start();
        await Wake.All;
        await _scheduler.Standby();
    }

    public async ValueTask DisposeAsync()
    {
        if (_scheduler is not null)
            await _scheduler.Shutdown(true);
    }

    private async Task<List<string>> Columns(string table)
    {
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<string>();
        while (await reader.ReadAsync())
            columns.Add(reader.GetString(0));
        return columns;
    }

    private async Task Execute(string sql)
    {
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        await command.ExecuteNonQueryAsync();
    }

    internal sealed class Wake : IJob
    {
        private static TaskCompletionSource _all = new();
        private static int _left;

        public static Task All => _all.Task;

        public static void Await(int triggers) =>
            (_all, _left) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), triggers);

        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Decrement(ref _left) == 0)
                _all.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }
}
