using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>Activity that reads a task for its orchestration: whether it has ended, which phase is open, what to show.</summary>
public sealed class LookUpTaskActivity(ILedger ledger, InstanceStatusWriter status)
{
    /// <summary>Name of the function. The platform and running orchestrations know it.</summary>
    public const string Name = "LookUpTask";

    private static readonly TaskLookUp Unknown = new(HasEnded: true, OpenPhase: null, TaskStatusLine.Unknown);

    [Function(Name)]
    public async Task<TaskLookUp> Run([ActivityTrigger] string instanceId, CancellationToken cancellationToken)
    {
        if (TaskId.Parse(instanceId) is not { } id || await ledger.Find(id, cancellationToken) is not { } stored)
            return Unknown;

        return new TaskLookUp(stored.State.IsEnded, PhaseInstanceId.OfOpenPhase(stored.State), status.Task(stored));
    }
}
