using CultivatedLand.Application.Plans.Starts;
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

/// <summary>Activity that carries out one batch of a start and gives each of its tasks an orchestration.</summary>
public sealed class StartPlanTasksActivity(PlanStartSteps steps, OrchestrationSignal orchestrationSignal)
{
    /// <summary>Name of the function. The platform and running orchestrations know it.</summary>
    public const string Name = "StartPlanTasks";

    /// <summary>
    /// Every task of the batch is told, those too that an earlier run has stored: it may have died before it could tell them.
    /// </summary>
    /// <returns>Number of tasks.</returns>
    [Function(Name)]
    public Task<int> Run(
        [ActivityTrigger] PlanStartOrder order,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        orchestrationSignal.CollectAndRaise(
            client,
            async () =>
            {
                var tasks = await steps.Run(order.ContentHash, order.Batch, cancellationToken);
                foreach (var task in tasks)
                    orchestrationSignal.Raise(task);
                return tasks.Count;
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

/// <summary>Order to carry out one batch of a start.</summary>
public sealed record PlanStartOrder(string ContentHash, PlanStartBatch Batch);
