using System.Globalization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Tests.Application.Memory;

/// <summary>A ledger and its outbox in memory, by the contract that the real ones pass; small enough to be seen to be right.</summary>
internal sealed class MemoryLedger : ILedger, IOutbox
{
    private readonly Dictionary<TaskId, StoredTask> _tasks = [];
    private readonly Dictionary<TaskId, List<TaskFact>> _facts = [];
    private readonly Dictionary<NoticeId, Notice> _waiting = [];
    private readonly HashSet<NoticeId> _known = [];
    private readonly Dictionary<string, MailRecord> _mails = [];

    /// <summary>Called before each append, where a test lets somebody else be first.</summary>
    public Action? BeforeAppend { get; set; }

    /// <summary>Called before each recording of mails.</summary>
    public Action? BeforeRecord { get; set; }

    public int Appends { get; private set; }

    public IReadOnlyCollection<MailRecord> Mails => _mails.Values;

    public Task<StoredTask?> Find(TaskId id, CancellationToken cancellationToken) => Task.FromResult(_tasks.GetValueOrDefault(id));

    public Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<TaskChange> changes, CancellationToken cancellationToken)
    {
        BeforeAppend?.Invoke();
        Appends++;
        return Task.FromResult<IReadOnlyList<AppendResult>>([.. changes.Select(Append)]);
    }

    public Task<TaskResultPage> Due(DateTimeOffset moment, int most, string? after, CancellationToken cancellationToken)
    {
        var due = _tasks
            .Values.Select((task, index) => (Task: task, Key: $"{task.WakeAt?.UtcTicks:d19}.{index:d9}"))
            .Where(row => row.Task.WakeAt <= moment && (after is null || string.CompareOrdinal(row.Key, after) > 0))
            .OrderBy(row => row.Key, StringComparer.Ordinal)
            .Take(most)
            .ToList();
        return Task.FromResult(new TaskResultPage([.. due.Select(row => row.Task)], due.Count == most ? due[^1].Key : null));
    }

    public Task<DateTimeOffset?> NextWakeAt(CancellationToken cancellationToken) => Task.FromResult(_tasks.Values.Min(task => task.WakeAt));

    public Task<IReadOnlyList<TaskFact>> History(TaskId id, long afterVersion, int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TaskFact>>([.. _facts.GetValueOrDefault(id, []).Skip((int)afterVersion).Take(most)]);

    public Task<TaskResultPage> List(TaskQuery query, CancellationToken cancellationToken)
    {
        var skipped = query.After is null ? 0 : int.Parse(query.After, CultureInfo.InvariantCulture);
        var found = _tasks
            .Values.Where(task =>
                (query.PlanId ?? task.State.Id.Plan) == task.State.Id.Plan
                && (query.Status ?? task.State.Status) == task.State.Status
                && IsWithin(task.State.Spec.Place.Path, query.Place)
            )
            .Skip(skipped)
            .Take(query.Most + 1)
            .ToList();
        return Task.FromResult(
            new TaskResultPage(
                [.. found.Take(query.Most)],
                found.Count > query.Most ? (skipped + query.Most).ToString(CultureInfo.InvariantCulture) : null
            )
        );
    }

    public Task<IReadOnlyList<Notice>> Waiting(DateTimeOffset moment, int most, CancellationToken cancellationToken)
    {
        var earliest = _waiting.Values.Where(notice => notice.SendAt <= moment).Min(notice => (DateTimeOffset?)notice.SendAt);
        return Task.FromResult<IReadOnlyList<Notice>>([.. _waiting.Values.Where(notice => notice.SendAt == earliest).Take(most)]);
    }

    public Task<DateTimeOffset?> NextSendAt(CancellationToken cancellationToken) =>
        Task.FromResult(_waiting.Values.Min(notice => (DateTimeOffset?)notice.SendAt));

    public Task<bool> Record(IReadOnlyList<MailRecord> records, CancellationToken cancellationToken)
    {
        BeforeRecord?.Invoke();
        if (records.SelectMany(mail => mail.Notices).Any(id => !_waiting.ContainsKey(id)))
            return Task.FromResult(false);
        foreach (var mail in records)
            _mails.TryAdd(mail.Id, mail);
        foreach (var id in records.SelectMany(mail => mail.Notices).Distinct())
            _waiting.Remove(id);
        return Task.FromResult(true);
    }

    public Task<int> LastLetterNumber(string series, CancellationToken cancellationToken) =>
        Task.FromResult(_mails.Values.Where(mail => mail.Letter?.Series == series).Max(mail => (int?)mail.Letter!.Number) ?? 0);

    public Task<IReadOnlyList<MailRecord>> Outgoing(DateTimeOffset moment, int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<MailRecord>>([.. Queued.Where(mail => mail.Standing.NextAttemptAt <= moment).Take(most)]);

    public Task<DateTimeOffset?> NextAttemptAt(CancellationToken cancellationToken) =>
        Task.FromResult(Queued.Min(mail => mail.Standing.NextAttemptAt));

    public Task<MailRecord?> Find(string mailId, CancellationToken cancellationToken) => Task.FromResult(_mails.GetValueOrDefault(mailId));

    public Task<bool> Update(string mailId, int attempts, MailDeliveryState mailDeliveryState, CancellationToken cancellationToken)
    {
        if (_mails[mailId].Standing.Attempts != attempts)
            return Task.FromResult(false);
        _mails[mailId] = _mails[mailId] with { Standing = mailDeliveryState };
        return Task.FromResult(true);
    }

    public Task<MailResultPage> List(MailQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(
            new MailResultPage(
                [
                    .. _mails.Values.Where(mail =>
                        (query.State ?? mail.Standing.State) == mail.Standing.State
                        && (query.Task is not { } task || mail.Notices.Any(notice => notice.Task == task))
                    ),
                ],
                null
            )
        );

    private static bool IsWithin(string path, string? place) =>
        place is null || path == place || path.StartsWith(place + "/", StringComparison.Ordinal);

    /// <summary>Every task with its history, in order of first storage.</summary>
    public IReadOnlyList<(RectificationTask State, IReadOnlyList<TaskFact> Facts)> All() =>
        [.. _tasks.Values.Select(task => (task.State, (IReadOnlyList<TaskFact>)_facts[task.State.Id]))];

    private IEnumerable<MailRecord> Queued => _mails.Values.Where(mail => mail.Standing.State == MailState.Queued);

    private AppendResult Append(TaskChange change)
    {
        var (decision, state) = (change.Decision, change.Decision.State);
        if ((_tasks.GetValueOrDefault(state.Id)?.State.Version ?? 0) != change.ExpectedVersion)
            return AppendResult.Raced;

        _tasks[state.Id] = new StoredTask(state, decision.WakeAt);
        if (!_facts.TryGetValue(state.Id, out var history))
            _facts[state.Id] = history = [];
        history.AddRange(decision.Facts);
        if (decision.CancelsUnsent)
            foreach (var id in _waiting.Keys.Where(id => id.Task == state.Id).ToList())
                _waiting.Remove(id);
        foreach (var notice in decision.Notices.Where(notice => _known.Add(notice.Id)))
            _waiting[notice.Id] = notice;
        return AppendResult.Stored;
    }
}
