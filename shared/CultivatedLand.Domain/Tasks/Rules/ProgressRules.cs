namespace CultivatedLand.Domain.Tasks.Rules;

/// <summary>Rules for reports, acceptance and return: they move area through the phases.</summary>
internal static class ProgressRules
{
    public static RuleResult Report(RectificationTask task, TaskCommand.Report command, DateTimeOffset now)
    {
        if (command.Phases.Count == 0)
            return Refusals.NoPhases(task);
        var named = command.Phases.Select(task.Phase).OfType<TaskPhase>().Where(phase => phase.Kind != PhaseKind.Accept).ToList();
        if (Faults(task, command) is { } faulty)
            return faulty;
        var (after, facts) = Reported(task, command, now);
        return AreaSlips.OfReport(task, after, named, command.Area, command.IsConfirmed) ?? OutOfOrder(task, after) ?? RuleResult.Of(facts);
    }

    /// <summary>Returns the task as it is after a report, with the facts that lead there.</summary>
    private static (RectificationTask After, List<TaskFact> Facts) Reported(
        RectificationTask task,
        TaskCommand.Report command,
        DateTimeOffset now
    )
    {
        var facts = new List<TaskFact>();
        var after = task;
        foreach (var number in command.Phases.Order().Distinct().OrderBy(number => task.Phase(number)?.Due))
        {
            var phase = task.Phase(number)!;
            Mu? area = task.Required is { } required ? command.Area ?? Mu.Max(required, phase.Reported) : null;
            if (area == phase.Reported || (area is null && phase.IsReportedDone))
                continue;

            var fact = new TaskFact.ProgressReported(now, command.By, number, area, phase.Reported);
            after = TaskHistory.Evolve(after, fact);
            facts.Add(fact);
        }

        return (after, facts);
    }

    private static Refusal? Faults(RectificationTask task, TaskCommand.Report command)
    {
        foreach (var number in command.Phases.Order().Distinct())
        {
            if (task.Phase(number) is not { } phase)
                return Refusals.NoSuchPhase(task, number);
            if (phase.Kind == PhaseKind.Accept)
                return Refusals.AcceptanceIsRecordedBySupervisor(task, phase);
            if (Fault(task, phase, command.Area) is { } fault)
                return fault;
        }

        return null;
    }

    public static RuleResult Accept(RectificationTask task, TaskCommand.Accept command, DateTimeOffset now)
    {
        var level = command.Level ?? task.Spec.CountsAt;
        if (level > task.Spec.CountsAt)
            return Refusals.LevelTooHigh(task, level.Value, task.Spec.CountsAt.Value);
        if (level < task.Spec.CountsAt)
            return LevelRules.Pass(task, command, level.Value, now);
        if (task.Required is not { } required)
        {
            if (command.Area is not null)
                return Refusals.NoTargetArea(task);
            if (AreaSlips.OfWholeAcceptance(task, command.IsConfirmed) is { } unreported)
                return unreported;
            return task.Phases.Any(phase => !phase.IsReportedDone && task.IsCoveredByAcceptance(phase))
                ? new TaskFact.Accepted(now, command.By, null, task.Accepted) { Level = level }
                : RuleResult.NothingNew;
        }

        var area = command.Area ?? required.Less(task.Accepted);
        if (task.Accepted + area > Mu.Of(Mu.Largest))
            return Refusals.AreaTooLarge(task, area, Mu.Of(Mu.Largest));
        if (area == Mu.Zero || task.LastAcceptance == new Acceptance(now, command.By, area))
            return RuleResult.NothingNew;
        return AreaSlips.OfAcceptance(task, required, task.Accepted, area, command.IsConfirmed) is { } slip
            ? slip
            : new TaskFact.Accepted(now, command.By, area, task.Accepted)
            {
                Level = level,
                Net = command.Net is { } net ? Mu.Min(net, area) : null,
            };
    }

    public static RuleResult Return(RectificationTask task, TaskCommand.Return command, int returnDays, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
            return Refusals.ReasonMissing(task, command);
        if (task.Phases.Count == 0)
            return Refusals.NoPhases(task);

        var today = ChinaTime.DateOf(now);
        var due = command.Due ?? today.AddDays(returnDays);
        if (due < today)
            return Refusals.DueNotLater(task, due, today.AddDays(-1));
        if (due > PhaseDates.Latest)
            return Refusals.DueTooFar(task, due);

        foreach (var number in command.Phases)
        {
            if (task.Phase(number) is not { } phase)
                return Refusals.NoSuchPhase(task, number);
            if (phase.Kind != PhaseKind.Accept && !task.IsDone(phase) && phase.Reopened != now)
                return Refusals.PhaseNotDone(task, phase);
        }

        var concerned = Concerned(task, command.Phases, now);
        if (concerned.Count == 0)
            return task.Phases.Any(phase => phase.Reopened == now) ? RuleResult.NothingNew : Refusals.PhaseNotDone(task, task.Current!);
        var set = concerned.ToDictionary(phase => phase.Number, _ => due);
        foreach (var date in command.Dates)
            set[date.Phase] = date.Due;
        var dues = PhaseMoves.Plan(task, set, [.. command.Dates.Select(date => date.Phase)]);
        if (PhaseMoves.Fault(task, command.Dates, dues, set, today) is { } outOfOrder)
            return outOfOrder;
        var reopened = concerned.Select(phase => new ReopenedPhase(phase.Number, phase.Due, dues[phase.Number]));
        var moved = task
            .Phases.Where(phase => !concerned.Contains(phase) && dues[phase.Number] != phase.Due)
            .Select(phase => new ReopenedPhase(phase.Number, phase.Due, dues[phase.Number]))
            .ToEquatableArray();
        var later = concerned
            .Where(phase => dues[phase.Number] != due)
            .Select(phase => new ReopenedPhase(phase.Number, phase.Due, dues[phase.Number]))
            .Concat(moved)
            .ToEquatableArray();
        if (!command.IsConfirmed && later.Any(move => command.Dates.All(date => date.Phase != move.Phase)))
            return Refusals.MovesAlong(task, later);

        var accepted = task.IsFulfilled ? Mu.Min(task.Spec.AcceptedBefore, task.Accepted) : task.Accepted;
        return new TaskFact.Returned(
            now,
            command.By,
            command.Reason.Trim(),
            task.Round + 1,
            reopened.ToEquatableArray(),
            task.Accepted,
            accepted
        )
        {
            Moved = moved,
        };
    }

    /// <summary>
    /// Finds the phases that a return opens.
    /// Where phases are named, these are the named phases and every finished acceptance, because the returned work must be accepted again.
    /// Where none is named, these are the submitted phase and every acceptance, or nothing where nothing was submitted.
    /// A phase that was returned at this very moment is not returned again.
    /// </summary>
    private static List<TaskPhase> Concerned(RectificationTask task, EquatableArray<int> named, DateTimeOffset now)
    {
        var submitted = Submitted(task);
        return task
            .Phases.Where(phase =>
                named.Count > 0
                    ? named.Contains(phase.Number) || (phase.Kind == PhaseKind.Accept && task.IsDone(phase))
                    : submitted is not null
                        && (phase == submitted || phase.Kind == PhaseKind.Accept)
                        && task.Phases.All(other => other.Reopened != now)
            )
            .Where(phase => phase.Reopened != now)
            .ToList();
    }

    /// <summary>Finds the submitted phase: the last finished application, else the last finished phase.</summary>
    private static TaskPhase? Submitted(RectificationTask task) =>
        task.Phases.LastOrDefault(phase => phase.Kind == PhaseKind.Apply && task.IsDone(phase))
        ?? task.Phases.LastOrDefault(phase => phase.Kind != PhaseKind.Accept && task.IsDone(phase))
        ?? task.Phases.LastOrDefault(task.IsDone);

    private static Refusal? Fault(RectificationTask task, TaskPhase phase, Mu? area)
    {
        if (area is not { } reported)
            return null;
        if (task.Required is null)
            return Refusals.NoTargetArea(task);
        var least = task
            .Phases.Where(later => task.Precedes(phase, later) && later.Kind != PhaseKind.Accept && task.IsDone(later))
            .Select(later => later.Reported)
            .Append(task.IsCoveredByAcceptance(phase) ? task.Accepted : Mu.Zero)
            .Max();
        return reported < least && reported < task.Progress(phase) ? Refusals.AreaTooSmall(task, reported, least) : null;
    }

    /// <summary>Returns a refusal where a report finishes a phase and leaves an earlier one open. Phases are done in order.</summary>
    private static Refusal? OutOfOrder(RectificationTask before, RectificationTask after)
    {
        var finished = after.Phases.LastOrDefault(phase =>
            after.IsDone(phase) && before.Phase(phase.Number) is { } was && !before.IsDone(was)
        );
        return finished is not null && after.Current is { } open && after.Phases.TakeWhile(phase => phase != finished).Contains(open)
            ? Refusals.EarlierPhaseOpen(before, finished, open)
            : null;
    }
}
