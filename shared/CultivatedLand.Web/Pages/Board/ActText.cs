using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Pages.Board;

/// <summary>Text of acts in two or three words, for lists. The task's own page tells them in full.</summary>
internal static class ActText
{
    public static LocalizedText What(TaskFact fact) =>
        fact switch
        {
            TaskFact.ProgressReported { Area: { } area } => new($"填报 {area} 亩", $"{area} mu reported"),
            TaskFact.Accepted { Area: { } area } => new($"验收 {area} 亩", $"{area} mu accepted"),
            TaskFact.Passed { Area: { } area } pass => new(
                $"{pass.Level.Words().Chinese}验收 {area} 亩",
                $"{area} mu passed at {pass.Level.Words().English}"
            ),
            TaskFact.InfeasibleClaimed claim => new($"申报不可整改 {claim.Claim.Area} 亩", $"{claim.Claim.Area} mu claimed as infeasible"),
            TaskFact.InfeasibleGranted grant => new($"认定不可整改 {grant.Area} 亩", $"{grant.Area} mu granted as infeasible"),
            TaskFact.ExtensionRequested request => new(
                $"申请延期至 {request.Request.Due:MM-dd}",
                $"extension to {request.Request.Due:MM-dd} asked for"
            ),
            TaskFact.ExtensionGranted grant => new($"延期至 {grant.Due:MM-dd}", $"extended to {grant.Due:MM-dd}"),
            _ => Kind(fact),
        };

    public static LocalizedText Kind(TaskFact fact) =>
        fact switch
        {
            TaskFact.Started => new("启动", "started"),
            TaskFact.ProgressReported => new("填报", "reported"),
            TaskFact.Accepted => new("验收", "accepted"),
            TaskFact.Passed => new("下级验收", "passed at a lower level"),
            TaskFact.Returned => new("退回", "returned"),
            TaskFact.ExtensionRequested => new("申请延期", "extension asked for"),
            TaskFact.ExtensionGranted => new("批准延期", "extended"),
            TaskFact.ExtensionDeclined => new("不予延期", "extension declined"),
            TaskFact.InfeasibleClaimed => new("申报不可整改", "claimed as infeasible"),
            TaskFact.InfeasibleGranted => new("认定不可整改", "granted as infeasible"),
            TaskFact.InfeasibleDeclined => new("不予认定不可整改", "claim declined"),
            TaskFact.EvidenceAdded => new("举证", "evidence added"),
            TaskFact.Acknowledged => new("签收", "acknowledged"),
            TaskFact.Suspended => new("中止", "suspended"),
            TaskFact.Resumed => new("恢复", "resumed"),
            TaskFact.Cancelled => new("取消", "cancelled"),
            TaskFact.ClosedOut => new("销号", "closed out"),
            TaskFact.ClosedOnPapers => new("按材料办结", "closed on papers"),
            TaskFact.Split => new("分解到村", "split"),
            TaskFact.Replanned => new("按更正方案调整", "replanned"),
            TaskFact.Corrected { Instead: null } => new("撤回", "taken back"),
            TaskFact.Corrected => new("更正", "corrected"),
            TaskFact.DueSet => new("补定时限", "due date set"),
            TaskFact.NoticeIssued issued => new(issued.Step.Kind.In(Language.Chinese), issued.Step.Kind.In(Language.English)),
            _ => new("变化", "changed"),
        };

    /// <summary>Returns the CSS class of the badge; its text says the same.</summary>
    public static string? Tone(TaskFact fact) =>
        fact switch
        {
            TaskFact.NoticeIssued or TaskFact.Returned => "late",
            TaskFact.Accepted or TaskFact.ClosedOut or TaskFact.ClosedOnPapers => "done",
            TaskFact.ProgressReported or TaskFact.Started => "info",
            _ => null,
        };
}
