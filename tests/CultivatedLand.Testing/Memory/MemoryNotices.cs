using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Testing.Memory;

/// <summary>Notices that were ever decided, and what became of each. Guarded by the disk's transactions.</summary>
public sealed class MemoryNotices
{
    private readonly Dictionary<NoticeId, Row> _rows = [];
    private readonly HashSet<NoticeId> _waiting = [];

    public IReadOnlyDictionary<NoticeId, Row> All => _rows;

    public IEnumerable<Notice> Waiting => _waiting.Select(id => _rows[id].Notice);

    public void Add(Notice notice)
    {
        if (_rows.TryAdd(notice.Id, new Row(notice, _rows.Count)))
            _waiting.Add(notice.Id);
    }

    public void CancelWaiting(TaskId task)
    {
        foreach (var id in _waiting.Where(id => id.Task == task && !id.IsHandOver).ToList())
        {
            _waiting.Remove(id);
            _rows[id].Standing = NoticeStanding.Cancelled;
        }
    }

    public bool IsWaiting(NoticeId id) => _waiting.Contains(id);

    public void Mail(NoticeId id)
    {
        _waiting.Remove(id);
        _rows[id].Standing = NoticeStanding.Mailed;
    }

    public sealed class Row(Notice notice, int number)
    {
        public Notice Notice { get; } = notice;

        public int Number { get; } = number;

        public NoticeStanding Standing { get; set; } = NoticeStanding.Waiting;
    }
}

public enum NoticeStanding
{
    Waiting,
    Mailed,
    Cancelled,
}
