namespace CultivatedLand.Domain.Tasks.Rulings;

/// <summary>Evidence, receipts, pauses and ends.</summary>
internal static class Keeping
{
    public static Ruling AddEvidence(RectificationTask task, TaskCommand.AddEvidence command, DateTimeOffset now) =>
        task.Evidence.Any(known => known.ContentHash == command.Evidence.ContentHash)
            ? Ruling.NothingNew
            : new TaskFact.EvidenceAdded(now, command.By, command.Evidence);

    public static Ruling Acknowledge(RectificationTask task, TaskCommand.Acknowledge command, DateTimeOffset now) =>
        task.Current is not { } phase ? Refusals.NoPhases(task)
        : phase.Acknowledged == new Receipt(now, command.By) ? Ruling.NothingNew
        : new TaskFact.Acknowledged(now, command.By, phase.Number, phase.Round, phase.Due);

    public static Ruling Suspend(RectificationTask task, TaskCommand.Suspend command, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(command.Reason) ? Refusals.ReasonMissing(task, command) : new TaskFact.Suspended(now, command.By, command.Reason.Trim());

    public static Ruling Resume(TaskCommand.Resume command, DateTimeOffset now) =>
        new TaskFact.Resumed(now, command.By, command.Reason.Trim());

    public static Ruling Cancel(RectificationTask task, TaskCommand.Cancel command, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(command.Reason) ? Refusals.ReasonMissing(task, command) : new TaskFact.Cancelled(now, command.By, command.Reason.Trim());

    public static Ruling CloseOut(RectificationTask task, TaskCommand.CloseOut command, DateTimeOffset now) =>
        !task.IsFulfilled ? Refusals.NotFulfilled(task)
        : task.Evidence.Count == 0 ? Refusals.EvidenceMissing(task)
        : new TaskFact.ClosedOut(now, command.By, task.Accepted, task.Infeasible);
}
