using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Pages.Tasks;

/// <summary>Acts of the task page, in their order on it.</summary>
internal static class TaskActions
{
    private const string AnyReason = "?";

    public static IReadOnlyList<TaskAction> All { get; } =
    [
        new(
            "acknowledge",
            Permission.Acknowledge,
            new("签收通知", "Acknowledge"),
            new("已签收。", "Acknowledged."),
            TaskActionFields.None,
            _ => new TaskCommand.Acknowledge(),
            (_, _) => new TaskCommand.Acknowledge()
        ),
        new(
            "report",
            Permission.Report,
            new("填报进度", "Report progress"),
            new("进度已登记。", "The progress is recorded."),
            TaskActionFields.Phases | TaskActionFields.Area,
            Reporting,
            (_, input) =>
                input.Phases.Count == 0
                    ? BuiltCommand.Wrong(new("请勾选要填报的阶段。", "Tick the phases you report."))
                    : input.WithArea(area => new TaskCommand.Report(input.Phases, area))
        )
        {
            AreaHint = new("累计完成面积（亩）；留空表示全部完成", "Done in all so far (mu); empty for all of it"),
        },
        new(
            "apply",
            Permission.Report,
            new("申请验收", "Apply for acceptance"),
            new("已申请验收。", "Acceptance is applied for."),
            TaskActionFields.None,
            Applying,
            (task, _) =>
                Applying(task) is { } apply
                    ? apply
                    : BuiltCommand.Wrong(new("本任务没有申请验收的阶段。", "This task has no phase in which acceptance is applied for."))
        ),
        new(
            "set-due",
            Permission.StartPlan,
            new("补定时限", "Set a due date"),
            new("时限已补定，从此按时限提醒。", "The due date is set; reminders follow it from now on."),
            TaskActionFields.Due,
            _ => new TaskCommand.SetDue(new DateOnly(2199, 12, 31)),
            (_, input) =>
                input.WithDue(due =>
                    due is { } day
                        ? new TaskCommand.SetDue(day)
                        : BuiltCommand.Wrong(new("请填写时限，如 2023-09-30。", "Give the due date, like 2023-09-30."))
                )
        )
        {
            DueHint = new("时限", "Due date"),
        },
        new(
            "request-extension",
            Permission.RequestExtension,
            new("申请延期", "Ask for an extension"),
            new("已申请延期，等待督导单位批准。", "The extension is asked for; a supervisor decides."),
            TaskActionFields.Phase | TaskActionFields.Due | TaskActionFields.Reason,
            task => task.Current is { } phase ? new TaskCommand.RequestExtension(phase.Number, phase.Due.AddDays(1), AnyReason) : null,
            (task, input) =>
                input.WithDue(due =>
                    due is { } until
                        ? new TaskCommand.RequestExtension(input.Phases.FirstOrDefault(task.Current?.Number ?? 0), until, input.Reason)
                        : BuiltCommand.Wrong(new("请填写新时限，如 2023-09-30。", "Give the new due date, like 2023-09-30."))
                )
        )
        {
            DueHint = new("新时限", "New due date"),
        },
        new(
            "claim-infeasible",
            Permission.ClaimInfeasible,
            new("申报不可整改", "Claim infeasible area"),
            new("已申报不可整改，等待督导单位认定。", "The infeasible area is claimed; a supervisor decides."),
            TaskActionFields.Area | TaskActionFields.Reason,
            _ => new TaskCommand.ClaimInfeasible(Mu.Of(0.01m), AnyReason),
            (_, input) => input.WithArea(area => new TaskCommand.ClaimInfeasible(area ?? Mu.Zero, input.Reason))
        )
        {
            AreaHint = new("不可整改面积（亩）", "Infeasible area (mu)"),
        },
        new(
            "accept",
            Permission.Accept,
            new("验收", "Accept"),
            new("验收已登记。", "The acceptance is recorded."),
            TaskActionFields.Area,
            _ => new TaskCommand.Accept(null),
            (task, input) => task.Required is null ? new TaskCommand.Accept(null) : input.WithArea(area => new TaskCommand.Accept(area))
        )
        {
            AreaHint = new("本次验收面积（亩）；留空表示全部验收", "Accepted by this act (mu); empty for all that remains"),
        },
        new(
            "return",
            Permission.Return,
            new("退回整改", "Return"),
            new("已退回整改。", "The work is returned."),
            TaskActionFields.Phases | TaskActionFields.Due | TaskActionFields.Reason,
            _ => new TaskCommand.Return([], null, AnyReason),
            (_, input) => input.WithDue(due => new TaskCommand.Return(input.Phases, due, input.Reason))
        )
        {
            DueHint = new("新时限；留空按规定天数", "New due date; empty for the policy's days"),
        },
        new(
            "grant-extension",
            Permission.GrantExtension,
            new("批准延期", "Grant the extension"),
            new("已批准延期。", "The extension is granted."),
            TaskActionFields.Due,
            _ => new TaskCommand.GrantExtension(null),
            (_, input) => input.WithDue(due => new TaskCommand.GrantExtension(due))
        )
        {
            DueHint = new("批准的时限；留空按所申请的", "Granted due date; empty for what was asked"),
        },
        new(
            "decline-extension",
            Permission.GrantExtension,
            new("不予延期", "Decline the extension"),
            new("已不予延期。", "The extension is declined."),
            TaskActionFields.Reason,
            _ => new TaskCommand.DeclineExtension(AnyReason),
            (_, input) => new TaskCommand.DeclineExtension(input.Reason)
        ),
        new(
            "grant-infeasible",
            Permission.GrantInfeasible,
            new("认定不可整改", "Grant infeasible area"),
            new("已认定不可整改。", "The infeasible area is granted."),
            TaskActionFields.Area,
            _ => new TaskCommand.GrantInfeasible(null),
            (_, input) => input.WithArea(area => new TaskCommand.GrantInfeasible(area))
        )
        {
            AreaHint = new("认定面积（亩）；留空按所申报的", "Granted area (mu); empty for what was claimed"),
        },
        new(
            "decline-infeasible",
            Permission.GrantInfeasible,
            new("不予认定不可整改", "Decline infeasible area"),
            new("已不予认定。", "The claim is declined."),
            TaskActionFields.Reason,
            _ => new TaskCommand.DeclineInfeasible(AnyReason),
            (_, input) => new TaskCommand.DeclineInfeasible(input.Reason)
        ),
        new(
            "close-out",
            Permission.CloseOut,
            new("销号", "Close out"),
            new("已销号。", "The task is closed out."),
            TaskActionFields.None,
            _ => new TaskCommand.CloseOut(),
            (_, _) => new TaskCommand.CloseOut()
        )
        {
            Warning = new("销号后不再提醒，也不能再填报。", "After that nobody is reminded and nothing can be reported any more."),
        },
        new(
            "suspend",
            Permission.Suspend,
            new("中止", "Suspend"),
            new("已中止，暂停提醒。", "Suspended; nobody is reminded."),
            TaskActionFields.Reason,
            _ => new TaskCommand.Suspend(AnyReason),
            (_, input) => new TaskCommand.Suspend(input.Reason)
        )
        {
            IsGrave = true,
        },
        new(
            "resume",
            Permission.Suspend,
            new("恢复", "Resume"),
            new("已恢复。", "Resumed."),
            TaskActionFields.Reason,
            _ => new TaskCommand.Resume(""),
            (_, input) => new TaskCommand.Resume(input.Reason)
        ),
        new(
            "cancel",
            Permission.Cancel,
            new("取消任务", "Cancel the task"),
            new("已取消。", "Cancelled."),
            TaskActionFields.Reason,
            _ => new TaskCommand.Cancel(AnyReason),
            (_, input) => new TaskCommand.Cancel(input.Reason)
        )
        {
            IsGrave = true,
            Warning = new("取消后不能恢复。", "A cancelled task cannot be taken up again."),
        },
    ];

    public static TaskAction? Named(string name) => All.FirstOrDefault(act => act.Name == name);

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

    private static TaskCommand.Report? Applying(RectificationTask task) =>
        task.Phases.FirstOrDefault(phase => phase.Kind == PhaseKind.Apply) is { } phase
            ? new TaskCommand.Report([phase.Number], null)
            : null;
}
