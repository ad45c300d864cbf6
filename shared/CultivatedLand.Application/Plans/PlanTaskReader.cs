using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Plans;

/// <summary>Reader of the tasks that a plan has started, and of how those of an edition match them.</summary>
public sealed class PlanTaskReader(ILedger ledger)
{
    private const int PageSize = 500;

    /// <summary>Reads all tasks of a plan, ended ones included. It is empty for a plan that has not started.</summary>
    public async Task<Dictionary<TaskId, RectificationTask>> TasksOf(string planId, CancellationToken cancellationToken)
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
    /// Of several alike the one with the same number comes first, so that a start that broke off finds its own tasks again.
    /// A new task gets the id of its number, or the next free id where another task has that one.
    /// A cancelled task is not matched, so it does not come back to life.
    /// </summary>
    public static List<(TaskId Id, TaskSpec Spec)> Match(Plan plan, Dictionary<TaskId, RectificationTask> known)
    {
        var free = known
            .Values.Where(task => task.Status != RectificationStatus.Cancelled)
            .ToLookup(task => task.Spec.Name)
            .ToDictionary(group => group.Key, group => group.ToList());
        var found = new TaskId?[plan.Tasks.Count];
        Take(plan, free, found, (wanted, task) => wanted.Id == task.Id && wanted.Spec.Place == task.Spec.Place);
        Take(plan, free, found, (wanted, task) => wanted.Spec.Place == task.Spec.Place);
        Take(plan, free, found, (wanted, task) => wanted.Spec.Place.IsAlsoCalled(MadeUpPlace.Without(task.Spec.Place)));
        var taken = known.Keys.ToHashSet();
        return [.. plan.Tasks.Select((task, index) => (found[index] ?? Free(task.Id, taken), task.Spec))];
    }

    /// <summary>
    /// Finds the tasks into which tasks of the plan were split, and that the plan does not name itself: they go on with the whole.
    /// </summary>
    /// <returns>Each with the number of the whole in the plan, from 0.</returns>
    public static List<(int Index, TaskId Whole, RectificationTask Task)> PartsOf(
        List<(TaskId Id, TaskSpec Spec)> planned,
        Dictionary<TaskId, RectificationTask> known
    )
    {
        var indexes = planned.Index().ToDictionary(task => task.Item.Id, task => task.Index);
        var found = new List<(int, TaskId, RectificationTask)>();
        foreach (var task in known.Values.Where(task => !indexes.ContainsKey(task.Id)))
        {
            for (var whole = TaskParts.WholeOf(task.Id); whole is { } above; whole = TaskParts.WholeOf(above))
            {
                if (!indexes.TryGetValue(above, out var index))
                    continue;
                found.Add((index, above, task));
                break;
            }
        }

        return found;
    }

    /// <summary>Gives each planned task that has none yet the first free task of its name whose place fits.</summary>
    private static void Take(
        Plan plan,
        Dictionary<string, List<RectificationTask>> free,
        TaskId?[] found,
        Func<PlannedTask, RectificationTask, bool> fits
    )
    {
        for (var index = 0; index < found.Length; index++)
        {
            var wanted = plan.Tasks[index];
            if (
                found[index] is not null
                || !free.TryGetValue(wanted.Spec.Name, out var named)
                || named.FindIndex(task => fits(wanted, task)) is not (>= 0 and var at)
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
