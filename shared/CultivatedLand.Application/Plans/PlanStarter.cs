using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Plans;

/// <summary>
/// Starter of the tasks of a plan.
/// It starts them one after the other and each idempotently, so that a host that died in the middle can go through them again.
/// A corrected edition changes only the tasks that differ: unchanged tasks keep their history,
/// and tasks that it no longer names are cancelled.
/// </summary>
public sealed class PlanStarter(TaskService taskService, ILedger ledger, IPlanStore planStore, TimeProvider clock)
{
    private const int PageSize = 500;

    /// <summary>
    /// Time that starting a task takes at most. A person gets one mail about all tasks of a start, so it waits for the last.
    /// </summary>
    private static readonly TimeSpan LongestForATask = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest time by which the mails of a start are put off.</summary>
    private static readonly TimeSpan LongestForAll = TimeSpan.FromMinutes(4);

    internal TaskRules Rules => taskService.Rules;

    /// <summary>
    /// Returns the reason why the rules would refuse the first task that cannot start. Null when all tasks could start.
    /// </summary>
    internal LocalizedText? Fault(Plan plan) =>
        plan
            .Tasks.Select(task => taskService.Rules.Decide(null, new TaskCommand.Plan(task.Id, task.Spec), clock.GetUtcNow()))
            .OfType<Refusal>()
            .FirstOrDefault()
            ?.Why;

    /// <param name="planIds">Plan ids of the editions by content hash.</param>
    internal async Task Finish(
        PlanEdition edition,
        Plan plan,
        IReadOnlyDictionary<string, string> planIds,
        string by,
        CancellationToken cancellationToken
    )
    {
        var known = await TasksOf(plan.Id, cancellationToken);
        var planned = Match(plan, known);
        var toldFrom = clock.GetUtcNow() + TimeSpan.FromTicks(Math.Min(LongestForATask.Ticks * planned.Count, LongestForAll.Ticks));
        foreach (var (id, spec) in planned)
        {
            // An edition from before deadlines were asked for may name tasks without one. Those that ran go on; no other begins.
            if (spec.Phases.Count == 0 && !known.ContainsKey(id))
                continue;
            await taskService.Execute(
                id,
                known.ContainsKey(id) ? new TaskCommand.Replan(spec) { By = by } : new TaskCommand.Plan(id, spec) { By = by },
                cancellationToken
            );
            await taskService.Execute(id, new TaskCommand.Start { By = by, ToldFrom = toldFrom }, cancellationToken);
        }

        foreach (var id in known.Where(pair => !pair.Value.IsEnded).Select(pair => pair.Key).Except(planned.Select(pair => pair.Id)))
        {
            await taskService.Execute(id, new TaskCommand.Cancel($"更正后的方案“{plan.Title}”不再列入") { By = by }, cancellationToken);
        }

        await Supersede(edition, plan.Id, planIds, by, cancellationToken);
        await planStore.TryChangeState(
            edition.ContentHash,
            EditionState.Starting,
            EditionState.Started,
            clock.GetUtcNow(),
            by,
            cancellationToken
        );
    }

    private async Task Supersede(
        PlanEdition edition,
        string planId,
        IReadOnlyDictionary<string, string> planIds,
        string by,
        CancellationToken cancellationToken
    )
    {
        var earlier = (await planStore.List(int.MaxValue, cancellationToken)).Where(other =>
            planIds.GetValueOrDefault(other.ContentHash, other.PlanId) == planId
            && other.ContentHash != edition.ContentHash
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

    internal async Task<Dictionary<TaskId, RectificationTask>> TasksOf(string planId, CancellationToken cancellationToken)
    {
        var tasks = new Dictionary<TaskId, RectificationTask>();
        string? cursor = null;
        do
        {
            var page = await ledger.List(new TaskQuery(cursor, PageSize, PlanId: planId), cancellationToken);
            foreach (var task in page.Tasks)
                tasks[task.State.Id] = task.State;
            cursor = page.Next;
        } while (cursor is not null);
        return tasks;
    }

    /// <summary>
    /// Matches the tasks of a plan with the known ones.
    /// Two tasks are the same where name and place agree, whatever number the edition gives.
    /// A place that is written the same comes before one that only has more or fewer names above it.
    /// A new task gets the id of its number, or the next free id where another task has that one.
    /// A cancelled task is not matched, so it does not come back to life.
    /// </summary>
    internal static List<(TaskId Id, TaskSpec Spec)> Match(Plan plan, Dictionary<TaskId, RectificationTask> known)
    {
        var free = known
            .Values.Where(task => task.Status != RectificationStatus.Cancelled)
            .ToLookup(task => task.Spec.Name)
            .ToDictionary(group => group.Key, group => group.ToList());
        var found = new TaskId?[plan.Tasks.Count];
        Take(plan, free, found, (wanted, place) => wanted == place);
        Take(plan, free, found, (wanted, place) => wanted.IsAlsoCalled(MadeUpPlace.Without(place)));
        var taken = known.Keys.ToHashSet();
        return [.. plan.Tasks.Select((task, index) => (found[index] ?? Free(task.Id, taken), task.Spec))];
    }

    /// <summary>Gives each planned task that has none yet the first free task of its name whose place fits.</summary>
    private static void Take(Plan plan, Dictionary<string, List<RectificationTask>> free, TaskId?[] found, Func<Place, Place, bool> fits)
    {
        for (var index = 0; index < found.Length; index++)
        {
            var spec = plan.Tasks[index].Spec;
            if (
                found[index] is not null
                || !free.TryGetValue(spec.Name, out var named)
                || named.FindIndex(task => fits(spec.Place, task.Spec.Place)) is not (>= 0 and var at)
            )
                continue;
            found[index] = named[at].Id;
            named.RemoveAt(at);
        }
    }

    private static TaskId Free(TaskId wanted, HashSet<TaskId> taken)
    {
        var id = wanted;
        for (var again = 2; !taken.Add(id); again++)
            id = TaskId.Of($"{wanted}-x{again}");
        return id;
    }
}
