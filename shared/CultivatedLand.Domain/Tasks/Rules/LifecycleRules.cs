namespace CultivatedLand.Domain.Tasks.Rules;

/// <summary>Rules for evidence, receipts, pauses and the end of a task.</summary>
internal static class LifecycleRules
{
    /// <summary>A task never starts without a deadline. Rule: DOMAIN, "No deadline at all".</summary>
    public static RuleResult Start(RectificationTask task, TaskCommand command, DateTimeOffset now) =>
        task.IsUndated ? Refusals.NoDeadline(task) : new TaskFact.Started(now, command.By);

    public static RuleResult AddEvidence(RectificationTask task, TaskCommand.AddEvidence command, DateTimeOffset now) =>
        task.Evidence.Any(known => known.ContentHash == command.Evidence.ContentHash)
            ? RuleResult.NothingNew
            : new TaskFact.EvidenceAdded(now, command.By, command.Evidence);

    public static RuleResult Acknowledge(RectificationTask task, TaskCommand.Acknowledge command, DateTimeOffset now) =>
        task.Current is not { } phase ? Refusals.NoPhases(task)
        : phase.Acknowledged == new Receipt(now, command.By) ? RuleResult.NothingNew
        : new TaskFact.Acknowledged(now, command.By, phase.Number, phase.Round, phase.Due);

    public static RuleResult Suspend(RectificationTask task, TaskCommand.Suspend command, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(command.Reason)
            ? Refusals.ReasonMissing(task, command)
            : new TaskFact.Suspended(now, command.By, command.Reason.Trim());

    public static RuleResult Resume(TaskCommand.Resume command, DateTimeOffset now) =>
        new TaskFact.Resumed(now, command.By, command.Reason.Trim());

    public static RuleResult Cancel(RectificationTask task, TaskCommand.Cancel command, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(command.Reason)
            ? Refusals.ReasonMissing(task, command)
            : new TaskFact.Cancelled(now, command.By, command.Reason.Trim());

    /// <summary>A case that cannot be put right on the ground ends on its papers, which are therefore in its evidence.</summary>
    public static RuleResult CloseOnPapers(RectificationTask task, TaskCommand.CloseOnPapers command, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(command.Reason) ? Refusals.ReasonMissing(task, command)
        : task.IsFulfilled ? Refusals.FulfilledAlready(task)
        : task.Evidence.Count == 0 ? Refusals.PapersMissing(task)
        : new TaskFact.ClosedOnPapers(now, command.By, command.Reason.Trim(), task.Required?.Less(task.Accepted));

    public static RuleResult CloseOut(RectificationTask task, TaskCommand.CloseOut command, DateTimeOffset now) =>
        task.IsUndated && task.Required is null ? Refusals.NoPhases(task)
        : !task.IsFulfilled ? Refusals.NotFulfilled(task)
        : task.Evidence.Count == 0 ? Refusals.EvidenceMissing(task)
        : new TaskFact.ClosedOut(now, command.By, task.Accepted, task.Infeasible);
}
