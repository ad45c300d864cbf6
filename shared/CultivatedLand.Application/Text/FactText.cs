using System.Globalization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Text;

/// <summary>
/// Sentences about the facts of a task's history: the event, the value before and the value after.
/// Author and time are shown beside the sentence.
/// </summary>
public static class FactText
{
    /// <param name="task">Present state of the task, for the names of its phases.</param>
    public static LocalizedText Of(TaskFact fact, RectificationTask task) =>
        fact switch
        {
            TaskFact.Planned planned => Planned(planned.Spec),
            TaskFact.Started => new("启动任务。", "The task was started."),
            TaskFact.ProgressReported report => Reported(report, Phase(task, report.Phase)),
            TaskFact.Accepted accepted => Accepted(accepted),
            TaskFact.Passed passed => LevelText.Of(passed),
            TaskFact.Returned returned => Returned(returned, task),
            TaskFact.ExtensionRequested asked => Requested(asked.Request, Phase(task, asked.Request.Phase)),
            TaskFact.ExtensionGranted granted => Granted(granted, task),
            TaskFact.ExtensionDeclined declined => Declined(declined, Phase(task, declined.Request.Phase)),
            TaskFact.InfeasibleClaimed claimed => new(
                $"申报不可整改{claimed.Claim.Area}亩{LossText.Of(claimed.Claim.LostIn).Chinese}，理由：{claimed.Claim.Reason}",
                $"{claimed.Claim.Area} mu{LossText.Of(claimed.Claim.LostIn).English} were claimed as infeasible, "
                    + $"because: {claimed.Claim.Reason}"
            ),
            TaskFact.InfeasibleGranted granted => new(
                $"认定不可整改{granted.Area}亩（累计由{granted.Before}亩变为{granted.Before + granted.Area}亩）{LossText.Of(granted.LostIn).Chinese}，理由：{granted.Reason}",
                $"{granted.Area} mu were granted as infeasible (from {granted.Before} to {granted.Before + granted.Area} mu in "
                    + $"all){LossText.Of(granted.LostIn).English}, because: {granted.Reason}"
            ),
            TaskFact.InfeasibleDeclined declined => new(
                $"不予认定不可整改{declined.Claim.Area}亩，理由：{declined.Reason}",
                $"The claim of {declined.Claim.Area} mu as infeasible was declined, because: {declined.Reason}"
            ),
            TaskFact.EvidenceAdded added => new($"举证：{added.Evidence.FileName}", $"Evidence was added: {added.Evidence.FileName}"),
            TaskFact.Acknowledged receipt => new(
                $"签收“{Phase(task, receipt.Phase).Chinese}”（时限{receipt.Due:yyyy-MM-dd}）的通知。",
                $"The notices about “{Phase(task, receipt.Phase).English}” (due {receipt.Due:yyyy-MM-dd}) were acknowledged."
            ),
            TaskFact.Suspended suspended => new(
                $"中止任务，理由：{suspended.Reason}",
                $"The task was suspended, because: {suspended.Reason}"
            ),
            TaskFact.Resumed resumed => resumed.Reason.Length == 0
                ? new("恢复任务。", "The task was resumed.")
                : new($"恢复任务，说明：{resumed.Reason}", $"The task was resumed: {resumed.Reason}"),
            TaskFact.Cancelled cancelled => new(
                $"取消任务，理由：{cancelled.Reason}",
                $"The task was cancelled, because: {cancelled.Reason}"
            ),
            TaskFact.ClosedOut closed => new(
                $"销号：验收{closed.AcceptedArea}亩，不可整改{closed.InfeasibleArea}亩。",
                $"The task was closed out: {closed.AcceptedArea} mu accepted, {closed.InfeasibleArea} mu infeasible."
            ),
            TaskFact.Split split => Split(split),
            TaskFact.ClosedOnPapers closed => closed.OpenArea is { } open
                ? new(
                    $"按材料办结（未整改{open}亩，单独计数），理由：{closed.Reason}",
                    $"The task was closed on its papers ({open} mu not rectified, counted apart), because: {closed.Reason}"
                )
                : new(
                    $"按材料办结（单独计数），理由：{closed.Reason}",
                    $"The task was closed on its papers and is counted apart, because: {closed.Reason}"
                ),
            TaskFact.Replanned replanned => Replanned(replanned),
            TaskFact.Corrected corrected => Corrected(corrected, task),
            TaskFact.DueSet set => new(
                $"补定时限：{set.Phase.Due:yyyy-MM-dd}（此前没有时限）。",
                $"A due date was set: {set.Phase.Due:yyyy-MM-dd} (there was none before)."
            ),
            TaskFact.NoticeIssued issued => Issued(issued, Phase(task, issued.Notice.Phase)),
            TaskFact.NoticesSkipped skipped => new(
                $"此前{skipped.Notices.Count}次通知未能按时发出，"
                    + $"不再补发（{string.Join("、", skipped.Notices.Select(notice => NoticeText.Step(notice.Step, Language.Chinese)))}）。",
                $"{skipped.Notices.Count} earlier {(skipped.Notices.Count == 1 ? "notice" : "notices")} could not go in time and "
                    + "will not go any more "
                    + $"({string.Join(", ", skipped.Notices.Select(notice => NoticeText.Step(notice.Step, Language.English)))})."
            ),
            _ => throw new ArgumentOutOfRangeException(
                nameof(fact),
                fact.GetType().Name,
                "The set of facts is closed, and this one is not in it."
            ),
        };

    private static LocalizedText Phase(RectificationTask task, int number) =>
        task.Phase(number) is { } phase
            ? new(phase.Name, phase.Name)
            : new($"第{number}阶段", string.Create(CultureInfo.InvariantCulture, $"phase {number}"));

    private static LocalizedText Planned(TaskSpec spec)
    {
        var target = spec.Target is { } area ? new LocalizedText($"，目标{area}亩", $" with a target of {area} mu") : new("", "");
        var before =
            spec.AcceptedBefore > Mu.Zero
                ? new LocalizedText($"（此前已验收{spec.AcceptedBefore}亩）", $" ({spec.AcceptedBefore} mu accepted before)")
                : new("", "");
        var done = spec.Phases.Where(phase => phase.DoneOn is not null).ToList();
        return new(
            $"列入台账{target.Chinese}{before.Chinese}；{spec.Phases.Count}个阶段。"
                + string.Concat(done.Select(phase => $"“{phase.Name}”已于{phase.DoneOn:yyyy-MM-dd}完成。")),
            $"The task was entered in the ledger{target.English}{before.English}; "
                + $"{spec.Phases.Count} {(spec.Phases.Count == 1 ? "phase" : "phases")}."
                + string.Concat(done.Select(phase => $" “{phase.Name}” was done on {phase.DoneOn:yyyy-MM-dd} already."))
        );
    }

    private static LocalizedText Reported(TaskFact.ProgressReported report, LocalizedText phase) =>
        report.Area is { } area
            ? new(
                $"填报“{phase.Chinese}”进度：由{report.Before}亩变为{area}亩。",
                $"Progress of “{phase.English}” was reported: from {report.Before} to {area} mu."
            )
            : new($"填报“{phase.Chinese}”已完成。", $"“{phase.English}” was reported done.");

    private static LocalizedText Accepted(TaskFact.Accepted accepted) =>
        accepted.Area is { } area
            ? new(
                $"{LevelText.Before(accepted.Level).Chinese}验收{area}亩{Net(accepted).Chinese}"
                    + $"（累计由{accepted.Before}亩变为{accepted.Before + area}亩）。",
                $"{area} mu{Net(accepted).English} were accepted{LevelText.Before(accepted.Level).English} "
                    + $"(from {accepted.Before} to {accepted.Before + area} mu in all)."
            )
            : new(
                $"{LevelText.Before(accepted.Level).Chinese}验收通过。",
                $"The work was accepted{LevelText.Before(accepted.Level).English}."
            );

    private static LocalizedText Split(TaskFact.Split split)
    {
        var sum = TaskParts.Sum(split.Parts);
        return new(
            $"分解{sum}亩：{string.Join("、", split.Parts.Select(part => $"{part.Place.Name}{part.Area}亩"))}；"
                + $"此前已验收的{split.AcceptedArea}亩留在本项。",
            $"{sum} mu were split: {string.Join(", ", split.Parts.Select(part => $"{part.Place.Name} {part.Area} mu"))}. "
                + $"The {split.AcceptedArea} mu accepted before stay here."
        );
    }

    private static LocalizedText Net(TaskFact.Accepted accepted) =>
        accepted.Net is { } net ? new($"、净面积{net}亩", $", {net} mu net,") : new("", "");

    private static LocalizedText Returned(TaskFact.Returned returned, RectificationTask task)
    {
        var taken =
            returned.AcceptedAfter < returned.AcceptedBefore
                ? new LocalizedText(
                    $"已验收面积由{returned.AcceptedBefore}亩变为{returned.AcceptedAfter}亩；",
                    $" Accepted area went from {returned.AcceptedBefore} to {returned.AcceptedAfter} mu."
                )
                : new("", "");
        var moved = Moved(returned.Phases.Select(phase => (Phase(task, phase.Phase), phase.Before, phase.Due)));
        var along = Along(returned.Moved, task);
        return new(
            $"退回整改（第{returned.Round}轮）：{moved.Chinese}；{along.Chinese}{taken.Chinese}理由：{returned.Reason}",
            $"The work was returned (round {returned.Round}): {moved.English}.{along.English}{taken.English} Reason: {returned.Reason}"
        );
    }

    private static LocalizedText Requested(ExtensionRequest request, LocalizedText phase) =>
        new(
            $"申请“{phase.Chinese}”延期至{request.Due:yyyy-MM-dd}，理由：{request.Reason}",
            $"An extension of “{phase.English}” until {request.Due:yyyy-MM-dd} was asked for, because: {request.Reason}"
        );

    private static LocalizedText Granted(TaskFact.ExtensionGranted granted, RectificationTask task)
    {
        var (phase, along) = (Phase(task, granted.Phase), Along(granted.Moved, task));
        return new(
            $"批准“{phase.Chinese}”延期：时限由{granted.Before:yyyy-MM-dd}改为{granted.Due:yyyy-MM-dd}。{along.Chinese}",
            $"An extension of “{phase.English}” was granted: due {granted.Due:yyyy-MM-dd} instead of {granted.Before:yyyy-MM-dd}."
                + along.English
        );
    }

    /// <summary>Returns the sentence about the phases that were moved along, or nothing.</summary>
    private static LocalizedText Along(EquatableArray<ReopenedPhase> moved, RectificationTask task)
    {
        if (moved.Count == 0)
            return new("", "");
        var dates = Moved(moved.Select(phase => (Phase(task, phase.Phase), phase.Before, phase.Due)));
        return new($"其后的阶段随之顺延：{dates.Chinese}；", $" Later phases moved along: {dates.English}.");
    }

    private static LocalizedText Corrected(TaskFact.Corrected corrected, RectificationTask task)
    {
        var (act, about) = (Corrections.Words(corrected.Kind), About(corrected, task));
        return corrected.Instead is { } instead
            ? new(
                $"更正第{corrected.Act}条（{act.Chinese}{about.Chinese}）：由{corrected.Area}亩改为{instead}亩，理由：{corrected.Reason}",
                $"Entry {corrected.Act} ({act.English}{about.English}) was corrected: {instead} mu instead of {corrected.Area} mu, "
                    + $"because: {corrected.Reason}"
            )
            : new(
                $"撤回第{corrected.Act}条（{act.Chinese}{about.Chinese}{Area(corrected.Area, "")}），理由：{corrected.Reason}",
                $"Entry {corrected.Act} ({act.English}{about.English}{(corrected.Area is { } area ? $", {area} mu" : "")}) "
                    + $"was taken back, because: {corrected.Reason}"
            );
    }

    /// <summary>Returns the phases of a corrected report or the file of withdrawn evidence, or nothing.</summary>
    private static LocalizedText About(TaskFact.Corrected corrected, RectificationTask task)
    {
        var names = corrected.Phases.Select(number => Phase(task, number)).ToList();
        return corrected.After.Withdrawn is { } file ? new($"“{file.FileName}”", $" {file.FileName}")
            : names.Count == 0 ? new("", "")
            : new(
                $"“{string.Join("”“", names.Select(name => name.Chinese))}”",
                $" on “{string.Join("”, “", names.Select(name => name.English))}”"
            );
    }

    private static LocalizedText Declined(TaskFact.ExtensionDeclined declined, LocalizedText phase) =>
        new(
            $"不予“{phase.Chinese}”延期至{declined.Request.Due:yyyy-MM-dd}，理由：{declined.Reason}",
            $"The extension of “{phase.English}” until {declined.Request.Due:yyyy-MM-dd} was declined, because: {declined.Reason}"
        );

    private static LocalizedText Replanned(TaskFact.Replanned replanned)
    {
        var before = replanned.Before.Phases.ToLookup(phase => phase.Name, phase => phase.Due);
        var moved = replanned
            .After.Phases.Where(phase => before[phase.Name].Any() && !before[phase.Name].Contains(phase.Due))
            .Select(phase => (new LocalizedText(phase.Name, phase.Name), before[phase.Name].First(), phase.Due))
            .ToList();
        var target =
            replanned.Before.Target == replanned.After.Target
                ? new LocalizedText("", "")
                : new(
                    $"目标由{Area(replanned.Before.Target, "无")}改为{Area(replanned.After.Target, "无")}；",
                    $" Target {Area(replanned.After.Target, "none", " mu")} instead of {Area(replanned.Before.Target, "none", " mu")}."
                );
        var dates = Moved(moved);
        return new(
            $"按更正方案调整：{target.Chinese}{(moved.Count == 0 ? "时限不变" : dates.Chinese)}。",
            $"A corrected plan changed the task.{target.English} {(moved.Count == 0 ? "Due dates are as before" : dates.English)}."
        );
    }

    /// <summary>Returns the list of phases whose due date has changed, without a full stop.</summary>
    private static LocalizedText Moved(IEnumerable<(LocalizedText Name, DateOnly Before, DateOnly Due)> phases)
    {
        var sentences = phases
            .Select(phase => new LocalizedText(
                $"“{phase.Name.Chinese}”时限由{phase.Before:yyyy-MM-dd}改为{phase.Due:yyyy-MM-dd}",
                $"“{phase.Name.English}” is due {phase.Due:yyyy-MM-dd} instead of {phase.Before:yyyy-MM-dd}"
            ))
            .ToList();
        return new(
            string.Join("；", sentences.Select(sentence => sentence.Chinese)),
            string.Join("; ", sentences.Select(sentence => sentence.English))
        );
    }

    private static string Area(Mu? area, string none, string unit = "亩") => area is { } mu ? $"{mu}{unit}" : none;

    private static LocalizedText Issued(TaskFact.NoticeIssued issued, LocalizedText phase)
    {
        var kind = issued.Step.Kind;
        return new(
            $"发出“{phase.Chinese}”{kind.In(Language.Chinese)}（{NoticeText.Step(issued.Step, Language.Chinese)}）。",
            $"A notice about “{phase.English}” went out: {kind.In(Language.English)}, {NoticeText.Step(issued.Step, Language.English)}."
        );
    }
}
