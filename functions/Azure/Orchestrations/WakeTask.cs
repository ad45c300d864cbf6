using CultivatedLand.Casework.Desks;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CultivatedLand.Azure.Orchestrations;

/// <summary>Tells a task that time has passed. Told twice, or by two machines at once, it does what is due once.</summary>
public sealed class WakeTask(TaskDesk desk, ILedger ledger)
{
    /// <summary>The platform and running orchestrations know it by this name.</summary>
    public const string Name = "WakeTask";

    private static readonly WokenTask Unknown = new(HasEnded: true, WakeAt: null, new TaskStatusLine("unknown", null, null, null));

    [Function(Name)]
    public async Task<WokenTask> Run([ActivityTrigger] string instanceId, CancellationToken cancel)
    {
        if (TaskId.Parse(instanceId) is not { } id) return Unknown;

        await desk.Do(id, new TaskCommand.WakeUp(), cancel);
        return await ledger.Find(id, cancel) is { } stored ? Describe(stored) : Unknown;
    }

    private WokenTask Describe(StoredTask stored) => new(
        stored.State.IsEnded,
        stored.WakeAt,
        new TaskStatusLine(
            Codes.LifeStages.CodeOf(stored.State.Status),
            stored.State.Current?.Name,
            stored.State.Current?.Due,
            desk.Rules.NextNotice(stored.State) is { At: var next } ? ChinaTime.Of(next) : null));
}
