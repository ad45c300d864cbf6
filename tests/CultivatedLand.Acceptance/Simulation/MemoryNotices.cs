using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Acceptance.Simulation;

/// <summary>Every notice that was ever decided, and what became of it. Guarded by the disk's transactions.</summary>
internal sealed class MemoryNotices
{
    private readonly Dictionary<NoticeId, Row> rows = [];
    private readonly HashSet<NoticeId> waiting = [];

    public IReadOnlyDictionary<NoticeId, Row> All => rows;

    public IEnumerable<Notice> Waiting => waiting.Select(id => rows[id].Notice);

    public void Add(Notice notice)
    {
        if (rows.TryAdd(notice.Id, new Row(notice, rows.Count))) waiting.Add(notice.Id);
    }

    public void CancelWaiting(TaskId task)
    {
        foreach (var id in waiting.Where(id => id.Task == task).ToList())
        {
            waiting.Remove(id);
            rows[id].Standing = NoticeStanding.Cancelled;
        }
    }

    public bool IsWaiting(NoticeId id) => waiting.Contains(id);

    public void Mail(NoticeId id)
    {
        waiting.Remove(id);
        rows[id].Standing = NoticeStanding.Mailed;
    }

    internal sealed class Row(Notice notice, int number)
    {
        public Notice Notice { get; } = notice;

        public int Number { get; } = number;

        public NoticeStanding Standing { get; set; } = NoticeStanding.Waiting;
    }
}

internal enum NoticeStanding
{
    Waiting,
    Mailed,
    Cancelled,
}
