using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Ledger;

/// <summary>
/// Ledger of tasks (清单台账): the facts of every task, its state, its next wake-up and its notices to send.
/// Every store passes the same contract tests.
/// </summary>
/// <remarks>
/// A change is durable when the method has returned. A task's facts, state, wake-at and notices change together or not at all.
/// Concurrency is optimistic, by <see cref="RectificationTask.Version"/>: a change decided on an older version is not stored,
/// and the result says so.
/// A notice whose identity is already known is not stored again, whatever caused it.
/// </remarks>
public interface ILedger
{
    Task<StoredTask?> Find(TaskId id, CancellationToken cancellationToken);

    /// <summary>
    /// Stores decisions, each completely or not at all. A decision that lost a race does not hold up the others.
    /// Where <see cref="Decision.CancelsUnsent"/> is set, the task's notices of the schedule that are in no mail yet are cancelled.
    /// Hand-overs are not.
    /// </summary>
    /// <returns>One result for each change, in order.</returns>
    Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<TaskChange> changes, CancellationToken cancellationToken);

    /// <summary>Returns tasks whose wake-at has passed, in order of wake-at and then of the id of first storage.</summary>
    /// <param name="after">
    /// Cursor of the page before. It is for a caller that reads ahead while earlier tasks are being stored. Null for the first page.
    /// </param>
    Task<TaskResultPage> Due(DateTimeOffset moment, int most, string? after, CancellationToken cancellationToken);

    /// <summary>Returns the earliest wake-at of all tasks. Null when no task waits for one.</summary>
    Task<DateTimeOffset?> NextWakeAt(CancellationToken cancellationToken);

    /// <summary>Returns the facts after the given version, in order.</summary>
    Task<IReadOnlyList<TaskFact>> History(TaskId id, long afterVersion, int most, CancellationToken cancellationToken);

    /// <summary>Returns a page of the ledger in order of first storage.</summary>
    Task<TaskResultPage> List(TaskQuery query, CancellationToken cancellationToken);
}

/// <summary>Extension methods of the ledger.</summary>
public static class LedgerExtensions
{
    /// <summary>Returns the first page of due tasks.</summary>
    public static async Task<IReadOnlyList<StoredTask>> Due(
        this ILedger ledger,
        DateTimeOffset moment,
        int most,
        CancellationToken cancellationToken
    ) => (await ledger.Due(moment, most, null, cancellationToken)).Tasks;
}

/// <summary>Task as the ledger stores it, with its next wake-up.</summary>
/// <param name="WakeAt">Moment when time alone will next change something, rounded up to the minute.</param>
public sealed record StoredTask(RectificationTask State, DateTimeOffset? WakeAt);

/// <summary>Change of a task that is to be stored.</summary>
/// <param name="ExpectedVersion">Version of the state on which the decision was made. 0 for a new task.</param>
public sealed record TaskChange(Decision Decision, long ExpectedVersion);

/// <summary>Result of storing one change.</summary>
public enum AppendResult
{
    Stored,

    /// <summary>Another writer was first. The caller loads, decides and appends again.</summary>
    Raced,
}

/// <summary>Query for a page of tasks.</summary>
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

/// <summary>Page of tasks.</summary>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record TaskResultPage(IReadOnlyList<StoredTask> Tasks, string? Next);
