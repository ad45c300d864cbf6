using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Storage.Entities;

namespace CultivatedLand.Functions.Storage.Tasks;

/// <summary>Change of a task's partition before it is stored.</summary>
/// <param name="newPlace">Place for a task that is not stored yet.</param>
internal sealed class TaskPartitionChange(TaskPartition before, string newPlace)
{
    private readonly List<TaskFact> _facts = [];
    private RectificationTask? _state = before.Head?.State;
    private DateTimeOffset? _wakeAt = before.Head?.WakeAt;
    private TaskNoticesRow _taskNoticesRow = before.Book;
    private bool _isChanged;

    public TaskPartition Before => before;

    public bool IsChanged => _isChanged;

    public TaskNoticesRow Book => _taskNoticesRow;

    public IReadOnlyList<TaskFact> Facts => _facts;

    public long Revision => before.Revision + 1;

    private string Place => before.Head?.Place ?? newPlace;

    /// <summary>Returns the head to be stored. A wake-up that keeps its time keeps its index entry.</summary>
    public TaskHead Head() =>
        new(
            _state!,
            Revision,
            Place,
            _wakeAt,
            _wakeAt is not { } moment ? null
                : before.Head is { WakeKey: { } same } && before.Head.WakeAt == moment ? same
                : DueTimeIndex.NewKey(moment, Place),
            before.Head is { } stored ? stored.Planned
                : _facts is [var first, ..] ? ChinaTime.DateOf(first.At)
                : null
        );

    public AppendResult Apply(TaskChange change)
    {
        if ((_state?.Version ?? 0) != change.ExpectedVersion)
            return AppendResult.Raced;
        var decision = change.Decision;
        _isChanged = true;
        _state = decision.State;
        _wakeAt = decision.WakeAt is { } moment ? SortableTime.UpToTheMinute(moment) : null;
        _facts.AddRange(decision.Facts);
        if (decision.CancelsUnsent)
            CancelWaiting();
        foreach (var notice in decision.Notices)
            Add(notice);
        return AppendResult.Stored;
    }

    private void CancelWaiting()
    {
        if (_taskNoticesRow.Notices.Exists(notice => notice.IsWaiting))
            _taskNoticesRow = _taskNoticesRow.Change(notice =>
                notice is { IsWaiting: true, IsHandOver: false } ? notice.Ended(TaskNoticeState.Cancelled) : notice
            );
    }

    private void Add(Notice notice)
    {
        if (_taskNoticesRow.Find(TaskNoticesRow.KeyOf(notice.Id)) is not null)
            return;
        _taskNoticesRow = new TaskNoticesRow(
            _taskNoticesRow.Notices.Add(
                TaskNoticeEntry.New(notice, DueTimeIndex.NewKey(notice.SendAt, $"{Place}-{_taskNoticesRow.Notices.Count:d5}"))
            )
        );
    }
}
