using Microsoft.Data.Sqlite;
using Quartz;

namespace CultivatedLand.Benchmarks.Peers;

/// <summary>Quartz.NET over its persistent store on SQLite: one-shot triggers that carry 1 KB of state, in batches of a hundred.</summary>
internal sealed class QuartzPeer(string file) : IAsyncDisposable
{
    // Quartz takes no more triggers at once than it has room to run.
    private const int BatchSize = 100;

    private readonly string connectionString = $"Data Source={file}";
    private IScheduler? scheduler;

    public async Task Start()
    {
        await using (var connection = new SqliteConnection(connectionString))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL";
            await command.ExecuteNonQueryAsync();
        }

        scheduler = await QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.ConfigureScheduler(options => options.MaxBatchSize = BatchSize);
            quartz.UseDefaultThreadPool(BatchSize);
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite(connectionString);
                store.ProvisionSchema();
            });
        }).BuildScheduler();
    }

    /// <summary>Schedules that many while the scheduler stands by; they are due at once.</summary>
    public async Task Schedule(int triggers, string name)
    {
        var state = new string('x', 1000);
        var all = Enumerable.Range(0, triggers).ToDictionary(
            number => JobBuilder.Create<Wake>().WithIdentity($"{name}-{number}").UsingJobData("state", state).Build(),
            number => (IReadOnlyCollection<ITrigger>)[TriggerBuilder.Create().WithIdentity($"{name}-{number}").StartNow().Build()]);
        await scheduler!.ScheduleJobs(all);
    }

    /// <summary>Ends when that many have fired.</summary>
    public async Task Fire(int triggers)
    {
        Wake.Await(triggers);
        await scheduler!.Start();
        await Wake.All;
        await scheduler.Standby();
    }

    public async ValueTask DisposeAsync()
    {
        if (scheduler is not null) await scheduler.Shutdown(true);
    }

    internal sealed class Wake : IJob
    {
        private static TaskCompletionSource all = new();
        private static int left;

        public static Task All => all.Task;

        public static void Await(int triggers) => (all, left) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), triggers);

        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Decrement(ref left) == 0) all.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }
}
