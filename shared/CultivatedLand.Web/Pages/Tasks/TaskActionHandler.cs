using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Pages.Tasks;

/// <summary>Result of an act's form.</summary>
public abstract record TaskActionResult
{
    /// <summary>Result of a form that was done, now or by the same form before.</summary>
    public sealed record Done : TaskActionResult;

    /// <summary>Result of a form that was not done: the input, the task's state or the person's role forbids it.</summary>
    public sealed record Refused(LocalizedText Why, int Status) : TaskActionResult;

    /// <summary>Result of a form that was not done, because people have changed the task since the form was shown.</summary>
    /// <param name="Meanwhile">The facts of those changes.</param>
    public sealed record Overtaken(IReadOnlyList<TaskFact> Meanwhile) : TaskActionResult;
}

/// <summary>
/// Handler of an act's form. It acts only on the task as the person saw it, and once however often the form is sent.
/// Facts that the rules produced by themselves meanwhile (such as a reminder) do not count as a change.
/// </summary>
internal sealed class TaskActionHandler(ILedger ledger, TaskService taskService, SubmittedFormLog sent)
{
    private const int MostRaces = 20;
    private const int MostMeanwhile = 50;

    public async Task<TaskActionResult> Do(
        TaskId id,
        TaskAction act,
        TaskActionInput input,
        CurrentUser user,
        CancellationToken cancellationToken
    )
    {
        var wasSent = await sent.Note(input.Once, cancellationToken);
        for (var race = 0; race < MostRaces; race++)
        {
            if (await ledger.Find(id, cancellationToken) is not { State: var task })
                return new TaskActionResult.Refused(new("没有这个任务。", "There is no such task."), 404);
            if (!user.Can(act.Deed, task.Spec.Place))
                return new TaskActionResult.Refused(TaskActionAvailability.NotYours(act, task.Spec.Place), 403);
            var built = act.Build(task, input);
            if (built.Command is not { } command)
                return new TaskActionResult.Refused(built.Fault!, 422);

            command = command with { By = user.DisplayNameFor(act.Deed, task.Spec.Place) };
            var meanwhile = await Meanwhile(task, input.Seen, cancellationToken);
            if (meanwhile.Any(IsByPeople))
            {
                return wasSent && await IsThis(id, act, input, user, meanwhile, cancellationToken)
                    ? new TaskActionResult.Done()
                    : new TaskActionResult.Overtaken([.. meanwhile.Where(IsByPeople)]);
            }

            switch (await taskService.ExecuteIfUnchanged(id, command, task.Version, cancellationToken))
            {
                case Refusal refusal:
                    return new TaskActionResult.Refused(refusal.Why, 409);
                case Decision:
                    return new TaskActionResult.Done();
            }
        }

        throw new InvalidOperationException($"The task {id} changed {MostRaces} times while one form waited for it.");
    }

    public static bool IsByPeople(TaskFact fact) => fact is not (TaskFact.NoticeIssued or TaskFact.NoticesSkipped);

    private async Task<IReadOnlyList<TaskFact>> Meanwhile(RectificationTask task, long seen, CancellationToken cancellationToken) =>
        seen >= task.Version ? [] : await ledger.History(task.Id, seen, MostMeanwhile, cancellationToken);

    /// <summary>
    /// Whether the first change after the form was shown is the one that the form asks for.
    /// The command is decided again on the task as it was, and must give the same facts.
    /// </summary>
    private async Task<bool> IsThis(
        TaskId id,
        TaskAction act,
        TaskActionInput input,
        CurrentUser user,
        IReadOnlyList<TaskFact> meanwhile,
        CancellationToken cancellationToken
    )
    {
        var first = meanwhile.TakeWhile(fact => !IsByPeople(fact)).Count();
        var before = TaskHistory.Replay(await ledger.History(id, 0, (int)input.Seen + first, cancellationToken));
        return act.Build(before, input).Command is { } command
            && taskService.Rules.Decide(before, command with { By = user.DisplayNameFor(act.Deed, before.Spec.Place) }, meanwhile[first].At)
                is Decision { Facts: { Count: > 0 } facts }
            && meanwhile.Skip(first).Take(facts.Count).SequenceEqual(facts);
    }
}
