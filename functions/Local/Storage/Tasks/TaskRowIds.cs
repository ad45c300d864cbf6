using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Local.Storage.Tasks;

/// <summary>
/// Cache of the row numbers of due tasks, so that waking them goes straight to their rows: looking up a task's name costs another page.
/// A row's number never changes; a forgotten number is looked up.
/// </summary>
internal sealed class TaskRowIds
{
    private const int Most = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<TaskId, long> _known = [];

    public void Remember(IReadOnlyList<(TaskId Task, long Row)> read)
    {
        lock (_lock)
        {
            if (_known.Count + read.Count > Most)
                _known.Clear();
            foreach (var (task, row) in read)
                _known[task] = row;
        }
    }

    public long? Take(TaskId task)
    {
        lock (_lock)
            return _known.Remove(task, out var row) ? row : null;
    }
}
