using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// Activity that tells a task that time has passed. If it runs twice, or on two machines at once, the due work is done once.
/// </summary>
public sealed class WakeTaskActivity(
    TaskService taskService,
    ILedger ledger,
    InstanceStatusWriter status,
    OrchestrationSignal orchestrationSignal
)
{
    /// <summary>Name of the function. The platform and running orchestrations know it.</summary>
    public const string Name = "WakeTask";

    private static readonly WakeTaskResult Closed = new(IsOpen: false, WakeAt: null, Status: null);

    /// <param name="instanceId">Instance of a phase, or of a task that began in the first release.</param>
    [Function(Name)]
    public async Task<WakeTaskResult> Run([ActivityTrigger] string instanceId, CancellationToken cancellationToken)
    {
        if (PhaseInstanceId.TaskOf(instanceId) is not { } id)
            return Closed;

        await orchestrationSignal.AnswerByReading(() => taskService.Execute(id, new TaskCommand.WakeUp(), cancellationToken));
        if (await ledger.Find(id, cancellationToken) is not { } stored)
            return Closed;
        return PhaseInstanceId.OfOpenPhase(stored.State) == instanceId
            ? new WakeTaskResult(IsOpen: true, stored.WakeAt, status.Phase(stored, stored.State.Current!))
            : Closed with
            {
                WakeAt = stored.WakeAt,
            };
    }
}
