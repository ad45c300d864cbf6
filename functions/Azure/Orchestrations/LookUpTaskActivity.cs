using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// Activity that reads a task for its orchestration: whether it has ended, which phase is open, what to show.
/// Time may have ended the generation before, so it wakes the task first, or its status would go on showing the step that is due now.
/// </summary>
public sealed class LookUpTaskActivity(
    TaskService taskService,
    ILedger ledger,
    InstanceStatusWriter status,
    OrchestrationSignal orchestrationSignal
)
{
    /// <summary>Name of the function. The platform and running orchestrations know it.</summary>
    public const string Name = "LookUpTask";

    private static readonly TaskLookUp Unknown = new(HasEnded: true, OpenPhase: null, TaskStatusLine.Unknown);

    [Function(Name)]
    public async Task<TaskLookUp> Run([ActivityTrigger] string instanceId, CancellationToken cancellationToken)
    {
        if (TaskId.Parse(instanceId) is not { } id)
            return Unknown;

        await orchestrationSignal.AnswerByReading(() => taskService.Execute(id, new TaskCommand.WakeUp(), cancellationToken));
        if (await ledger.Find(id, cancellationToken) is not { } stored)
            return Unknown;

        return new TaskLookUp(stored.State.IsEnded, PhaseInstanceId.OfOpenPhase(stored.State), status.Task(stored));
    }
}
