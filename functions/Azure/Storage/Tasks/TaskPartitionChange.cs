using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Storage.Entities;

namespace CultivatedLand.Functions.Storage.Tasks;

/// <summary>A task's partition with changes made to it, before they are stored.</summary>
/// <param name="newPlace">For a task that is not stored yet.</param>
internal sealed class TaskPartitionChange(TaskPartition before, string newPlace)
{
    private readonly List<TaskFact> facts = [];
    private RectificationTask? state = before.Head?.State;
    private DateTimeOffset? wakeAt = before.Head?.WakeAt;
    private TaskNoticesRow book = before.Book;
    private bool isChanged;

    public TaskPartition Before => before;

    public bool IsChanged => isChanged;

    public TaskNoticesRow Book => book;

    public IReadOnlyList<TaskFact> Facts => facts;

    public long Revision => before.Revision + 1;

    private string Place => before.Head?.Place ?? newPlace;

    /// <summary>The head to be stored: a wake-up that stays where it was keeps its index entry.</summary>
    public TaskHead Head() => new(
        state!,
        Revision,
        Place,
        wakeAt,
        wakeAt is not { } moment ? null
        : before.Head is { WakeKey: { } same } && before.Head.WakeAt == moment ? same
        : DueTimeIndex.NewKey(moment, Place),
        before.Head is { } stored ? stored.Planned : facts is [var first, ..] ? ChinaTime.DateOf(first.At) : null);

    public AppendResult Apply(TaskChange change)
    {
        if ((state?.Version ?? 0) != change.ExpectedVersion) return AppendResult.Raced;
        var decision = change.Decision;
        isChanged = true;
        state = decision.State;
        wakeAt = decision.WakeAt is { } moment ? SortableTime.UpToTheMinute(moment) : null;
        facts.AddRange(decision.Facts);
        if (decision.CancelsUnsent) CancelWaiting();
        foreach (var notice in decision.Notices) Add(notice);
        return AppendResult.Stored;
    }

    private void CancelWaiting()
    {
        if (book.Notices.Exists(notice => notice.IsWaiting)) book = book.Change(notice => notice.IsWaiting ? notice.Ended(TaskNoticeState.Cancelled) : notice);
    }

    private void Add(Notice notice)
    {
        if (book.Find(TaskNoticesRow.KeyOf(notice.Id)) is not null) return;
        book = new TaskNoticesRow(book.Notices.Add(TaskNoticeEntry.New(notice, DueTimeIndex.NewKey(notice.SendAt, $"{Place}-{book.Notices.Count:d5}"))));
    }
}
