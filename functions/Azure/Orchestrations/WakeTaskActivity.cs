using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// Activity that tells a task that time has passed. If it runs twice, or on two machines at once, the due work is done once.
/// </summary>
public sealed class WakeTaskActivity(TaskService taskService, ILedger ledger)
{
    /// <summary>Name of the function. The platform and running orchestrations know it.</summary>
    public const string Name = "WakeTask";

    private static readonly WakeTaskResult Unknown = new(HasEnded: true, WakeAt: null, new TaskStatusLine("unknown", null, null, null));

    [Function(Name)]
    public async Task<WakeTaskResult> Run([ActivityTrigger] string instanceId, CancellationToken cancellationToken)
    {
        if (TaskId.Parse(instanceId) is not { } id)
            return Unknown;

        await taskService.Execute(id, new TaskCommand.WakeUp(), cancellationToken);
        return await ledger.Find(id, cancellationToken) is { } stored ? Describe(stored) : Unknown;
    }

    private WakeTaskResult Describe(StoredTask stored) =>
        new(
            stored.State.IsEnded,
            stored.WakeAt,
            new TaskStatusLine(
                EnumCodes.LifeStages.CodeOf(stored.State.Status),
                stored.State.Current?.Name,
                stored.State.Current?.Due,
                taskService.Rules.NextNotice(stored.State) is { At: var next } ? ChinaTime.Of(next) : null
            )
        );
}
