using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Tasks;

/// <summary>Acts of the task page, in their order on it.</summary>
public static class TaskActions
{
    private const string AnyReason = "?";

    /// <summary>Name of a place below every other, by which the rules tell whether a task can be split.</summary>
    private const string ProbeGroup = "一组";

    public static IReadOnlyList<TaskAction> All { get; } =
    [
        new(
            TaskActs.Acknowledge,
            new("签收通知", "Acknowledge"),
            new("已签收。", "Acknowledged."),
            TaskActionFields.None,
            _ => new TaskCommand.Acknowledge()
        ),
        new(
            TaskActs.Report,
            new("填报进度", "Report progress"),
            new("进度已登记。", "The progress is recorded."),
            TaskActionFields.Phases | TaskActionFields.Area,
            Reporting
        )
        {
            AreaHint = new("累计完成面积（亩）；空着不等于全部", "Done in all so far (mu); an empty field does not mean everything"),
        },
        new(
            TaskActs.Apply,
            new("申请验收", "Apply for acceptance"),
            new("已申请验收。", "Acceptance is applied for."),
            TaskActionFields.None,
            TaskActs.ApplicationOf
        ),
        new(
            TaskActs.SetDue,
            new("补定时限", "Set a due date"),
            new("时限已补定，从此按时限提醒。", "The due date is set; reminders follow it from now on."),
            TaskActionFields.Due,
            _ => new TaskCommand.SetDue(new DateOnly(2199, 12, 31))
        )
        {
            DueHint = new("时限", "Due date"),
        },
        new(
            TaskActs.RequestExtension,
            new("申请延期", "Ask for an extension"),
            new("已申请延期，等待督导单位批准。", "The extension is asked for; a supervisor decides."),
            TaskActionFields.Phase | TaskActionFields.Due | TaskActionFields.Reason,
            task => task.Current is { } phase ? new TaskCommand.RequestExtension(phase.Number, phase.Due.AddDays(1), AnyReason) : null
        )
        {
            DueHint = new("新时限", "New due date"),
        },
        new(
            TaskActs.ClaimInfeasible,
            new("申报不可整改", "Claim infeasible area"),
            new("已申报不可整改，等待督导单位认定。", "The infeasible area is claimed; a supervisor decides."),
            TaskActionFields.Area | TaskActionFields.LostIn | TaskActionFields.Reason,
            _ => new TaskCommand.ClaimInfeasible(Mu.Of(0.01m), AnyReason)
        )
        {
            AreaHint = new("不可整改面积（亩）", "Infeasible area (mu)"),
        },
        new(
            TaskActs.Accept,
            new("验收", "Accept"),
            new("验收已登记。", "The acceptance is recorded."),
            TaskActionFields.Area | TaskActionFields.Level,
            _ => new TaskCommand.Accept(null)
        )
        {
            AreaHint = new("本次验收面积（亩）；空着不等于全部", "Accepted by this act (mu); an empty field does not mean everything"),
        },
        new(
            TaskActs.Return,
            new("退回整改", "Return"),
            new("已退回整改。", "The work is returned."),
            TaskActionFields.Phases | TaskActionFields.Due | TaskActionFields.Reason,
            _ => new TaskCommand.Return([], null, AnyReason)
        )
        {
            DueHint = new("新时限；留空按规定天数", "New due date; empty for the policy's days"),
        },
        new(
            TaskActs.GrantExtension,
            new("批准延期", "Grant the extension"),
            new("已批准延期。", "The extension is granted."),
            TaskActionFields.Due,
            _ => new TaskCommand.GrantExtension(null)
        )
        {
            DueHint = new("批准的时限；留空按所申请的", "Granted due date; empty for what was asked"),
        },
        new(
            TaskActs.DeclineExtension,
            new("不予延期", "Decline the extension"),
            new("已不予延期。", "The extension is declined."),
            TaskActionFields.Reason,
            _ => new TaskCommand.DeclineExtension(AnyReason)
        ),
        new(
            TaskActs.GrantInfeasible,
            new("认定不可整改", "Grant infeasible area"),
            new("已认定不可整改。", "The infeasible area is granted."),
            TaskActionFields.Area,
            _ => new TaskCommand.GrantInfeasible(null)
        )
        {
            AreaHint = new("认定面积（亩）", "Granted area (mu)"),
            AreaOffered = task => task.PendingInfeasible?.Area,
        },
        new(
            TaskActs.DeclineInfeasible,
            new("不予认定不可整改", "Decline infeasible area"),
            new("已不予认定。", "The claim is declined."),
            TaskActionFields.Reason,
            _ => new TaskCommand.DeclineInfeasible(AnyReason)
        ),
        new(
            TaskActs.CloseOut,
            new("销号", "Close out"),
            new("已销号。", "The task is closed out."),
            TaskActionFields.None,
            _ => new TaskCommand.CloseOut()
        )
        {
            Warning = new(
                "销号后不再提醒，也不能再填报；只有销号的人可以撤回。",
                "After that nobody is reminded and nothing can be reported any more. Only who closed the task out can take it back."
            ),
        },
        new(
            TaskActs.CloseOnPapers,
            new("按材料办结", "Close on papers"),
            new("已按材料办结，单独计数。", "The task is closed on its papers and counted apart."),
            TaskActionFields.Reason,
            _ => new TaskCommand.CloseOnPapers(AnyReason)
        )
        {
            IsGrave = true,
            Warning = new(
                "只用于无法整改、凭上传的材料办结的事项；与整改销号分开计数，办结后不再提醒。只有办结的人可以撤回。",
                "Only for what cannot be put right and ends on the papers that were uploaded. It is counted apart from what was rectified, "
                    + "and nobody is reminded after it. Only who did it can take it back."
            ),
        },
        new(
            TaskActs.Split,
            new("分解到村", "Split among villages"),
            new("已分解，各村有各自的任务。", "The task is split; each village has a task of its own."),
            TaskActionFields.Shares,
            task =>
                task.Required is { } required && required.Less(task.Accepted) is { Value: > 0 } open
                    ? new TaskCommand.Split([new TaskShare(task.Spec.Place.Child(ProbeGroup), open)])
                    : null
        )
        {
            IsGrave = true,
            Warning = new(
                "各村的面积合计须等于尚未验收的面积；分解后各村按同样的阶段和时限办理、提醒，本项只保留此前已验收的面积。",
                "The areas must add up to what is not accepted yet. Each village then has all phases and due dates, and its own reminders; "
                    + "this task keeps what was accepted before."
            ),
        },
        new(
            TaskActs.Suspend,
            new("中止", "Suspend"),
            new("已中止，暂停提醒。", "Suspended; nobody is reminded."),
            TaskActionFields.Reason,
            _ => new TaskCommand.Suspend(AnyReason)
        )
        {
            IsGrave = true,
        },
        new(TaskActs.Resume, new("恢复", "Resume"), new("已恢复。", "Resumed."), TaskActionFields.Reason, _ => new TaskCommand.Resume("")),
        new(
            TaskActs.Cancel,
            new("取消任务", "Cancel the task"),
            new("已取消。", "Cancelled."),
            TaskActionFields.Reason,
            _ => new TaskCommand.Cancel(AnyReason)
        )
        {
            IsGrave = true,
            Warning = new("只有取消的人可以撤回取消。", "Only who cancelled the task can take it back."),
            Loss = LossOfCancelling,
        },
    ];

    /// <summary>Correction of an own act. Its form stands on a page of its own.</summary>
    public static TaskAction Correct { get; } =
        new(
            TaskActs.Correct,
            new("更正", "Correct"),
            new("已更正；更正前后都留在办理过程中。", "Corrected; the history shows both what was there and the correction."),
            TaskActionFields.Area | TaskActionFields.Reason,
            _ => null
        );

    public static TaskAction? Named(string name) => name == Correct.Name ? Correct : All.FirstOrDefault(act => act.Name == name);

    /// <summary>Whether people report a phase. Acceptance is a supervisor's act.</summary>
    public static bool Reportable(TaskPhase phase) => phase.Kind != PhaseKind.Accept;

    /// <summary>
    /// Returns a report on the first open phase. If none is open it is the last phase, whose area can still be corrected.
    /// </summary>
    private static TaskCommand.Report? Reporting(RectificationTask task) =>
        (task.Phases.FirstOrDefault(phase => Reportable(phase) && !task.IsDone(phase)) ?? task.Phases.LastOrDefault(Reportable))
            is { } phase
            ? new TaskCommand.Report([phase.Number], task.IsDone(phase) && task.Required is { } required ? required + Mu.Of(0.01m) : null)
            : null;

    private static LocalizedText LossOfCancelling(RectificationTask task)
    {
        var (chinese, english) = task.Required is { } required
            ? (
                $"已填报{task.Phases.Select(task.Progress).DefaultIfEmpty().Max()}亩、已验收{task.Accepted}亩（应完成{required}亩）",
                $"{task.Phases.Select(task.Progress).DefaultIfEmpty().Max()} mu reported and {task.Accepted} mu accepted of {required} mu"
            )
            : ($"{task.Phases.Count(task.IsDone)}个阶段已完成", $"{task.Phases.Count(task.IsDone)} phases done");
        return new(
            $"将取消“{task.Spec.Name}”（{task.Spec.Place.Path.Replace('/', ' ')}）：{chinese}，举证{task.Evidence.Count}份。"
                + "取消后不再提醒、督办，不能再填报和验收，也不再计入目标；办理过程保留。确定吗？",
            $"“{task.Spec.Name}” ({task.Spec.Place.Path}) would be cancelled: {english}, {task.Evidence.Count} pieces of evidence. "
                + "Nobody would be reminded any more, nothing could be reported or accepted, and it would count for no target; "
                + "its history stays. Is that right?"
        );
    }
}
