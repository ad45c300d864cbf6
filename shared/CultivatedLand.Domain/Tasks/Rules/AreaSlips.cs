namespace CultivatedLand.Domain.Tasks.Rules;

/// <summary>
/// Rules for figures that look like a slip of the pen: they are asked back once, with the figures.
/// Rule: DOMAIN, "Progress is area". More than twice the target is refused, whatever is confirmed.
/// </summary>
internal static class AreaSlips
{
    /// <param name="after">Task as it would be after the report.</param>
    /// <param name="phases">Phases that are reported.</param>
    /// <param name="area">Total area that is reported. Null for the whole.</param>
    public static Refusal? OfReport(
        RectificationTask task,
        RectificationTask after,
        IReadOnlyList<TaskPhase> phases,
        Mu? area,
        bool isConfirmed
    )
    {
        if (task.Required is not null && area is { } figure && Absurd(task, figure) is { } absurd)
            return absurd;
        if (isConfirmed)
            return null;
        var odd = new List<LocalizedText>();
        if (task.Required is { } required)
            odd.AddRange(OddFigures(task, required, phases, area));
        if (DoneTogether(task, after) is { } together)
            odd.Add(together);
        return odd.Count == 0 ? null : Refusals.Question(task, odd);
    }

    private static List<LocalizedText> OddFigures(RectificationTask task, Mu required, IReadOnlyList<TaskPhase> phases, Mu? area)
    {
        var odd = new List<LocalizedText>();
        if (area is not { } reported)
        {
            if (!phases.All(task.IsDone))
                odd.Add(new($"没有填面积，将按全部完成 {required} 亩填报", $"No area is given; all {required} mu would be reported done"));
            return odd;
        }

        if (reported > required && !phases.Any(phase => phase.Reported == reported))
            odd.Add(new($"您填的是 {reported} 亩，目标 {required} 亩", $"You gave {reported} mu, and the target is {required} mu"));
        odd.AddRange(
            phases
                .Where(phase => reported < task.Progress(phase))
                .Select(phase => new LocalizedText(
                    $"您填的是 {reported} 亩，“{phase.Name}”此前已填报 {task.Progress(phase)} 亩（请填累计面积）",
                    $"You gave {reported} mu, and “{phase.Name}” had {task.Progress(phase)} mu before (the figure is the area in all)"
                ))
        );
        return odd;
    }

    /// <summary>
    /// Returns what an application that comes before the phases ahead of it are done would do to them. Null for any other report.
    /// Source: Erong notice, “可提前申请调查举证”.
    /// </summary>
    private static LocalizedText? DoneTogether(RectificationTask task, RectificationTask after)
    {
        var done = after
            .Phases.Where(phase => after.IsDone(phase) && task.Phase(phase.Number) is { } was && !task.IsDone(was))
            .Select(phase => phase.Name)
            .ToList();
        return done.Count < 2 || !HandOverRules.IsSubmission(task, after)
            ? null
            : new(
                $"“{string.Join("”“", done)}”将一并填报完成并申请验收",
                $"“{string.Join("”, “", done)}” would be reported done together, and acceptance applied for"
            );
    }

    /// <param name="before">Area that the same level has accepted before.</param>
    /// <param name="area">Area that is accepted now, in addition to that.</param>
    public static Refusal? OfAcceptance(RectificationTask task, Mu required, Mu before, Mu area, bool isConfirmed)
    {
        var sum = before + area;
        if (Absurd(task, sum) is { } absurd)
            return absurd;
        if (isConfirmed || area == Mu.Zero)
            return null;
        var odd = new List<LocalizedText>();
        if (sum > required)
            odd.Add(new($"累计将验收 {sum} 亩，目标 {required} 亩", $"{sum} mu would be accepted in all, and the target is {required} mu"));
        if (Reported(task) is { } reported && sum > reported)
            odd.Add(
                new($"累计将验收 {sum} 亩，已填报 {reported} 亩", $"{sum} mu would be accepted in all, and {reported} mu are reported")
            );
        if (sum == required)
            odd.Add(
                new(
                    $"将验收余下的全部 {area} 亩，累计 {sum} 亩，目标 {required} 亩",
                    $"All the remaining {area} mu would be accepted, {sum} mu in all of a target of {required} mu"
                )
            );
        return odd.Count == 0 ? null : Refusals.Question(task, odd);
    }

    /// <summary>Returns the question whether to accept work of which parts are not reported done, for a task without a target.</summary>
    public static Refusal? OfWholeAcceptance(RectificationTask task, bool isConfirmed)
    {
        var open = task
            .Phases.Where(phase => phase.Kind != PhaseKind.Accept && !phase.IsReportedDone && task.IsCoveredByAcceptance(phase))
            .Select(phase => phase.Name)
            .ToList();
        return isConfirmed || open.Count == 0
            ? null
            : Refusals.Question(
                task,
                [
                    new(
                        $"将验收全部，而“{string.Join("”“", open)}”还没有填报完成",
                        $"Everything would be accepted, and “{string.Join("”, “", open)}” is not reported done"
                    ),
                ]
            );
    }

    private static Refusal? Absurd(RectificationTask task, Mu area) =>
        task.Spec.Target is { Value: > 0 } target && area > target + target ? Refusals.AreaAbsurd(task, area, target) : null;

    /// <summary>
    /// Returns the area that is reported for acceptance: that of the last phase before the acceptance for which something is reported.
    /// Null where the plan has no phase that people report.
    /// </summary>
    private static Mu? Reported(RectificationTask task)
    {
        var phases = task.Phases.Where(phase => phase.Kind != PhaseKind.Accept && task.IsCoveredByAcceptance(phase)).ToList();
        return phases.Count == 0 ? null : phases.LastOrDefault(phase => phase.Reported > Mu.Zero)?.Reported ?? Mu.Zero;
    }
}
