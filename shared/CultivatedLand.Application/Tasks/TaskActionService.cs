using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Tasks;

/// <summary>
/// Service that is the one road for an act of a person on a task, whether it comes from a page, the API or a link in a mail:
/// what, by whom, on which version, and once however often it is sent.
/// </summary>
public sealed class TaskActionService(ILedger ledger, TaskService tasks, TaskSplitService splits)
{
    private const int MostRaces = 20;
    private const int PageSize = 500;

    public async Task<TaskActResult> Do(TaskActRequest request, CancellationToken cancellationToken)
    {
        var stored = request.Known ?? await ledger.Find(request.Id, cancellationToken);
        for (var race = 0; race < MostRaces; race++)
        {
            if (stored is null)
                return new TaskActResult.Unknown();
            var task = stored.State;
            var deed = await DeedOf(request, task, cancellationToken);
            if (request.NameFor(deed, task.Spec.Place) is not { } by)
                return new TaskActResult.NotPermitted(deed, task.Spec.Place);

            var since = await Since(request, task, cancellationToken);
            if (request.Once is { } once && since.Any(fact => fact.RequestKey == once))
                return new TaskActResult.Done(stored);
            if (IsOvertaken(request, task, since))
                return new TaskActResult.Overtaken(stored, request.Seen is null ? [] : [.. since.Where(IsByPeople)]);
            var built = request.Act.Build(task, request.Input);
            if (built.Command is not { } command)
                return new TaskActResult.Faulty(stored, built.Fault!, built.Field);

            command = command with { By = by, RequestKey = request.Once, IsConfirmed = request.Input.IsConfirmed };
            if (command is TaskCommand.Split)
                await splits.Begin(task.Id, cancellationToken);
            switch (await tasks.Attempt(stored, command, cancellationToken))
            {
                case Refusal refusal:
                    if (command is TaskCommand.Split)
                        await splits.Finish(task.Id, cancellationToken);
                    return new TaskActResult.Refused(stored, refusal);
                case Decision decision:
                    if (command is TaskCommand.Split)
                        await splits.Finish(task.Id, cancellationToken);
                    return new TaskActResult.Done(new StoredTask(decision.State, decision.WakeAt));
            }

            stored = await ledger.Find(request.Id, cancellationToken);
        }

        throw new InvalidOperationException($"The task {request.Id} changed {MostRaces} times while one act waited for it.");
    }

    /// <summary>Whether a fact is an act of a person or of a plan. What time alone brings about is no change to those who act.</summary>
    public static bool IsByPeople(TaskFact fact) => fact is not (TaskFact.NoticeIssued or TaskFact.NoticesSkipped);

    private static bool IsOvertaken(TaskActRequest request, RectificationTask task, List<TaskFact> since) =>
        request.Seen is { } seen && (request.IsSeenExactly ? task.Version != seen : since.Any(IsByPeople));

    /// <summary>
    /// Reads the facts after the version that was seen, or the whole history where only the key can tell whether the act was done before.
    /// </summary>
    private async Task<List<TaskFact>> Since(TaskActRequest request, RectificationTask task, CancellationToken cancellationToken)
    {
        var facts = new List<TaskFact>();
        if (request.Once is null && request.IsSeenExactly)
            return facts;
        var from =
            request is { Seen: { } seen, IsSeenExactly: false } ? Math.Max(0, seen)
            : request.Once is null ? task.Version
            : 0;
        while (from + facts.Count < task.Version)
        {
            var page = await ledger.History(task.Id, from + facts.Count, PageSize, cancellationToken);
            if (page.Count == 0)
                break;
            facts.AddRange(page);
        }

        return facts;
    }

    /// <summary>Finds the permission that the act needs. A correction needs that of the act which it corrects.</summary>
    private async Task<Permission> DeedOf(TaskActRequest request, RectificationTask task, CancellationToken cancellationToken)
    {
        if (request.Act != TaskActs.Correct || request.Input.Corrects is < 1 || request.Input.Corrects > task.Version)
            return request.Act.Deed;
        var facts = await ledger.History(task.Id, request.Input.Corrects - 1, 1, cancellationToken);
        return facts.Count == 1 && Corrections.KindOf(facts[0]) is { } kind ? TaskActs.DeedOf(kind) : request.Act.Deed;
    }
}

/// <summary>Request of a person to act on a task.</summary>
/// <param name="NameFor">
/// Returns the name under which the person acts with a permission at a place. Null where the person may not act there.
/// </param>
public sealed record TaskActRequest(TaskId Id, TaskAct Act, TaskActInput Input, Func<Permission, Place, string?> NameFor)
{
    /// <summary>Version of the task that the person saw. Null for a request that is about the task as it is.</summary>
    public long? Seen { get; init; }

    /// <summary>Whether any change counts, reminders included, and not only what people did.</summary>
    public bool IsSeenExactly { get; init; }

    /// <summary>Key of the request: of a rendering of a form, or the one that a program gave. It is done once.</summary>
    public string? Once { get; init; }

    /// <summary>Task as this request has read it already, so that it is not read twice.</summary>
    public StoredTask? Known { get; init; }
}

/// <summary>Result of an act.</summary>
public abstract record TaskActResult
{
    /// <summary>Result of an act that was done, now or by the same request before.</summary>
    public sealed record Done(StoredTask Task) : TaskActResult;

    /// <summary>Result of an act that the rules refuse or ask back.</summary>
    public sealed record Refused(StoredTask Task, Refusal Refusal) : TaskActResult;

    /// <summary>Result of an act whose input lacks something.</summary>
    /// <param name="Field">Name of the field that lacks something. Null for the input as a whole.</param>
    public sealed record Faulty(StoredTask Task, LocalizedText Why, string? Field = null) : TaskActResult;

    /// <summary>Result of an act on a task that changed since the person saw it. Nothing was done.</summary>
    /// <param name="Meanwhile">Acts of people since then. Empty where only time has passed.</param>
    public sealed record Overtaken(StoredTask Task, IReadOnlyList<TaskFact> Meanwhile) : TaskActResult;

    public sealed record NotPermitted(Permission Deed, Place Place) : TaskActResult;

    public sealed record Unknown : TaskActResult;
}
