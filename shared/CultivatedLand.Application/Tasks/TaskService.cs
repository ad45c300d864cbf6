using System.Runtime.ExceptionServices;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Settings;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Domain.Tasks.Rules;

namespace CultivatedLand.Application.Tasks;

/// <summary>
/// Service that is the only writer of tasks: it loads, decides and appends. Hosts, pages and the API all use it.
/// A decision that lost a race is made again on the state that the winner left, and is never dropped.
/// A task that cannot be worked on is set aside, and the others are woken.
/// </summary>
public sealed class TaskService(
    ILedger ledger,
    CurrentDeadlineRules rules,
    TimeProvider clock,
    IChangeSignal changeSignal,
    SetAsideStore setAside,
    IWaitingTasks waitingTasks
)
{
    /// <summary>
    /// Number of races after which the service gives up.
    /// A task that changes this often while one command waits has something wrong with it.
    /// </summary>
    private const int MostRaces = 50;

    private const int PageSize = 500;

    /// <summary>
    /// Number of batches that are decided and not yet stored: enough to keep a store busy, few enough that other writers get their turn.
    /// </summary>
    private const int BatchesAhead = 8;

    public TaskRules Rules => rules.Current;

    /// <returns>The decision that is now stored, or the refusal.</returns>
    public async Task<Outcome> Execute(TaskId id, TaskCommand command, CancellationToken cancellationToken) =>
        (await Execute(id, command, null, cancellationToken))!;

    /// <summary>
    /// Executes a command only if the task is unchanged since a person saw it, because the person decided on that state.
    /// </summary>
    /// <param name="seen">Version of the task that the person saw.</param>
    /// <returns>The outcome. Null where the task has changed since, and nothing was done.</returns>
    public Task<Outcome?> ExecuteIfUnchanged(TaskId id, TaskCommand command, long seen, CancellationToken cancellationToken) =>
        Execute(id, command, seen, cancellationToken);

    private async Task<Outcome?> Execute(TaskId id, TaskCommand command, long? seen, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            var stored = await ledger.Find(id, cancellationToken);
            if (command.RequestKey is { } key && stored is not null && await WasDone(id, key, cancellationToken))
                return new Decision(stored.State, [], [], stored.WakeAt, CancelsUnsent: false);
            if (seen is not null && stored?.State.Version != seen)
                return null;
            if (await Attempt(stored, command, cancellationToken) is { } outcome)
                return outcome;
        }

        throw new InvalidOperationException($"The task {id} changed {MostRaces} times while one command waited for it.");
    }

    /// <summary>Decides on a task as it was read, and stores the decision.</summary>
    /// <returns>The outcome. Null where another writer changed the task meanwhile, and nothing was done.</returns>
    internal async Task<Outcome?> Attempt(StoredTask? stored, TaskCommand command, CancellationToken cancellationToken)
    {
        if (command is TaskCommand.Correct correct && stored is not null)
            command = correct with { History = await History(stored.State, cancellationToken) };
        var outcome = Rules.Decide(stored?.State, command, clock.GetUtcNow());
        if (outcome is not Decision decision || IsNothingNew(decision, stored))
            return outcome;
        if (command.RequestKey is not null)
            decision = decision with
            {
                Facts = decision.Facts.Select(fact => fact with { RequestKey = command.RequestKey }).ToEquatableArray(),
            };

        await waitingTasks.Open(stored?.State, decision.State, clock.GetUtcNow(), cancellationToken);
        var results = await ledger.Append([new TaskChange(decision, stored?.State.Version ?? 0)], cancellationToken);
        if (results[0] != AppendResult.Stored)
            return null;

        await waitingTasks.Close(stored?.State, decision.State, cancellationToken);
        changeSignal.Raise(decision.State.Id);
        return decision;
    }

    /// <summary>
    /// Carries out orders for different tasks and stores them together, each task's completely or not at all.
    /// A command that the rules refuse is left out, and the next one of its order is decided without it.
    /// </summary>
    /// <returns>
    /// One answer for each order: whether it is done. False where another writer was first, or where a task that counts as new is there.
    /// </returns>
    /// <exception cref="Exception">A task could not be stored; all that could be are.</exception>
    public async Task<IReadOnlyList<bool>> ExecuteAll(IReadOnlyList<TaskOrder> orders, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (done, decided) = (new bool[orders.Count], new List<(int Order, StoredTask? Before, Decision Decision)>());
        for (var index = 0; index < orders.Count; index++)
        {
            var order = orders[index];
            var stored = order.IsKnown ? await ledger.Find(order.Task, cancellationToken) : null;
            if (Decide(stored, order.Commands, now) is not { } decision || IsNothingNew(decision, stored))
                done[index] = true;
            else
                decided.Add((index, stored, decision));
        }

        foreach (var (_, before, decision) in decided)
            await waitingTasks.Open(before?.State, decision.State, now, cancellationToken);

        var changes = decided.Select(one => new TaskChange(one.Decision, one.Before?.State.Version ?? 0)).ToList();
        var results = await AppendOrThrow(changes, cancellationToken);
        foreach (var ((order, before, decision), result) in decided.Zip(results))
        {
            done[order] = result == AppendResult.Stored;
            if (result != AppendResult.Stored)
                continue;
            await waitingTasks.Close(before?.State, decision.State, cancellationToken);
            changeSignal.Raise(decision.State.Id);
        }

        return done;
    }

    /// <summary>Decides on commands one after the other. Null where the rules refuse all of them.</summary>
    private Decision? Decide(StoredTask? stored, IReadOnlyList<TaskCommand> commands, DateTimeOffset now)
    {
        Decision? all = null;
        foreach (var command in commands)
        {
            if (Rules.Decide(all?.State ?? stored?.State, command, now) is Decision next)
                all = all is null ? next : all.FollowedBy(next);
        }

        return all;
    }

    /// <summary>
    /// Stores changes together. Where one of them makes the store fail, each is stored on its own, and the failure is thrown.
    /// </summary>
    private async Task<IReadOnlyList<AppendResult>> AppendOrThrow(IReadOnlyList<TaskChange> changes, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.Append(changes, cancellationToken);
        }
        catch (Exception failed) when (changes.Count > 1 && setAside.IsOfOneRecord(failed))
        {
            foreach (var change in changes)
            {
                try
                {
                    if (await ledger.Append([change], cancellationToken) is [AppendResult.Stored])
                        changeSignal.Raise(change.Decision.State.Id);
                }
                catch (Exception one) when (setAside.IsOfOneRecord(one))
                {
                    failed = one;
                }
            }

            ExceptionDispatchInfo.Throw(failed);
            throw;
        }
    }

    /// <summary>Returns all facts up to the version of a task.</summary>
    public async Task<EquatableArray<TaskFact>> History(RectificationTask task, CancellationToken cancellationToken)
    {
        var facts = new List<TaskFact>();
        while (facts.Count < task.Version)
        {
            var most = (int)Math.Min(PageSize, task.Version - facts.Count);
            var page = await ledger.History(task.Id, facts.Count, most, cancellationToken);
            if (page.Count == 0)
                throw new InvalidOperationException($"The history of the task {task.Id} ends before its version {task.Version}.");
            facts.AddRange(page);
        }

        return facts.ToEquatableArray();
    }

    /// <summary>Whether the history has a fact of this request. Facts are stored with the act, so the history knows for certain.</summary>
    private async Task<bool> WasDone(TaskId id, string requestKey, CancellationToken cancellationToken)
    {
        for (var after = 0L; ; after += PageSize)
        {
            var facts = await ledger.History(id, after, PageSize, cancellationToken);
            if (facts.Any(fact => fact.RequestKey == requestKey))
                return true;
            if (facts.Count < PageSize)
                return false;
        }
    }

    /// <summary>Wakes the tasks whose wake-at has passed, as one batch. A task that changes meanwhile is left for the next run.</summary>
    /// <returns>The number of due tasks. A number below <paramref name="most"/> means that none are left.</returns>
    public async Task<int> WakeDue(int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await ledger.Due(now, most, cancellationToken);
        await Wake(due, now, cancellationToken);
        return due.Count;
    }

    /// <summary>
    /// Wakes all tasks whose wake-at has passed. While batches are being stored, one thread reads and decides the next.
    /// More threads would compete with the store on a small machine. A task that changes meanwhile is left for the next run.
    /// </summary>
    public async Task WakeAllDue(int atATime, CancellationToken cancellationToken)
    {
        var storing = new Queue<Task>();
        try
        {
            string? after = null;
            do
            {
                var now = clock.GetUtcNow();
                var page = await ledger.Due(now, atATime, after, cancellationToken);
                if (storing.Count == BatchesAhead)
                    await storing.Dequeue();
                storing.Enqueue(Wake(page.Tasks, now, cancellationToken));
                after = page.Next;
            } while (after is not null);
        }
        finally
        {
            await Task.WhenAll(storing);
        }
    }

    private Task Wake(IReadOnlyList<StoredTask> due, DateTimeOffset now, CancellationToken cancellationToken) =>
        Append([.. due.Select(stored => WakeOrSetAside(stored, now)).OfType<TaskChange>()], cancellationToken);

    /// <summary>Stores decisions together. Where one of them makes the store fail, each is stored on its own.</summary>
    private async Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<TaskChange> changes, CancellationToken cancellationToken)
    {
        try
        {
            var results = await ledger.Append(changes, cancellationToken);
            foreach (var change in setAside.HasAny(RecordName.Tasks) ? changes : [])
                setAside.TakeUp(NameOf(change.Decision.State.Id));
            return results;
        }
        catch (Exception failed) when (setAside.IsOfOneRecord(failed))
        {
            var each = new List<AppendResult>();
            foreach (var change in changes)
            {
                var result = AppendResult.Raced;
                await setAside.Attempt(
                    NameOf(change.Decision.State.Id),
                    async () => result = (await ledger.Append([change], cancellationToken))[0]
                );
                each.Add(result);
            }

            return each;
        }
    }

    /// <summary>
    /// Reschedules every sleeping task by the present rules, after they have changed.
    /// Notices that become due at this very sending time are issued with it.
    /// </summary>
    public async Task RescheduleAll(CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = await ledger.List(new TaskQuery(cursor, PageSize, RectificationStatus.Active), cancellationToken);
            foreach (var task in await RescheduleAll(page.Tasks, cancellationToken))
                await setAside.Attempt(NameOf(task), () => Execute(task, new TaskCommand.WakeUp(), cancellationToken));
            cursor = page.Next;
        } while (cursor is not null);
        changeSignal.Raise(null);
    }

    /// <returns>The tasks that another writer changed meanwhile.</returns>
    private async Task<IReadOnlyList<TaskId>> RescheduleAll(IReadOnlyList<StoredTask> tasks, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var changes = tasks
            .Select(stored => (stored, change: WakeOrSetAside(stored, now)))
            .Where(pair => pair.change is not null && !IsNothingNew(pair.change.Decision, pair.stored))
            .Select(pair => pair.change!)
            .ToList();
        if (changes.Count == 0)
            return [];

        var results = await Append(changes, cancellationToken);
        foreach (var change in changes)
            changeSignal.Raise(change.Decision.State.Id);
        return [.. changes.Zip(results).Where(pair => pair.Second != AppendResult.Stored).Select(pair => pair.First.Decision.State.Id)];
    }

    private TaskChange? WakeOrSetAside(StoredTask stored, DateTimeOffset now) =>
        setAside.Decide(NameOf(stored.State.Id), () => new TaskChange(Wake(stored.State, now), stored.State.Version));

    private static RecordName NameOf(TaskId id) => new(RecordName.Tasks, id.Value);

    private Decision Wake(RectificationTask state, DateTimeOffset now) =>
        Rules.Decide(state, new TaskCommand.WakeUp(), now) as Decision
        ?? throw new InvalidOperationException($"Waking the task {state.Id} was refused; waking is always allowed.");

    private static bool IsNothingNew(Decision decision, StoredTask? stored) =>
        decision.Facts.Count == 0 && decision.WakeAt == stored?.WakeAt;
}

/// <summary>Order to one task: commands that are stored as one change.</summary>
/// <param name="IsKnown">Whether the task is looked up first. A task that counts as new and is there is left as it is.</param>
public sealed record TaskOrder(TaskId Task, IReadOnlyList<TaskCommand> Commands, bool IsKnown);
