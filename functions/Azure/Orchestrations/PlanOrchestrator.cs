using CultivatedLand.Application.Plans.Starts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// Orchestrator of the start of a plan; its instance id is the content hash of the edition.
/// It prepares the start, has its batches carried out, a few at once, and completes it. Its status shows how far it is.
/// Then it begins the orchestrations of the tasks, batch by batch.
/// </summary>
/// <remarks>
/// The orchestrations come last because their messages lie in the same queues as this one's.
/// Begun with each batch, those of a thousand tasks stood before the answer of the batch, and the start waited for all of them.
/// One batch is begun at a time: its answer waits behind the messages of its tasks, so a large plan never fills the queues, and a report of
/// somebody else waits for one batch at most.
/// A machine that dies costs the batches that it had, which are carried out again and change nothing twice.
/// An instance that failed or was terminated is begun anew by the sweep while the edition stands as being started. It is then prepared
/// again, and leaves out what is done.
/// </remarks>
public static class PlanOrchestrator
{
    /// <summary>Name of the function. Running instances bear it.</summary>
    public const string Name = "PlanOrchestrator";

    /// <summary>
    /// Number of batches at once, over all machines. A batch has up to 24 tasks on their way to the storage, whose account takes
    /// 20,000 requests a second: a start leaves room for reminders and people.
    /// </summary>
    private const int AtOnce = 4;

    [Function(Name)]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var scope = await context.CallActivityAsync<PlanStartScope?>(
            PreparePlanStartActivity.Name,
            context.InstanceId,
            ActivityRetries.Options
        );
        if (scope is null)
            return;

        var tellsLater = !OrchestrationVersion.TellsTasksWithTheirBatch(context);
        var status = new PlanStatusLine(scope.Title, scope.Tasks, 0);
        context.SetCustomStatus(status);
        var running = new List<Task<int>>();
        foreach (var batch in scope.Batches)
        {
            if (running.Count == AtOnce)
                await OneOf(running);
            running.Add(
                context.CallActivityAsync<int>(
                    StartPlanTasksActivity.Name,
                    new PlanStartOrder(context.InstanceId, batch, tellsLater),
                    ActivityRetries.Options
                )
            );
        }

        while (running.Count > 0)
            await OneOf(running);
        await context.CallActivityAsync(CompletePlanStartActivity.Name, context.InstanceId, ActivityRetries.Options);
        if (!tellsLater)
            return;

        foreach (var batch in scope.Batches)
        {
            var order = new PlanStartOrder(context.InstanceId, batch, tellsLater);
            await context.CallActivityAsync(TellPlanTasksActivity.Name, order, ActivityRetries.Options);
        }

        async Task OneOf(List<Task<int>> batches)
        {
            var ended = await Task.WhenAny(batches);
            batches.Remove(ended);
            status = status with { Done = status.Done + await ended };
            context.SetCustomStatus(status);
        }
    }
}
