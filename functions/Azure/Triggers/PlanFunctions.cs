using Azure.Storage.Blobs;
using CultivatedLand.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CultivatedLand.Functions.Triggers;

/// <summary>
/// Functions for a file in the container plans. One runs by Event Grid, the only way on a Flex Consumption plan.
/// The other polls, which works everywhere else and against Azurite.
/// The app's settings switch one off: <c>AzureWebJobs.PlanFound.Disabled</c>. Both on do no harm.
/// </summary>
public sealed class PlanFunctions(PlanInboxContainer plans, OrchestrationSignal orchestrationSignal)
{
    private const string Path = PlanInboxContainer.Name + "/{name}";

    [Function("PlanArrived")]
    public Task Arrived(
        [BlobTrigger(Path, Source = BlobTriggerSource.EventGrid)] BlobClient blob,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => Take(blob.Name, client, cancellationToken);

    [Function("PlanFound")]
    public Task Found([BlobTrigger(Path)] BlobClient blob, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        Take(blob.Name, client, cancellationToken);

    private Task Take(string name, DurableTaskClient client, CancellationToken cancellationToken) =>
        orchestrationSignal.CollectAndRaise(
            client,
            async () =>
            {
                await plans.Take(name, cancellationToken);
                return name;
            }
        );
}
