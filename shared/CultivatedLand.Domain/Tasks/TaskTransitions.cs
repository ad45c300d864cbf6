using System.Collections.Frozen;
using static CultivatedLand.Domain.Tasks.RectificationStatus;

namespace CultivatedLand.Domain.Tasks;

/// <summary>
/// Table of the commands that each task status allows.
/// The rules of tasks read it.
/// Waking up is always allowed and mostly yields nothing.
/// </summary>
public static class TaskTransitions
{
    private static readonly (Type Command, string Name, LocalizedText Words, RectificationStatus[] In)[] Table =
    [
        (typeof(TaskCommand.Start), "start", new("启动", "start"), [Planned]),
        (typeof(TaskCommand.Report), "report", new("填报进度", "report progress"), [Active]),
        (typeof(TaskCommand.Accept), "accept", new("验收", "accept"), [Active]),
        (typeof(TaskCommand.Return), "return", new("退回", "return"), [Active]),
        (typeof(TaskCommand.RequestExtension), "request-extension", new("申请延期", "request an extension"), [Active]),
        (typeof(TaskCommand.GrantExtension), "grant-extension", new("批准延期", "grant an extension"), [Active]),
        (typeof(TaskCommand.DeclineExtension), "decline-extension", new("不予延期", "decline an extension"), [Active]),
        (typeof(TaskCommand.ClaimInfeasible), "claim-infeasible", new("申报不可整改", "claim infeasible area"), [Active]),
        (typeof(TaskCommand.GrantInfeasible), "grant-infeasible", new("认定不可整改", "grant infeasible area"), [Active]),
        (typeof(TaskCommand.DeclineInfeasible), "decline-infeasible", new("不予认定不可整改", "decline infeasible area"), [Active]),
        (typeof(TaskCommand.AddEvidence), "add-evidence", new("举证", "add evidence"), [Planned, Active, Suspended]),
        (typeof(TaskCommand.Acknowledge), "acknowledge", new("签收", "acknowledge"), [Active]),
        (typeof(TaskCommand.Suspend), "suspend", new("中止", "suspend"), [Active]),
        (typeof(TaskCommand.Resume), "resume", new("恢复", "resume"), [Suspended]),
        (typeof(TaskCommand.Cancel), "cancel", new("取消", "cancel"), [Planned, Active, Suspended, Split]),
        (typeof(TaskCommand.CloseOut), "close-out", new("销号", "close out"), [Active]),
        (typeof(TaskCommand.Split), "split", new("分解到村", "split among places below"), [Active]),
        (typeof(TaskCommand.CloseOnPapers), "close-on-papers", new("按材料办结", "close on its papers"), [Active, Suspended]),
        (typeof(TaskCommand.Replan), "replan", new("按更正方案调整", "replan"), [Planned, Active, Suspended, Split]),
        (
            typeof(TaskCommand.Correct),
            "correct",
            new("更正", "correct an act"),
            [Planned, Active, Suspended, Cancelled, ClosedOut, Split, ClosedOnPapers]
        ),
        (typeof(TaskCommand.SetDue), "set-due", new("补定时限", "set a due date"), [Planned, Active, Suspended]),
        (
            typeof(TaskCommand.WakeUp),
            "wake-up",
            new("唤醒", "wake up"),
            [Planned, Active, Suspended, Cancelled, ClosedOut, Split, ClosedOnPapers]
        ),
    ];

    private static readonly FrozenDictionary<Type, (string Name, LocalizedText Words, RectificationStatus[] In)> ByCommand =
        Table.ToFrozenDictionary(row => row.Command, row => (row.Name, row.Words, row.In));

    private static readonly FrozenDictionary<RectificationStatus, LocalizedText> StatusWords = new Dictionary<
        RectificationStatus,
        LocalizedText
    >
    {
        [Planned] = new("未启动", "not started"),
        [Active] = new("进行中", "active"),
        [Suspended] = new("已中止", "suspended"),
        [Cancelled] = new("已取消", "cancelled"),
        [ClosedOut] = new("已销号", "closed out"),
        [Split] = new("已分解", "split"),
        [ClosedOnPapers] = new("按材料办结", "closed on papers"),
    }.ToFrozenDictionary();

    public static bool Allows(RectificationStatus status, TaskCommand command) => ByCommand[command.GetType()].In.Contains(status);

    /// <summary>Names of the commands that a status allows, other than waking up.</summary>
    public static EquatableArray<string> From(RectificationStatus status) =>
        Table.Where(row => row.Command != typeof(TaskCommand.WakeUp) && row.In.Contains(status)).Select(row => row.Name).ToEquatableArray();

    /// <summary>Returns the action of a command in words: 申请延期.</summary>
    public static LocalizedText Words(TaskCommand command) => ByCommand[command.GetType()].Words;

    public static LocalizedText Words(RectificationStatus status) => StatusWords[status];
}
