using System.Globalization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Testing.Memory;

/// <summary>Ledger in memory, in order of first storage. Its notices are the outbox's.</summary>
public sealed class MemoryLedger(SimulatedDisk disk, MemoryNotices notices) : ILedger
{
    private readonly Dictionary<TaskId, Row> _rows = [];
    private readonly List<Row> _inOrder = [];

    /// <summary>Called before each append, where a test lets somebody else be first.</summary>
    public Action? BeforeAppend { get; set; }

    /// <summary>Called before the next wake-up or a page of tasks is read, where a test lets the store fail.</summary>
    public Action? BeforeRead { get; set; }

    public int Appends { get; private set; }

    /// <summary>Number of times that a task was read by its id.</summary>
    public int Finds { get; private set; }

    public Task<StoredTask?> Find(TaskId id, CancellationToken cancellationToken)
    {
        Finds++;
        return Task.FromResult(disk.Read(() => _rows.GetValueOrDefault(id)?.Stored));
    }

    public Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<TaskChange> changes, CancellationToken cancellationToken)
    {
        BeforeAppend?.Invoke();
        Appends++;
        foreach (var change in changes)
        {
            if (change.ExpectedVersion + change.Decision.Facts.Count != change.Decision.State.Version)
                throw new ArgumentException("The facts do not lead from the expected version to the state's.", nameof(changes));
        }

        return Task.FromResult<IReadOnlyList<AppendResult>>(changes.Count == 0 ? [] : disk.Write(() => changes.Select(Append).ToList()));
    }

    public Task<TaskResultPage> Due(DateTimeOffset moment, int most, string? after, CancellationToken cancellationToken) =>
        Task.FromResult(
            disk.Read(() =>
            {
                var due = _inOrder
                    .Select(
                        (row, index) =>
                            (row.Stored, Key: string.Create(CultureInfo.InvariantCulture, $"{row.Stored.WakeAt?.UtcTicks:d19}.{index:d9}"))
                    )
                    .Where(row => row.Stored.WakeAt <= moment && (after is null || string.CompareOrdinal(row.Key, after) > 0))
                    .OrderBy(row => row.Key, StringComparer.Ordinal)
                    .Take(most)
                    .ToList();
                return new TaskResultPage([.. due.Select(row => row.Stored)], due.Count == most ? due[^1].Key : null);
            })
        );

    public Task<DateTimeOffset?> NextWakeAt(CancellationToken cancellationToken)
    {
        BeforeRead?.Invoke();
        return Task.FromResult(disk.Read(() => _inOrder.Min(row => row.Stored.WakeAt)));
    }

    public Task<IReadOnlyList<TaskFact>> History(TaskId id, long afterVersion, int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TaskFact>>(
            disk.Read(() => _rows.TryGetValue(id, out var row) ? row.Facts.Skip((int)afterVersion).Take(most).ToList() : [])
        );

    public Task<TaskResultPage> List(TaskQuery query, CancellationToken cancellationToken)
    {
        BeforeRead?.Invoke();
        return Task.FromResult(
            disk.Read(() =>
            {
                var from = query.After is null ? 0 : int.Parse(query.After, CultureInfo.InvariantCulture);
                var found = _inOrder
                    .Select((row, index) => (row.Stored, Index: index + 1))
                    .Skip(from)
                    .Where(row => Fits(row.Stored.State, query))
                    .Take(query.Most + 1)
                    .ToList();
                return found.Count > query.Most
                    ? new TaskResultPage(
                        [.. found.Take(query.Most).Select(row => row.Stored)],
                        found[query.Most - 1].Index.ToString(CultureInfo.InvariantCulture)
                    )
                    : new TaskResultPage([.. found.Select(row => row.Stored)], null);
            })
        );
    }

    /// <summary>Every task with its history, in order of first storage.</summary>
    public IReadOnlyList<(RectificationTask State, IReadOnlyList<TaskFact> Facts)> All() =>
        disk.Read(() => _inOrder.Select(row => (row.Stored.State, (IReadOnlyList<TaskFact>)[.. row.Facts])).ToList());

    private static bool Fits(RectificationTask task, TaskQuery query) =>
        (query.Status is not { } status || task.Status == status)
        && (query.PlanId is not { } plan || task.Id.Plan == plan)
        && (
            query.Place is not { } place
            || task.Spec.Place.Path == place
            || task.Spec.Place.Path.StartsWith(place + "/", StringComparison.Ordinal)
        )
        && (
            query.Search is not { } words
            || task.Spec.Name.Contains(words, StringComparison.Ordinal)
            || task.Spec.Place.Path.Contains(words, StringComparison.Ordinal)
        );

    private AppendResult Append(TaskChange change)
    {
        var (decision, id) = (change.Decision, change.Decision.State.Id);
        var known = _rows.GetValueOrDefault(id);
        if ((known?.Stored.State.Version ?? 0) != change.ExpectedVersion)
            return AppendResult.Raced;
        if (known is null)
        {
            _rows.Add(id, known = new Row());
            _inOrder.Add(known);
        }

        known.Stored = new StoredTask(decision.State, decision.WakeAt is { } wake ? UpToTheMinute(wake) : null);
        known.Facts.AddRange(decision.Facts);
        if (decision.CancelsUnsent)
            notices.CancelWaiting(id);
        foreach (var notice in decision.Notices)
            notices.Add(notice);
        return AppendResult.Stored;
    }

    private static DateTimeOffset UpToTheMinute(DateTimeOffset moment)
    {
        var over = moment.UtcTicks % TimeSpan.TicksPerMinute;
        return over == 0 ? moment : moment.AddTicks(TimeSpan.TicksPerMinute - over);
    }

    private sealed class Row
    {
        public StoredTask Stored { get; set; } = null!;

        public List<TaskFact> Facts { get; } = [];
    }
}
