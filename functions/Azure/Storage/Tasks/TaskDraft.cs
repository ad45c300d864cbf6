using CultivatedLand.Azure.Storage.Rows;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Azure.Storage.Tasks;

/// <summary>A task's partition with changes made to it, before they are stored.</summary>
/// <param name="newPlace">For a task that is not stored yet.</param>
internal sealed class TaskDraft(TaskPartition before, string newPlace)
{
    private readonly List<TaskFact> facts = [];
    private RectificationTask? state = before.Head?.State;
    private DateTimeOffset? wakeAt = before.Head?.WakeAt;
    private NoticeBook book = before.Book;
    private bool isChanged;

    public TaskPartition Before => before;

    public bool IsChanged => isChanged;

    public NoticeBook Book => book;

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
        : MomentIndex.NewKey(moment, Place),
        before.Head is { } stored ? stored.Planned : facts is [var first, ..] ? ChinaTime.DateOf(first.At) : null);

    public AppendAnswer Apply(TaskChange change)
    {
        if ((state?.Version ?? 0) != change.ExpectedVersion) return AppendAnswer.Raced;
        var decision = change.Decision;
        isChanged = true;
        state = decision.State;
        wakeAt = decision.WakeAt is { } moment ? Moment.UpToTheMinute(moment) : null;
        facts.AddRange(decision.Facts);
        if (decision.CancelsUnsent) CancelWaiting();
        foreach (var notice in decision.Notices) Add(notice);
        return AppendAnswer.Stored;
    }

    private void CancelWaiting()
    {
        if (book.Notices.Exists(notice => notice.IsWaiting)) book = book.Change(notice => notice.IsWaiting ? notice.Ended(NoticeStanding.Cancelled) : notice);
    }

    private void Add(Notice notice)
    {
        if (book.Find(NoticeBook.KeyOf(notice.Id)) is not null) return;
        book = new NoticeBook(book.Notices.Add(BookedNotice.New(notice, MomentIndex.NewKey(notice.SendAt, $"{Place}-{book.Notices.Count:d5}"))));
    }
}
