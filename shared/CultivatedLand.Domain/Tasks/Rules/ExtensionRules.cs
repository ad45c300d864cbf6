namespace CultivatedLand.Domain.Tasks.Rules;

/// <summary>Rules for requests of an office and the decisions of a supervisor: later dates, and area that cannot be rectified.</summary>
internal static class ExtensionRules
{
    public static RuleResult RequestExtension(RectificationTask task, TaskCommand.RequestExtension command, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
            return Refusals.ReasonMissing(task, command);
        var request = new ExtensionRequest(command.Phase, command.Due, command.Reason.Trim());
        if (Fault(task, request.Phase, request.Due, now) is { } fault)
            return fault;
        return task.PendingExtension == request ? RuleResult.NothingNew : new TaskFact.ExtensionRequested(now, command.By, request);
    }

    public static RuleResult GrantExtension(RectificationTask task, TaskCommand.GrantExtension command, DateTimeOffset now)
    {
        if (task.PendingExtension is not { } request)
            return Refusals.NothingPending(task, command);
        var due = command.Due ?? request.Due;
        if (Fault(task, request.Phase, due, now) is { } fault)
            return fault;

        var set = new Dictionary<int, DateOnly>();
        foreach (var date in command.Dates)
            set[date.Phase] = date.Due;
        set[request.Phase] = due;
        var dues = PhaseMoves.Plan(task, set, [.. set.Keys]);
        if (PhaseMoves.Fault(task, command.Dates, dues, set, DateOnly.MinValue) is { } outOfOrder)
            return outOfOrder;
        var moved = task
            .Phases.Where(phase => phase.Number != request.Phase && dues[phase.Number] != phase.Due)
            .Select(phase => new ReopenedPhase(phase.Number, phase.Due, dues[phase.Number]))
            .ToEquatableArray();
        if (!command.IsConfirmed && moved.Any(move => command.Dates.All(date => date.Phase != move.Phase)))
            return Refusals.MovesAlong(task, moved);
        return new TaskFact.ExtensionGranted(now, command.By, request.Phase, task.Phase(request.Phase)!.Due, due, request.Reason)
        {
            Moved = moved,
        };
    }

    public static RuleResult DeclineExtension(RectificationTask task, TaskCommand.DeclineExtension command, DateTimeOffset now)
    {
        if (task.PendingExtension is not { } request)
            return Refusals.NothingPending(task, command);
        if (string.IsNullOrWhiteSpace(command.Reason))
            return Refusals.ReasonMissing(task, command);
        return new TaskFact.ExtensionDeclined(now, command.By, request, command.Reason.Trim());
    }

    public static RuleResult ClaimInfeasible(RectificationTask task, TaskCommand.ClaimInfeasible command, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
            return Refusals.ReasonMissing(task, command);
        if (Fault(task, command.Area) is { } fault)
            return fault;
        if (command.LostIn < InfeasibleClaim.EarliestLoss || command.LostIn > ChinaTime.DateOf(now).Year)
            return Refusals.LossYearFaulty(task, command.LostIn.Value, ChinaTime.DateOf(now).Year);
        var claim = new InfeasibleClaim(command.Area, command.Reason.Trim(), command.LostIn);
        return task.PendingInfeasible == claim ? RuleResult.NothingNew : new TaskFact.InfeasibleClaimed(now, command.By, claim);
    }

    public static RuleResult GrantInfeasible(RectificationTask task, TaskCommand.GrantInfeasible command, DateTimeOffset now)
    {
        if (task.PendingInfeasible is not { } claim)
            return Refusals.NothingPending(task, command);
        var area = command.Area ?? claim.Area;
        if (Fault(task, area) is { } fault)
            return fault;
        return claim.IsLate && !command.IsConfirmed
            ? Refusals.LostLate(task, claim)
            : new TaskFact.InfeasibleGranted(now, command.By, area, task.Infeasible, claim.Reason) { LostIn = claim.LostIn };
    }

    public static RuleResult DeclineInfeasible(RectificationTask task, TaskCommand.DeclineInfeasible command, DateTimeOffset now)
    {
        if (task.PendingInfeasible is not { } claim)
            return Refusals.NothingPending(task, command);
        if (string.IsNullOrWhiteSpace(command.Reason))
            return Refusals.ReasonMissing(task, command);
        return new TaskFact.InfeasibleDeclined(now, command.By, claim, command.Reason.Trim());
    }

    /// <summary>
    /// Returns the fault of a new date, or null.
    /// A new date must be later than the present one, and not in the past.
    /// So no due date comes back within a round, and no identity of a notice is used twice.
    /// </summary>
    private static Refusal? Fault(RectificationTask task, int number, DateOnly due, DateTimeOffset now) =>
        task.Phase(number) is not { } phase ? Refusals.NoSuchPhase(task, number)
        : task.IsDone(phase) ? Refusals.PhaseDone(task, phase)
        : due <= phase.Due ? Refusals.DueNotLater(task, due, phase.Due)
        : due < ChinaTime.DateOf(now) ? Refusals.DueNotLater(task, due, ChinaTime.DateOf(now).AddDays(-1))
        : due > PhaseDates.Latest ? Refusals.DueTooFar(task, due)
        : null;

    private static Refusal? Fault(RectificationTask task, Mu area)
    {
        if (task.Required is not { } required)
            return Refusals.NoTargetArea(task);
        var open = required.Less(task.Accepted);
        return area == Mu.Zero ? Refusals.AreaMissing(task)
            : area > open ? Refusals.AreaTooLarge(task, area, open)
            : null;
    }
}
