using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Tasks.Rules;

/// <summary>
/// Rules for splitting a task: its open area goes to places below it, to the hundredth of a mu, and what is accepted stays with it.
/// Source: Erping notice, "各村组织实施".
/// </summary>
internal static class SplitRules
{
    public static RuleResult Split(RectificationTask task, TaskCommand.Split command, DateTimeOffset now)
    {
        if (task.Required is not { } required)
            return Refusals.NoTargetArea(task);
        if (task.IsUndated)
            return Refusals.NoDeadline(task);
        if (task.PendingInfeasible is { } claim)
            return Refusals.ClaimPending(task, claim);
        var open = required.Less(task.Accepted);
        if (open == Mu.Zero)
            return Refusals.NothingToSplit(task);
        if (command.Shares.Count == 0)
            return Refusals.AreaMissing(task);
        foreach (var share in command.Shares)
        {
            if (GridLevels.Of(share.Place) is null || !IsBelow(task.Spec.Place, share.Place))
                return Refusals.NoPlaceBelow(task, share.Place);
            if (share.Area == Mu.Zero)
                return Refusals.AreaMissing(task);
        }

        if (command.Shares.GroupBy(share => share.Place).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return Refusals.SharedTwice(task, twice.Key);
        var sum = command.Shares.Aggregate(Mu.Zero, (total, share) => total + share.Area);
        if (sum != open)
            return Refusals.SharesDiffer(task, sum, open);
        return new TaskFact.Split(
            now,
            command.By,
            command
                .Shares.Select(
                    (share, index) => new TaskPart(TaskParts.IdOf(task.Id, task.Parts.Count + index + 1), share.Place, share.Area)
                )
                .ToEquatableArray(),
            task.Accepted,
            task.Infeasible
        )
        {
            Done = task
                .Phases.Where(phase => phase.Kind != PhaseKind.Accept && task.IsDone(phase))
                .Select(phase => phase.Number)
                .ToEquatableArray(),
        };
    }

    /// <summary>Whether the level of a place is known and lies below that of the task.</summary>
    private static bool IsBelow(Place above, Place below) =>
        below != above && below.Upwards().Contains(above) && !(GridLevels.Of(below) >= GridLevels.Of(above));
}
