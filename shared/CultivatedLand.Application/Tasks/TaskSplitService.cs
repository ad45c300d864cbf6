using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Tasks;

/// <summary>
/// Service that begins the parts of a task that was split. The fact of the split says all that they need, so a crash in between is
/// repaired by <see cref="TaskSplitJob"/>.
/// </summary>
public sealed class TaskSplitService(ILedger ledger, TaskService tasks, IRecordStore recordStore, TimeProvider clock)
{
    internal const string DrawerName = "splits-begun";

    private readonly RecordSet<UnfinishedSplit> _begun = new(recordStore, DrawerName, isReplaceable: true);

    /// <summary>Marks a split before it is decided, so that a crash leaves no area without its tasks.</summary>
    public Task Begin(TaskId whole, CancellationToken cancellationToken) =>
        _begun.Add(whole.Value, new UnfinishedSplit(clock.GetUtcNow()), cancellationToken);

    /// <summary>Begins the parts of a task. Doing it again changes nothing.</summary>
    public async Task Finish(TaskId whole, CancellationToken cancellationToken)
    {
        if (await ledger.Find(whole, cancellationToken) is { State: { Parts.Count: > 0 } state })
        {
            foreach (var split in (await tasks.History(state, cancellationToken)).OfType<TaskFact.Split>())
            {
                var left = split.Parts.Select(part => Order(state, part, split)).ToList();
                while (left.Count > 0)
                {
                    var done = await tasks.ExecuteAll(left, cancellationToken);
                    left = [.. left.Zip(done).Where(pair => !pair.Second).Select(pair => pair.First)];
                }
            }
        }

        await _begun.Remove(whole.Value, cancellationToken);
    }

    /// <summary>Returns the tasks whose parts may not all have begun, and since when.</summary>
    public async Task<IReadOnlyList<(TaskId Whole, DateTimeOffset Since)>> Unfinished(CancellationToken cancellationToken)
    {
        var found = new List<(TaskId, DateTimeOffset)>();
        await foreach (var (key, mark) in _begun.All(cancellationToken))
        {
            if (TaskId.Parse(key) is { } whole)
                found.Add((whole, mark.At));
        }

        return found;
    }

    private static TaskOrder Order(RectificationTask whole, TaskPart part, TaskFact.Split split) =>
        new(
            part.Task,
            [
                new TaskCommand.Plan(part.Task, TaskParts.SpecOf(whole, part, split)) { By = split.By },
                new TaskCommand.Start { By = split.By, ToldFrom = split.At },
            ],
            IsKnown: true
        );
}

/// <summary>Marker of a task whose parts may not all have begun.</summary>
internal sealed record UnfinishedSplit(DateTimeOffset At);
