using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Local.Storage.Tasks;

/// <summary>
/// Where the tasks lie that were read because they are due, so that what wakes them goes straight to their rows: looking a task's name up costs a page
/// of its own. A row's number never changes; what is forgotten is looked up.
/// </summary>
internal sealed class TaskRowIds
{
    private const int Most = 10_000;

    private readonly Lock _door = new();
    private readonly Dictionary<TaskId, long> _known = [];

    public void Remember(IReadOnlyList<(TaskId Task, long Row)> read)
    {
        lock (_door)
        {
            if (_known.Count + read.Count > Most)
                _known.Clear();
            foreach (var (task, row) in read)
                _known[task] = row;
        }
    }

    public long? Take(TaskId task)
    {
        lock (_door)
            return _known.Remove(task, out var row) ? row : null;
    }
}
