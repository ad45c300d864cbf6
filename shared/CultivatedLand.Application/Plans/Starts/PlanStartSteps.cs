using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Plans.Starts;

/// <summary>
/// Steps of a start: preparing it, each of its batches, completing it.
/// Each can run twice, at the same time on two machines too, and a start that broke off is prepared again: what is done stays done.
/// A step does nothing for an edition that is not being started, so that one that comes late changes nothing.
/// </summary>
public sealed class PlanStartSteps(
    IPlanStore planStore,
    PlanEditionService planEditionService,
    StartReviewer startReviewer,
    CancellationNotifier cancellationNotifier,
    PlanStarter planStarter,
    PlanStartProgressStore planStartProgressStore,
    IPlanSupplements planSupplements
) : IDisposable
{
    private readonly SemaphoreSlim _opening = new(1);

    /// <summary>Plan that was opened last. A large document takes seconds to read, and every batch needs it.</summary>
    private volatile SealedPlan? _last;

    /// <summary>Tasks of the plan that was asked for last. They are small, and its document is not.</summary>
    private volatile PlanTasks? _lastTasks;

    /// <summary>
    /// Tells the offices whose tasks end, adopts what the plan states besides its tasks, and divides the tasks into batches.
    /// </summary>
    /// <returns>Null for an edition that is not being started.</returns>
    public async Task<PlanStartScope?> Prepare(string contentHash, CancellationToken cancellationToken)
    {
        if (await planEditionService.Open(contentHash, cancellationToken) is not { Edition.State: EditionState.Starting } opened)
            return null;
        var start = Remember(contentHash, opened);

        // The office hears of it even if the host dies while it cancels: from then on the comparison no longer shows what has ended.
        var ended = (await startReviewer.Review(opened, cancellationToken)).Comparison.Ended;
        await cancellationNotifier.Send(opened, ended, start.By, cancellationToken);
        await planSupplements.Adopt(opened, start.By, cancellationToken);

        var batches = await planStarter.Divide(opened.Plan, opened.Seal?.At ?? opened.Edition.ReceivedAt, cancellationToken);
        var scope = new PlanStartScope(opened.Plan.Title, batches.Sum(batch => batch.Count), batches);
        await planStartProgressStore.Begin(contentHash, scope, cancellationToken);
        return scope;
    }

    /// <summary>Plans, changes, starts and cancels the tasks of a batch.</summary>
    /// <returns>The tasks of the batch, those too that another run has changed. Empty for an edition that is not being started.</returns>
    public async Task<IReadOnlyList<TaskId>> Run(string contentHash, PlanStartBatch batch, CancellationToken cancellationToken)
    {
        if (await Sealed(contentHash, cancellationToken) is not { } start)
            return [];
        var tasks = await planStarter.Run(start.Plan, batch, start.By, cancellationToken);
        await planStartProgressStore.Note(contentHash, batch, cancellationToken);
        return tasks;
    }

    /// <summary>Returns the tasks of a batch, also when the edition is started. Empty for an edition that is not known.</summary>
    public async Task<IReadOnlyList<TaskId>> TasksOf(string contentHash, PlanStartBatch batch, CancellationToken cancellationToken)
    {
        if (_lastTasks is not { } plan || plan.ContentHash != contentHash)
        {
            if (await planEditionService.Open(contentHash, cancellationToken) is not { } opened)
                return [];
            _lastTasks = plan = new PlanTasks(contentHash, [.. opened.Plan.Tasks.Select(task => task.Id)]);
        }

        return [.. batch.New.Select(index => plan.Tasks[index]), .. batch.Others.Select(step => TaskId.Of(step.Task))];
    }

    /// <summary>Puts the edition in force, and the earlier ones of its plan out of force.</summary>
    public async Task Complete(string contentHash, CancellationToken cancellationToken)
    {
        if (await Sealed(contentHash, cancellationToken) is not { } start)
            return;
        var planIds = (await planEditionService.Records(cancellationToken)).ToDictionary(pair => pair.Key, pair => pair.Value.PlanId);
        await planStarter.Complete(contentHash, start.Plan.Id, planIds, start.By, cancellationToken);
        await planStartProgressStore.End(contentHash, cancellationToken);
        _last = null;
    }

    public void Dispose() => _opening.Dispose();

    private async Task<SealedPlan?> Sealed(string contentHash, CancellationToken cancellationToken)
    {
        if (await planStore.Find(contentHash, cancellationToken) is not { State: EditionState.Starting })
            return null;
        var seal = (await planEditionService.RecordOf(contentHash, cancellationToken))?.Seal;
        if (_last is { } last && last.IsOf(contentHash, seal))
            return last;

        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (_last is { } other && other.IsOf(contentHash, seal))
                return other;
            return await planEditionService.Open(contentHash, cancellationToken) is { Edition.State: EditionState.Starting } opened
                ? Remember(contentHash, opened)
                : null;
        }
        finally
        {
            _opening.Release();
        }
    }

    private SealedPlan Remember(string contentHash, OpenedPlanEdition opened) =>
        _last = new SealedPlan(contentHash, opened.Seal, opened.Plan, opened.Seal?.By ?? opened.Edition.ReceivedFrom);

    /// <param name="By">Name of who began the start. It is finished in this name, however often a host dies on the way.</param>
    private sealed record SealedPlan(string ContentHash, StartLock? Seal, Plan Plan, string By)
    {
        public bool IsOf(string contentHash, StartLock? seal) => ContentHash == contentHash && Seal == seal;
    }

    private sealed record PlanTasks(string ContentHash, IReadOnlyList<TaskId> Tasks);
}
