using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Plans.Starts;

/// <summary>
/// Starter of the tasks of a plan.
/// It starts them batch by batch and each idempotently, so that a host that died in the middle can go through them again.
/// A corrected edition changes only the tasks that differ: unchanged tasks keep their history,
/// and tasks that it no longer names are cancelled.
/// </summary>
public sealed class PlanStarter(TaskService taskService, PlanTaskReader planTaskReader, IPlanStore planStore, TimeProvider clock)
{
    private const int MostRaces = 50;

    /// <summary>
    /// Time that starting a task takes at most. A person gets one mail about all tasks of a start, so it waits for the last.
    /// </summary>
    private static readonly TimeSpan LongestForATask = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest time by which the mails of a start are put off.</summary>
    private static readonly TimeSpan LongestForAll = TimeSpan.FromMinutes(4);

    /// <summary>Divides the tasks that a start has to change into batches. Unchanged tasks keep their history and are in none.</summary>
    /// <param name="since">Moment of the start. A task that it has changed before it broke off is in a batch again.</param>
    internal async Task<IReadOnlyList<PlanStartBatch>> Divide(Plan plan, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var known = await planTaskReader.TasksOf(plan.Id, cancellationToken);
        var planned = PlanTaskReader.Match(plan, known);
        var now = clock.GetUtcNow();
        var toldFrom = now + TimeSpan.FromTicks(Math.Min(LongestForATask.Ticks * planned.Count, LongestForAll.Ticks));
        var steps = new List<PlanStartStep>();
        foreach (var (index, (id, spec)) in planned.Index())
        {
            // An edition from before deadlines were asked for may name tasks without one. Those that ran go on; no other begins.
            if (known.GetValueOrDefault(id) is { } task ? !IsDone(task, spec, since, now) : spec.Phases.Count > 0)
                steps.Add(new PlanStartStep(index, id.Value, known.ContainsKey(id)));
        }

        var parts = PlanTaskReader.PartsOf(planned, known);
        steps.AddRange(
            parts
                .Where(part => !part.Task.IsEnded && steps.Exists(step => step.Index == part.Index && step.Task == part.Whole.Value))
                .Select(part => new PlanStartStep(
                    part.Index,
                    part.Task.Id.Value,
                    IsKnown: true,
                    part.Task.Spec.Place.Path,
                    TaskParts.AreaWithParts(part.Task)?.Value
                ))
                .ToList()
        );
        steps.AddRange(
            known
                .Where(pair => !pair.Value.IsEnded)
                .Select(pair => pair.Key)
                .Except(planned.Select(pair => pair.Id))
                .Except(parts.Select(part => part.Task.Id))
                .Select(id => new PlanStartStep(null, id.Value, IsKnown: true))
        );
        return
        [
            .. steps
                .Chunk(PlanStartBatch.Most)
                .Select(
                    (batch, number) =>
                        new PlanStartBatch(
                            number,
                            toldFrom,
                            [.. batch.Where(step => IsPlain(plan, step)).Select(step => step.Index!.Value)],
                            [.. batch.Where(step => !IsPlain(plan, step))]
                        )
                ),
        ];
    }

    private bool IsDone(RectificationTask task, TaskSpec spec, DateTimeOffset since, DateTimeOffset now) =>
        task.Status != RectificationStatus.Planned
        && !(task.ScheduledSince >= since)
        && taskService.Rules.Decide(task, new TaskCommand.Replan(spec), now) is not Decision { Facts.Count: > 0 };

    private static bool IsPlain(Plan plan, PlanStartStep step) =>
        step is { Index: { } index, IsKnown: false } && plan.Tasks[index].Id.Value == step.Task;

    /// <summary>
    /// Carries out a batch, as one change for each task. A new task is stored without a look whether it is there.
    /// One that is there, because this start broke off or runs twice, is looked up and changed.
    /// </summary>
    /// <returns>The tasks of the batch.</returns>
    internal async Task<IReadOnlyList<TaskId>> Run(Plan plan, PlanStartBatch batch, string by, CancellationToken cancellationToken)
    {
        var left = batch
            .New.Select(index => new PlanStartStep(index, plan.Tasks[index].Id.Value, IsKnown: false))
            .Concat(batch.Others)
            .ToList();
        var all = left.Select(step => TaskId.Of(step.Task)).ToList();
        for (var race = 0; left.Count > 0; race++)
        {
            if (race == MostRaces)
                throw new InvalidOperationException(
                    $"Tasks of the plan {plan.Id} changed {MostRaces} times while its start waited for them."
                );
            var outcomes = await taskService.ExecuteAll([.. left.Select(step => Order(plan, step, batch.ToldFrom, by))], cancellationToken);
            left = [.. left.Zip(outcomes).Where(pair => !pair.Second).Select(pair => pair.First with { IsKnown = true })];
        }

        return all;
    }

    private static TaskOrder Order(Plan plan, PlanStartStep step, DateTimeOffset toldFrom, string by) =>
        new(
            TaskId.Of(step.Task),
            (step.Index is { } index ? SpecOf(plan.Tasks[index].Spec, step) : null, step.IsKnown) switch
            {
                (null, _) => [new TaskCommand.Cancel($"更正后的方案“{plan.Title}”不再列入") { By = by }],
                ({ } spec, true) =>
                [
                    new TaskCommand.Replan(spec) { By = by, ToldFrom = toldFrom },
                    new TaskCommand.Start { By = by, ToldFrom = toldFrom },
                ],
                ({ } spec, false) =>
                [
                    new TaskCommand.Plan(TaskId.Of(step.Task), spec) { By = by },
                    new TaskCommand.Start { By = by, ToldFrom = toldFrom },
                ],
            },
            step.IsKnown
        );

    private static TaskSpec SpecOf(TaskSpec named, PlanStartStep step) =>
        Place.Parse(step.Place) is { } place ? TaskParts.SpecOf(named, place, Mu.Of(step.AreaMu ?? 0)) : named;

    /// <summary>Puts an edition in force whose tasks are all started, and the earlier ones of its plan out of force.</summary>
    /// <param name="planIds">Plan ids of the editions by content hash.</param>
    internal async Task Complete(
        string contentHash,
        string planId,
        IReadOnlyDictionary<string, string> planIds,
        string by,
        CancellationToken cancellationToken
    )
    {
        await Supersede(contentHash, planId, planIds, by, cancellationToken);
        await planStore.TryChangeState(contentHash, EditionState.Starting, EditionState.Started, clock.GetUtcNow(), by, cancellationToken);
    }

    private async Task Supersede(
        string contentHash,
        string planId,
        IReadOnlyDictionary<string, string> planIds,
        string by,
        CancellationToken cancellationToken
    )
    {
        var earlier = (await planStore.List(int.MaxValue, cancellationToken)).Where(other =>
            planIds.GetValueOrDefault(other.ContentHash, other.PlanId) == planId
            && other.ContentHash != contentHash
            && other.State == EditionState.Started
        );
        foreach (var other in earlier)
        {
            await planStore.TryChangeState(
                other.ContentHash,
                EditionState.Started,
                EditionState.Superseded,
                clock.GetUtcNow(),
                by,
                cancellationToken
            );
        }
    }
}
