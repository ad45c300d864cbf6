using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using DurableTask.AzureStorage;
using DurableTask.Core;
using Microsoft.Extensions.Logging.Abstractions;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>
/// What the Azure Storage backend of Durable Task adds to each wake-up, counted in that backend. The orchestrations here have the steps of
/// <see cref="Functions.Orchestrations.TaskOrchestrator"/> and <see cref="Functions.Orchestrations.PhaseOrchestrator"/>, which
/// <see cref="Orchestrations.TaskOrchestratorTests"/> holds.
/// Looks into queues and the leases of the partitions are idle costs, and not counted.
/// </summary>
[Collection(nameof(Azurite))]
public sealed class EngineCostTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    /// <summary>The <em>d</em> of infra/README.md.</summary>
    [AzuriteFact]
    public async Task A_wake_up_costs_the_backend_as_much_as_the_formula_says()
    {
        // The second generation of a task begins where its timer has fired: one wake-up more, and all else is the same.
        var (one, two) = (await CostOf(generations: 1, pieces: 1), await CostOf(generations: 2, pieces: 1));

        Assert.InRange(two - one, EngineCosts.OfAWakeUp - EngineCosts.Spread, EngineCosts.OfAWakeUp + EngineCosts.Spread);
    }

    /// <summary>The <em>c</em> of infra/README.md.</summary>
    [AzuriteFact]
    public async Task A_piece_of_a_long_sleep_costs_the_backend_as_much_as_the_formula_says()
    {
        var (one, two) = (await CostOf(generations: 1, pieces: 1), await CostOf(generations: 1, pieces: 2));

        Assert.InRange(two - one, EngineCosts.OfAPieceOfSleep - EngineCosts.Spread, EngineCosts.OfAPieceOfSleep + EngineCosts.Spread);
    }

    /// <returns>Requests until the task sleeps for a day.</returns>
    private async Task<int> CostOf(int generations, int pieces)
    {
        var counted = new CountingPolicy();
        var hub = $"hub{Guid.NewGuid():N}"[..20];
        var connection = $"{azurite.ConnectionString};QueueEndpoint={azurite.QueueEndpoint}";
        var service = new AzureStorageOrchestrationService(
            new AzureStorageOrchestrationServiceSettings
            {
                TaskHubName = hub,
                PartitionCount = 1,
                UseAppLease = false,
                StorageAccountClientProvider = new StorageAccountClientProvider(
                    StorageServiceClientProvider.ForBlob(connection, counted.On(new BlobClientOptions())),
                    StorageServiceClientProvider.ForQueue(connection, counted.On(new QueueClientOptions())),
                    StorageServiceClientProvider.ForTable(connection, counted.On(new TableClientOptions()))
                ),
            }
        );
        await service.CreateAsync();
        using var worker = new TaskHubWorker(service, NullLoggerFactory.Instance);
        var look = new Look(generations);
        worker.AddTaskOrchestrations(typeof(TaskShape), typeof(PhaseShape));
        worker.AddTaskActivitiesFromInterfaceV2<ILook>(look);
        await worker.StartAsync();
        await counted.IsQuiet(Quiet);
        counted.Reset();

        await new TaskHubClient(service, loggerFactory: NullLoggerFactory.Instance).CreateOrchestrationInstanceAsync(
            typeof(TaskShape),
            "a1-1",
            pieces
        );
        await look.LastBegun;
        await counted.IsQuiet(Quiet);
        var count = counted.Count;
        await worker.StopAsync(isForced: true);
        await service.DeleteAsync();
        return count;
    }

    public interface ILook
    {
        Task<string> LookUp(string instance);

        Task<TimeSpan> Wake(string instance);
    }

    /// <summary>The two activities: what they read and write is counted by <see cref="CostTests"/>.</summary>
    private sealed class Look(int generations) : ILook
    {
        private readonly TaskCompletionSource _lastBegun = new();
        private int _wakings;

        public Task LastBegun => _lastBegun.Task;

        public Task<string> LookUp(string instance) => Task.FromResult("a1-1:plough:1");

        public Task<TimeSpan> Wake(string instance)
        {
            if (++_wakings < generations)
                return Task.FromResult(TimeSpan.FromMilliseconds(100));
            _lastBegun.TrySetResult();
            return Task.FromResult(TimeSpan.FromDays(1));
        }
    }

    private sealed class TaskShape : TaskOrchestration<string, int>
    {
        public override async Task<string> RunTask(OrchestrationContext context, int pieces)
        {
            var phase = await context.CreateClientV2<ILook>().LookUp(context.OrchestrationInstance.InstanceId);
            await context.CreateSubOrchestrationInstance<string>(typeof(PhaseShape), phase, pieces);
            context.ContinueAsNew(pieces);
            return "";
        }

        public override string GetStatus() => "翻耕 督办函 10-25 09:00";
    }

    private sealed class PhaseShape : TaskOrchestration<string, int>
    {
        public override async Task<string> RunTask(OrchestrationContext context, int pieces)
        {
            var sleep = await context.CreateClientV2<ILook>().Wake(context.OrchestrationInstance.InstanceId);
            for (var piece = 1; piece < pieces; piece++)
                await context.CreateTimer(context.CurrentUtcDateTime.AddMilliseconds(100), "");
            await context.CreateTimer(context.CurrentUtcDateTime + sleep, "");
            return "";
        }

        public override string GetStatus() => "督办函 10-25 09:00";
    }

    /// <summary>Counts requests that are neither a look into a queue nor about the partitions' leases.</summary>
    private sealed class CountingPolicy : HttpPipelinePolicy
    {
        private readonly ConcurrentQueue<string> _requests = new();
        private long _last = Environment.TickCount64;

        public int Count => _requests.Count;

        public T On<T>(T options)
            where T : ClientOptions
        {
            options.AddPolicy(this, HttpPipelinePosition.PerRetry);
            return options;
        }

        public void Reset() => _requests.Clear();

        /// <summary>Ends when no request has come for a while.</summary>
        public async Task IsQuiet(TimeSpan time)
        {
            while (Environment.TickCount64 - Volatile.Read(ref _last) < time.TotalMilliseconds)
                await Task.Delay(time / 10);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            Note(message);
            ProcessNext(message, pipeline);
        }

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            Note(message);
            return ProcessNextAsync(message, pipeline);
        }

        private void Note(HttpMessage message)
        {
            var (method, path) = (message.Request.Method, message.Request.Uri.Path);
            var isIdle =
                (method == RequestMethod.Get && path.EndsWith("/messages", StringComparison.Ordinal))
                || path.Contains("Partitions", StringComparison.Ordinal)
                || path.Contains("-leases", StringComparison.Ordinal);
            if (isIdle)
                return;
            _requests.Enqueue($"{method} {path}");
            Volatile.Write(ref _last, Environment.TickCount64);
        }
    }
}

/// <summary>Requests of the Azure Storage backend, as the formula of infra/README.md has them.</summary>
internal static class EngineCosts
{
    /// <summary>Requests by which two runs may differ: messages that come together are stored together.</summary>
    public const int Spread = 2;

    /// <summary>One generation of a task and one of its phase, with two activities and a timer.</summary>
    public const int OfAWakeUp = 29;

    /// <summary>A timer that fires and is set anew.</summary>
    public const int OfAPieceOfSleep = 5;
}
