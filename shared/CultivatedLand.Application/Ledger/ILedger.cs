using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Ledger;

/// <summary>
/// 清单台账: what happened to every task, how it stands, when it wakes and what it wants sent. Every store passes the same contract tests.
/// </summary>
/// <remarks>
/// What a method has returned from is durable. A task's facts, state, wake-at and notices change together or not at all.
/// Optimistic concurrency by <see cref="RectificationTask.Version"/>: a change decided on an older version is not stored and says so.
/// A notice whose identity is already known is not stored again, whatever asked for it.
/// </remarks>
public interface ILedger
{
    Task<StoredTask?> Find(TaskId id, CancellationToken cancellationToken);

    /// <summary>
    /// Stores decisions, each whole or not at all; one that lost its race does not hold up the others.
    /// Where <see cref="Decision.CancelsUnsent"/> is set, the task's notices that are in no mail yet are cancelled.
    /// </summary>
    /// <returns>One answer for each change, in order.</returns>
    Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<TaskChange> changes, CancellationToken cancellationToken);

    /// <summary>Tasks whose wake-at has come, in order of (wake-at, id of first storage).</summary>
    /// <param name="after">Cursor of the page before, for who reads ahead while its tasks are being stored; null for the first page.</param>
    Task<TaskResultPage> Due(DateTimeOffset moment, int most, string? after, CancellationToken cancellationToken);

    /// <summary>The earliest wake-at of all; null when nothing sleeps.</summary>
    Task<DateTimeOffset?> NextWakeAt(CancellationToken cancellationToken);

    /// <summary>Facts in order, from after the given version.</summary>
    Task<IReadOnlyList<TaskFact>> History(TaskId id, long afterVersion, int most, CancellationToken cancellationToken);

    /// <summary>A page of the ledger in order of first storage.</summary>
    Task<TaskResultPage> List(TaskQuery query, CancellationToken cancellationToken);
}

public static class LedgerExtensions
{
    /// <summary>The first page alone.</summary>
    public static async Task<IReadOnlyList<StoredTask>> Due(
        this ILedger ledger,
        DateTimeOffset moment,
        int most,
        CancellationToken cancellationToken
    ) => (await ledger.Due(moment, most, null, cancellationToken)).Tasks;
}

/// <param name="WakeAt">When time alone will next change something; rounded up to the minute.</param>
public sealed record StoredTask(RectificationTask State, DateTimeOffset? WakeAt);

/// <param name="ExpectedVersion">Version of the state the decision was made on; 0 for a new task.</param>
public sealed record TaskChange(Decision Decision, long ExpectedVersion);

public enum AppendResult
{
    Stored,

    /// <summary>Somebody else was first; load, decide and append again.</summary>
    Raced,
}

/// <param name="After">Cursor of the page before; null for the first.</param>
/// <param name="PlanId">Only tasks of this plan.</param>
/// <param name="Place">Only tasks at this place or below it.</param>
/// <param name="Search">Part of a task's name or place.</param>
public sealed record TaskQuery(
    string? After = null,
    int Most = 100,
    RectificationStatus? Status = null,
    string? PlanId = null,
    string? Place = null,
    string? Search = null
);

/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record TaskResultPage(IReadOnlyList<StoredTask> Tasks, string? Next);
