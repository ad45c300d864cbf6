using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Tasks;

/// <summary>Act on a task: its name, who may do it, and the command that its input makes. Pages, the API and links share it.</summary>
/// <param name="Name">Last part of the addresses to which forms and bodies are posted.</param>
public sealed record TaskAct(string Name, Permission Deed, Func<RectificationTask, TaskActInput, BuiltCommand> Build);

/// <summary>Table of the acts on a task.</summary>
public static class TaskActs
{
    public static readonly LocalizedText AreaMissing = new(
        "请填写面积（亩）；空着不等于全部。",
        "Give the area in mu; an empty field does not mean everything."
    );

    public static readonly LocalizedText NothingToCorrectTo = new(
        "请填写更正后的面积（亩）；空着不等于撤回，要撤回须写明。",
        "Give the right area in mu; an empty field takes nothing back. Say so to take the act back."
    );

    public static TaskAct Acknowledge { get; } = new("acknowledge", Permission.Acknowledge, (_, _) => new TaskCommand.Acknowledge());

    public static TaskAct Report { get; } =
        new(
            "report",
            Permission.Report,
            (_, input) =>
                input.Phases.Count == 0
                    ? BuiltCommand.Wrong(new("请勾选要填报的阶段。", "Tick the phases you report."), "phase")
                    : new TaskCommand.Report(input.Phases, input.Area)
        );

    /// <summary>Application for acceptance: the whole of the phase in which it is applied for, whose area the button names.</summary>
    public static TaskAct Apply { get; } =
        new(
            "apply",
            Permission.Report,
            (task, _) =>
                ApplicationOf(task) is { } apply
                    ? apply
                    : BuiltCommand.Wrong(new("本任务没有申请验收的阶段。", "This task has no phase in which acceptance is applied for."))
        );

    /// <summary>Due date for a task that has none.</summary>
    public static TaskAct SetDue { get; } =
        new(
            "set-due",
            Permission.StartPlan,
            (_, input) =>
                input.Due is { } day
                    ? new TaskCommand.SetDue(day)
                    : BuiltCommand.Wrong(new("请填写时限，如 2023-09-30。", "Give the due date, like 2023-09-30."), "due")
        );

    public static TaskAct RequestExtension { get; } =
        new(
            "request-extension",
            Permission.RequestExtension,
            (task, input) =>
                input.Due is { } until
                    ? new TaskCommand.RequestExtension(input.Phases.FirstOrDefault(task.Current?.Number ?? 0), until, input.Reason)
                    : BuiltCommand.Wrong(new("请填写新时限，如 2023-09-30。", "Give the new due date, like 2023-09-30."), "due")
        );

    public static TaskAct GrantExtension { get; } =
        new("grant-extension", Permission.GrantExtension, (_, input) => new TaskCommand.GrantExtension(input.Due) { Dates = input.Dates });

    public static TaskAct DeclineExtension { get; } =
        new("decline-extension", Permission.GrantExtension, (_, input) => new TaskCommand.DeclineExtension(input.Reason));

    public static TaskAct ClaimInfeasible { get; } =
        new(
            "claim-infeasible",
            Permission.ClaimInfeasible,
            (_, input) => new TaskCommand.ClaimInfeasible(input.Area ?? Mu.Zero, input.Reason) { LostIn = input.LostIn }
        );

    public static TaskAct GrantInfeasible { get; } =
        new("grant-infeasible", Permission.GrantInfeasible, (_, input) => new TaskCommand.GrantInfeasible(input.Area));

    public static TaskAct DeclineInfeasible { get; } =
        new("decline-infeasible", Permission.GrantInfeasible, (_, input) => new TaskCommand.DeclineInfeasible(input.Reason));

    public static TaskAct Accept { get; } =
        new(
            "accept",
            Permission.Accept,
            (_, input) =>
                input.Net > input.Area
                    ? BuiltCommand.Wrong(
                        new(
                            $"净面积{input.Net}亩多于本次验收面积{input.Area}亩；净面积是扣除田坎、沟渠后的面积，请核对。",
                            $"A net area of {input.Net} mu is more than the {input.Area} mu accepted; "
                                + "it is what remains without ridges and ditches. Check it."
                        ),
                        "net"
                    )
                : input.Level.Length == 0 ? new TaskCommand.Accept(input.Area) { Net = input.Net }
                : AcceptanceLevels.Parse(input.Level) is { } level ? new TaskCommand.Accept(input.Area) { Level = level, Net = input.Net }
                : BuiltCommand.Wrong(UnknownLevel(input.Level), "level")
        );

    public static TaskAct Return { get; } =
        new(
            "return",
            Permission.Return,
            (_, input) => new TaskCommand.Return(input.Phases, input.Due, input.Reason) { Dates = input.Dates }
        );

    public static TaskAct Suspend { get; } = new("suspend", Permission.Suspend, (_, input) => new TaskCommand.Suspend(input.Reason));

    public static TaskAct Resume { get; } = new("resume", Permission.Suspend, (_, input) => new TaskCommand.Resume(input.Reason));

    public static TaskAct Cancel { get; } = new("cancel", Permission.Cancel, (_, input) => new TaskCommand.Cancel(input.Reason));

    public static TaskAct CloseOut { get; } = new("close-out", Permission.CloseOut, (_, _) => new TaskCommand.CloseOut());

    /// <summary>Closing of a case that cannot be put right, on its papers. It is a supervisor's act like the close-out.</summary>
    public static TaskAct CloseOnPapers { get; } =
        new("close-on-papers", Permission.CloseOut, (_, input) => new TaskCommand.CloseOnPapers(input.Reason));

    /// <summary>Splitting of the open area among places below. It begins tasks, as the start of a plan does.</summary>
    public static TaskAct Split { get; } =
        new(
            "split",
            Permission.StartPlan,
            (task, input) =>
                input.Shares.FirstOrDefault(share => Place.Parse(share.Place) is null) is { } unread
                    ? BuiltCommand.Wrong(
                        new($"“{unread.Place}”不是地点，应如“柳树村”。", $"“{unread.Place}” is not a place; write it like 柳树村."),
                        "shares"
                    )
                    : new TaskCommand.Split(
                        input.Shares.Select(share => new TaskShare(task.Spec.Place.Child(share.Place), share.Area)).ToEquatableArray()
                    )
        );

    /// <summary>Correction of an own act. Beside this permission it needs that of the act itself.</summary>
    public static TaskAct Correct { get; } =
        new(
            "correct",
            Permission.Correct,
            (_, input) =>
                input is { TakesBack: false, Area: null }
                    ? BuiltCommand.Wrong(NothingToCorrectTo, "area")
                    : new TaskCommand.Correct(input.Corrects, input.TakesBack ? null : input.Area, input.Reason)
        );

    private static LocalizedText UnknownLevel(string typed) =>
        new(
            $"“{typed}”不是验收级别；应为 {string.Join('、', AcceptanceLevels.All.Select(level => $"{level.Code()}（{level.Words().Chinese}）"))}。",
            $"“{typed}” is no level of acceptance; it is {string.Join(", ", AcceptanceLevels.All.Select(level => level.Code()))}."
        );

    /// <summary>
    /// Returns the report that applies for acceptance, and with it the phases before that are still open. Null where the plan has no such phase.
    /// </summary>
    public static TaskCommand.Report? ApplicationOf(RectificationTask task) =>
        task.Phases.FirstOrDefault(phase => phase.Kind == PhaseKind.Apply) is { } phase
            ? new TaskCommand.Report(
                [
                    .. task
                        .Phases.TakeWhile(earlier => earlier.Number != phase.Number)
                        .Where(earlier => earlier.Kind != PhaseKind.Accept && !task.IsDone(earlier))
                        .Append(phase)
                        .Select(reported => reported.Number),
                ],
                WholeOf(task, phase)
            )
            : null;

    /// <summary>Returns the area with which a phase is done. Null for a task without a target.</summary>
    public static Mu? WholeOf(RectificationTask task, TaskPhase phase) =>
        task.Required is { } required ? Mu.Max(required, task.Progress(phase)) : null;

    /// <summary>Returns the permission of the act that a correction is about.</summary>
    public static Permission DeedOf(CorrectedAct act) =>
        act switch
        {
            CorrectedAct.Progress => Permission.Report,
            CorrectedAct.Acceptance or CorrectedAct.Pass => Permission.Accept,
            CorrectedAct.Return => Permission.Return,
            CorrectedAct.ExtensionRequest => Permission.RequestExtension,
            CorrectedAct.ExtensionGrant or CorrectedAct.ExtensionRefusal => Permission.GrantExtension,
            CorrectedAct.InfeasibleClaim => Permission.ClaimInfeasible,
            CorrectedAct.InfeasibleGrant or CorrectedAct.InfeasibleRefusal => Permission.GrantInfeasible,
            CorrectedAct.Evidence => Permission.AddEvidence,
            CorrectedAct.Acknowledgement => Permission.Acknowledge,
            CorrectedAct.Suspension or CorrectedAct.Resumption => Permission.Suspend,
            CorrectedAct.Cancellation => Permission.Cancel,
            CorrectedAct.CloseOut or CorrectedAct.PaperClosing => Permission.CloseOut,
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, "The set of acts is closed, and this one is not in it."),
        };
}
