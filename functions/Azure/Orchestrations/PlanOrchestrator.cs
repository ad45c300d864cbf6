using CultivatedLand.Application.Plans.Starts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// Orchestrator of the start of a plan; its instance id is the content hash of the edition.
/// It prepares the start, has its batches carried out, a few at once, and completes it. Its status shows how far it is.
/// </summary>
/// <remarks>
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
                    new PlanStartOrder(context.InstanceId, batch),
                    ActivityRetries.Options
                )
            );
        }

        while (running.Count > 0)
            await OneOf(running);
        await context.CallActivityAsync(CompletePlanStartActivity.Name, context.InstanceId, ActivityRetries.Options);

        async Task OneOf(List<Task<int>> batches)
        {
            var ended = await Task.WhenAny(batches);
            batches.Remove(ended);
            status = status with { Done = status.Done + await ended };
            context.SetCustomStatus(status);
        }
    }
}
