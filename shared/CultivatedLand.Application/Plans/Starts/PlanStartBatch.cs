namespace CultivatedLand.Application.Plans.Starts;

/// <summary>Batch of the tasks of a start. It says which tasks, and not what they are: that stands in the sealed edition.</summary>
/// <param name="Number">Number of the batch in the start. The first is 0.</param>
/// <param name="ToldFrom">Moment before which nobody is told of the tasks. All batches of a start have the same.</param>
/// <param name="New">Numbers of tasks in the plan, from 0, that begin under the id that the plan gives them.</param>
/// <param name="Others">All other tasks of the batch.</param>
public sealed record PlanStartBatch(int Number, DateTimeOffset ToldFrom, IReadOnlyList<int> New, IReadOnlyList<PlanStartStep> Others)
{
    /// <summary>Largest number of tasks in a batch. It is one commit, and on Azure one activity of a few seconds.</summary>
    public const int Most = 250;

    public int Count => New.Count + Others.Count;
}

/// <summary>Task of a start that an earlier edition has begun, or that begins under another id than the plan's.</summary>
/// <param name="Index">Number of the task in the plan, from 0. Null for a task that the plan no longer names: it is cancelled.</param>
/// <param name="Task">Id of the task.</param>
/// <param name="IsKnown">Whether the ledger has the task.</param>
/// <param name="Place">Place of a part into which the plan's task was split. Null for a task that the plan itself names.</param>
/// <param name="AreaMu">Area that such a part has taken over, in mu.</param>
public sealed record PlanStartStep(int? Index, string Task, bool IsKnown, string? Place = null, decimal? AreaMu = null);

/// <summary>All that a start has to do.</summary>
/// <param name="Tasks">Number of tasks in all batches. It may be smaller than the plan's: unchanged tasks are left alone.</param>
public sealed record PlanStartScope(string Title, int Tasks, IReadOnlyList<PlanStartBatch> Batches);
