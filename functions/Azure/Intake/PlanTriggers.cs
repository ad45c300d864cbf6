using Azure.Storage.Blobs;
using CultivatedLand.Azure.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CultivatedLand.Azure.Intake;

/// <summary>
/// Two ways to hear of a file in the container plans: by Event Grid, the only one that a Flex Consumption plan has, and by looking, which works
/// everywhere else and against Azurite. The app's settings switch one off: <c>AzureWebJobs.PlanFound.Disabled</c>. Both on do no harm.
/// </summary>
public sealed class PlanTriggers(PlanContainer plans, TaskBell bell)
{
    private const string Path = PlanContainer.Name + "/{name}";

    [Function("PlanArrived")]
    public Task Arrived([BlobTrigger(Path, Source = BlobTriggerSource.EventGrid)] BlobClient blob, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Take(blob.Name, client, cancel);

    [Function("PlanFound")]
    public Task Found([BlobTrigger(Path)] BlobClient blob, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        Take(blob.Name, client, cancel);

    private Task Take(string name, DurableTaskClient client, CancellationToken cancel) => bell.While(client, async () =>
    {
        await plans.Take(name, cancel);
        return name;
    });
}
