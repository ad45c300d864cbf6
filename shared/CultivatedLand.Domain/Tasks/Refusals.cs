namespace CultivatedLand.Domain.Tasks;

/// <summary>Factory of refusals for tasks. Each sentence names the request, the reason and what can be done instead.</summary>
internal static partial class Refusals
{
    public static Refusal NoSuchTask() =>
        new(RefusalCode.NoSuchTask, new("没有这个任务，请核对任务编号。", "There is no such task; check the task id."), []);

    public static Refusal AlreadyPlanned(RectificationTask task) =>
        Because(
            task,
            RefusalCode.AlreadyPlanned,
            $"任务“{task.Spec.Name}”已在台账中。",
            $"The task “{task.Spec.Name}” is in the ledger already."
        );

    public static Refusal NotInThisStatus(RectificationTask task, TaskCommand command)
    {
        var (act, stage) = (TaskTransitions.Words(command), TaskTransitions.Words(task.Status));
        return Because(
            task,
            RefusalCode.NotInThisStatus,
            $"任务“{task.Spec.Name}”{stage.Chinese}，不能{act.Chinese}。",
            $"The task “{task.Spec.Name}” is {stage.English}; it is not possible to {act.English} now."
        );
    }

    public static Refusal NoSuchPhase(RectificationTask task, int number) =>
        Because(
            task,
            RefusalCode.NoSuchPhase,
            $"任务“{task.Spec.Name}”没有编号为{number}的阶段；现有：{Names(task, "、")}。",
            $"The task “{task.Spec.Name}” has no phase {number}; it has: {Names(task, ", ")}."
        );

    public static Refusal NoPhases(RectificationTask task) =>
        Because(
            task,
            RefusalCode.NoPhases,
            $"任务“{task.Spec.Name}”没有可办理的阶段。",
            $"The task “{task.Spec.Name}” has no phase this could be about."
        );

    public static Refusal PhaseNamedTwice(RectificationTask? task, string name) =>
        Because(
            task,
            RefusalCode.PhaseNamedTwice,
            $"阶段“{name}”出现两次，请改名后再导入。",
            $"Two phases are called “{name}”; give them different names and import again."
        );

    public static Refusal PolicyFaulty(RectificationTask? task, LocalizedText fault) =>
        Because(
            task,
            RefusalCode.PolicyFaulty,
            $"方案自定的期限规则不可用：{fault.Chinese}",
            $"The plan's own deadline policy cannot be used: {fault.English}"
        );

    public static Refusal AcceptanceIsRecordedBySupervisor(RectificationTask task, TaskPhase phase) =>
        Because(
            task,
            RefusalCode.AcceptanceIsRecordedBySupervisor,
            $"“{phase.Name}”由督导单位登记验收，不能作为进度填报。",
            $"“{phase.Name}” is recorded by a supervisor as accepted area; it cannot be reported as progress."
        );

    public static Refusal EarlierPhaseOpen(RectificationTask task, TaskPhase finished, TaskPhase open) =>
        Because(
            task,
            RefusalCode.EarlierPhaseOpen,
            $"“{open.Name}”尚未完成，不能先完成“{finished.Name}”；请先填报或一并填报“{open.Name}”。",
            $"“{open.Name}” is not done, so “{finished.Name}” cannot be finished; report “{open.Name}” first or together with it."
        );

    public static Refusal PhaseDone(RectificationTask task, TaskPhase phase) =>
        Because(task, RefusalCode.PhaseDone, $"“{phase.Name}”已经完成，无需延期。", $"“{phase.Name}” is done; there is nothing to extend.");

    public static Refusal PhaseNotDone(RectificationTask task, TaskPhase phase) =>
        Because(
            task,
            RefusalCode.PhaseNotDone,
            $"“{phase.Name}”尚未完成（{Percentage.Text(task.Percent(phase))}%），无从退回。",
            $"“{phase.Name}” is not done ({Percentage.Text(task.Percent(phase))} %), so there is nothing to return."
        );

    public static Refusal NoTargetArea(RectificationTask task) =>
        Because(
            task,
            RefusalCode.NoTargetArea,
            $"任务“{task.Spec.Name}”没有目标面积，不按面积办理。",
            $"The task “{task.Spec.Name}” has no target area and is not measured in mu."
        );

    public static Refusal LevelTooHigh(RectificationTask task, AcceptanceLevel level, AcceptanceLevel counts) =>
        Because(
            task,
            RefusalCode.LevelTooHigh,
            $"您填的是{level.Words().Chinese}验收，本方案以{counts.Words().Chinese}验收为准，没有更高一级；请选择{counts.Words().Chinese}或以下的级别。",
            $"You gave an acceptance at {level.Words().English}, and this plan counts at {counts.Words().English}, above which it has no "
                + "level; choose that level or a lower one."
        );

    public static Refusal AreaMissing(RectificationTask task) =>
        Because(task, RefusalCode.AreaMissing, "请填写面积（亩），须大于零。", "Give the area in mu, more than zero.");

    public static Refusal AreaTooSmall(RectificationTask task, Mu area, Mu least) =>
        Because(
            task,
            RefusalCode.AreaTooSmall,
            $"填报{area}亩，少于后续阶段已完成或已验收的{least}亩。",
            $"{area} mu were reported, fewer than the {least} mu that a later phase has done or that are accepted."
        );

    public static Refusal AreaTooLarge(RectificationTask task, Mu area, Mu most) =>
        Because(
            task,
            RefusalCode.AreaTooLarge,
            $"{area}亩超过了尚可办理的{most}亩。",
            $"{area} mu are more than the {most} mu that are left."
        );

    /// <summary>Refusal of a figure that is more than twice the target, which no confirmation makes right.</summary>
    public static Refusal AreaAbsurd(RectificationTask task, Mu area, Mu target) =>
        Because(
            task,
            RefusalCode.AreaTooLarge,
            $"您填的是 {area} 亩，目标 {target} 亩，超过目标的两倍，没有登记；请核对小数点和单位（亩）。",
            $"You gave {area} mu, more than twice the target of {target} mu, and nothing was recorded; "
                + "check the decimal point and the unit (mu)."
        );

    /// <summary>Question about figures that look like a slip.</summary>
    /// <param name="odd">Statements of what is odd, without a full stop.</param>
    public static Refusal Question(RectificationTask task, IReadOnlyList<LocalizedText> odd) =>
        Because(
            task,
            RefusalCode.NeedsConfirmation,
            $"{string.Join("；", odd.Select(text => text.Chinese))}，确定吗？",
            $"{string.Join("; ", odd.Select(text => text.English))}. Is that right?"
        );

    /// <summary>Question about phases that move along, with the dates that they get.</summary>
    public static Refusal MovesAlong(RectificationTask task, EquatableArray<ReopenedPhase> moves) =>
        Question(
            task,
            [
                new(
                    "为使各阶段先后不乱，其后的阶段顺延相同天数",
                    "So that no phase is due before the one it follows, later phases move the same distance"
                ),
                .. moves.Select(move => new LocalizedText(
                    $"“{task.Phase(move.Phase)!.Name}”由 {move.Before:yyyy-MM-dd} 改为 {move.Due:yyyy-MM-dd}",
                    $"“{task.Phase(move.Phase)!.Name}” is due {move.Due:yyyy-MM-dd} instead of {move.Before:yyyy-MM-dd}"
                )),
                new("也可以另定时限", "other dates can be set"),
            ]
        ) with
        {
            Moves = moves,
        };

    public static Refusal DueOutOfOrder(RectificationTask task, TaskPhase phase, DateOnly due, DateOnly earliest) =>
        Because(
            task,
            RefusalCode.DueOutOfOrder,
            $"“{phase.Name}”的时限 {due:yyyy-MM-dd} 不能早于 {earliest:yyyy-MM-dd}（本阶段现在的时限、今天和前一阶段的时限中最晚的一天）。",
            $"“{phase.Name}” cannot be due {due:yyyy-MM-dd}; the earliest day is {earliest:yyyy-MM-dd}, "
                + "the latest of its present due date, today and the due date of the phase it follows."
        ) with
        {
            DatedPhase = phase.Number,
        };

    public static Refusal NothingToCorrect(RectificationTask task, long act) =>
        Because(
            task,
            RefusalCode.NothingToCorrect,
            $"任务“{task.Spec.Name}”的办理过程中，第{act}条不是可以更正的事项；请在办理过程中选择要更正的一条。",
            $"Entry {act} in the history of the task “{task.Spec.Name}” is nothing that can be corrected; choose an entry of the history."
        );

    public static Refusal TakenBackAlready(RectificationTask task, long act) =>
        Because(
            task,
            RefusalCode.NothingToCorrect,
            $"办理过程中的第{act}条已经撤回，不能再更正；需要时请重新办理。",
            $"Entry {act} of the history has been taken back already; do the act again where it is needed."
        );

    public static Refusal NotYourAct(RectificationTask task, TaskFact fact) =>
        Because(
            task,
            RefusalCode.NotYourAct,
            $"这一条由{fact.By}办理，只能由其本人更正。",
            $"This was done by {fact.By}, who alone can correct it."
        );

    public static Refusal BuiltOn(RectificationTask task, LocalizedText act, TaskFact later, LocalizedText laterAct) =>
        Because(
            task,
            RefusalCode.BuiltOn,
            $"这次{act.Chinese}之后，{later.By}已于{ChinaTime.Of(later.At):yyyy-MM-dd HH:mm}{laterAct.Chinese}，以此为准，不能再更正；"
                + $"请先由{later.By}更正或撤回后者。",
            $"This ({act.English}) cannot be corrected any more: {later.By} built on it on {ChinaTime.Of(later.At):yyyy-MM-dd HH:mm} "
                + $"({laterAct.English}), and has to correct or take back that first."
        );

    public static Refusal CannotBeDoneBefore(RectificationTask? task, string phase, LocalizedText why) =>
        Because(
            task,
            RefusalCode.DoneBeforeFaulty,
            $"“{phase}”不能记为已完成：{why.Chinese}",
            $"“{phase}” cannot be marked as done already: {why.English}"
        );

    public static Refusal DueNotLater(RectificationTask task, DateOnly due, DateOnly present) =>
        Because(
            task,
            RefusalCode.DueNotLater,
            $"新时限{due:yyyy-MM-dd}须晚于{present:yyyy-MM-dd}。",
            $"The new due date {due:yyyy-MM-dd} must be later than {present:yyyy-MM-dd}."
        );

    public static Refusal DueInThePast(RectificationTask task, DateOnly due) =>
        Because(
            task,
            RefusalCode.DueInThePast,
            $"时限{due:yyyy-MM-dd}已经过去，请填写今天或以后的日期。",
            $"The due date {due:yyyy-MM-dd} has passed; give today or a later day."
        );

    public static Refusal NoDeadline(RectificationTask task) =>
        Because(
            task,
            RefusalCode.NoDeadline,
            $"任务“{task.Spec.Name}”没有时限，不能启动；请先补定时限。",
            $"The task “{task.Spec.Name}” has no deadline and cannot start; set a due date first."
        );

    public static Refusal DeadlineKnown(RectificationTask task) =>
        Because(
            task,
            RefusalCode.DeadlineKnown,
            $"任务“{task.Spec.Name}”已有时限；要改期请申请延期。",
            $"The task “{task.Spec.Name}” has a deadline already; ask for an extension to change it."
        );

    public static Refusal DueTooFar(RectificationTask? task, DateOnly due) =>
        Because(
            task,
            RefusalCode.DueTooFar,
            $"时限{due:yyyy-MM-dd}须在1992年至2199年之间。",
            $"The due date {due:yyyy-MM-dd} must lie between 1992 and 2199."
        );

    public static Refusal ReasonMissing(RectificationTask task, TaskCommand command) =>
        Because(
            task,
            RefusalCode.ReasonMissing,
            $"请填写{TaskTransitions.Words(command).Chinese}的理由。",
            $"Give a reason; without one it is not possible to {TaskTransitions.Words(command).English}."
        );

    public static Refusal NothingPending(RectificationTask task, TaskCommand command) =>
        Because(
            task,
            RefusalCode.NothingPending,
            $"任务“{task.Spec.Name}”没有待办的申请，不能{TaskTransitions.Words(command).Chinese}。",
            $"Nothing has been asked for in the task “{task.Spec.Name}”, "
                + $"so it is not possible to {TaskTransitions.Words(command).English}."
        );

    public static Refusal NotFulfilled(RectificationTask task) =>
        task.Required is { } required
            ? Because(
                task,
                RefusalCode.NotFulfilled,
                $"已验收{task.Accepted}亩，尚差{required.Less(task.Accepted)}亩，不能销号。",
                $"{task.Accepted} mu are accepted and {required.Less(task.Accepted)} mu are missing; the task cannot be closed out."
            )
            : Because(
                task,
                RefusalCode.NotFulfilled,
                $"“{task.Current!.Name}”尚未完成，不能销号。",
                $"“{task.Current.Name}” is not done; the task cannot be closed out."
            );

    public static Refusal EvidenceMissing(RectificationTask task) =>
        Because(
            task,
            RefusalCode.EvidenceMissing,
            "尚未举证，不能销号；请先上传照片或材料。",
            "There is no evidence; add a photograph or paper before closing out."
        );

    private static Refusal Because(RectificationTask? task, RefusalCode code, string chinese, string english) =>
        new(code, new LocalizedText(chinese, english), task is null ? [] : TaskTransitions.From(task.Status));

    private static string Names(RectificationTask task, string separator) =>
        string.Join(separator, task.Phases.Select(phase => $"{phase.Number} {phase.Name}"));
}
