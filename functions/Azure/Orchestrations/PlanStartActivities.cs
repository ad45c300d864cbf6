using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Domain.Tasks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>Activity that finds out what the start of a plan has to do, and divides it into batches.</summary>
public sealed class PreparePlanStartActivity(PlanStartSteps steps, OrchestrationSignal orchestrationSignal)
{
    /// <summary>Name of the function. The platform and running orchestrations know it.</summary>
    public const string Name = "PreparePlanStart";

    [Function(Name)]
    public Task<PlanStartScope?> Run(
        [ActivityTrigger] string contentHash,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => orchestrationSignal.CollectAndRaise(client, () => steps.Prepare(contentHash, cancellationToken));
}

/// <summary>Activity that carries out one batch of a start.</summary>
public sealed class StartPlanTasksActivity(PlanStartSteps steps, OrchestrationSignal orchestrationSignal)
{
    /// <summary>Name of the function. The platform and running orchestrations know it.</summary>
    public const string Name = "StartPlanTasks";

    /// <returns>Number of tasks.</returns>
    [Function(Name)]
    public async Task<int> Run(
        [ActivityTrigger] PlanStartOrder order,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<TaskId> tasks = [];
        if (order.TellsLater)
        {
            await orchestrationSignal.AnswerByReading(CarryOut);
            return tasks.Count;
        }

        await orchestrationSignal.CollectAndRaise(
            client,
            async () =>
            {
                await CarryOut();
                foreach (var task in tasks)
                    orchestrationSignal.Raise(task);
            }
        );
        return tasks.Count;

        async Task CarryOut() => tasks = await steps.Run(order.ContentHash, order.Batch, cancellationToken);
    }
}

/// <summary>Activity that gives each task of a batch its orchestration, or tells the one that it has.</summary>
public sealed class TellPlanTasksActivity(PlanStartSteps steps, OrchestrationSignal orchestrationSignal)
{
    /// <summary>Name of the function. The platform and running orchestrations know it.</summary>
    public const string Name = "TellPlanTasks";

    /// <summary>Every task of the batch is told, those too that an earlier run has stored: it may have died before it told them.</summary>
    [Function(Name)]
    public Task Run(
        [ActivityTrigger] PlanStartOrder order,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        orchestrationSignal.CollectAndRaise(
            client,
            async () =>
            {
                foreach (var task in await steps.TasksOf(order.ContentHash, order.Batch, cancellationToken))
                    orchestrationSignal.Raise(task);
            }
        );
}

/// <summary>Activity that puts a plan in force when all of its tasks are started.</summary>
public sealed class CompletePlanStartActivity(PlanStartSteps steps, OrchestrationSignal orchestrationSignal)
{
    /// <summary>Name of the function. The platform and running orchestrations know it.</summary>
    public const string Name = "CompletePlanStart";

    [Function(Name)]
    public Task Run([ActivityTrigger] string contentHash, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        orchestrationSignal.CollectAndRaise(client, () => steps.Complete(contentHash, cancellationToken));
}

/// <summary>Order about one batch of a start.</summary>
/// <param name="TellsLater">
/// Whether the tasks are told by <see cref="TellPlanTasksActivity"/>. An order of the version before has them told with their batch.
/// </param>
public sealed record PlanStartOrder(string ContentHash, PlanStartBatch Batch, bool TellsLater = false);
