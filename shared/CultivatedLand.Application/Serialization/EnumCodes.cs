using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Serialization;

/// <summary>Stable names of every enumeration that is stored.</summary>
public static class EnumCodes
{
    public static EnumCodeMap<RectificationStatus> LifeStages { get; } =
        new(
            "LifeStage",
            (RectificationStatus.Planned, "planned"),
            (RectificationStatus.Active, "active"),
            (RectificationStatus.Suspended, "suspended"),
            (RectificationStatus.Cancelled, "cancelled"),
            (RectificationStatus.ClosedOut, "closed-out"),
            (RectificationStatus.Split, "split"),
            (RectificationStatus.ClosedOnPapers, "closed-on-papers")
        );

    public static EnumCodeMap<TaskKind> TaskKinds { get; } =
        new(
            "TaskKind",
            (TaskKind.Restore, "restore"),
            (TaskKind.Balance, "balance"),
            (TaskKind.BasicFarmland, "basic-farmland"),
            (TaskKind.NonGrain, "non-grain"),
            (TaskKind.IllegalUse, "illegal-use"),
            (TaskKind.Patrol, "patrol"),
            (TaskKind.Other, "other")
        );

    public static EnumCodeMap<PhaseKind> PhaseKinds { get; } =
        new(
            "PhaseKind",
            (PhaseKind.Plough, "plough"),
            (PhaseKind.Plant, "plant"),
            (PhaseKind.Apply, "apply"),
            (PhaseKind.Accept, "accept"),
            (PhaseKind.Complete, "complete"),
            (PhaseKind.Other, "other")
        );

    public static EnumCodeMap<CorrectedAct> CorrectedActs { get; } =
        new(
            "CorrectedAct",
            (CorrectedAct.Progress, "progress"),
            (CorrectedAct.Acceptance, "acceptance"),
            (CorrectedAct.Return, "return"),
            (CorrectedAct.ExtensionRequest, "extension-request"),
            (CorrectedAct.ExtensionGrant, "extension-grant"),
            (CorrectedAct.ExtensionRefusal, "extension-refusal"),
            (CorrectedAct.InfeasibleClaim, "infeasible-claim"),
            (CorrectedAct.InfeasibleGrant, "infeasible-grant"),
            (CorrectedAct.InfeasibleRefusal, "infeasible-refusal"),
            (CorrectedAct.Evidence, "evidence"),
            (CorrectedAct.Acknowledgement, "acknowledgement"),
            (CorrectedAct.Suspension, "suspension"),
            (CorrectedAct.Resumption, "resumption"),
            (CorrectedAct.Cancellation, "cancellation"),
            (CorrectedAct.CloseOut, "close-out"),
            (CorrectedAct.Pass, "pass"),
            (CorrectedAct.PaperClosing, "paper-closing")
        );

    public static EnumCodeMap<AcceptanceLevel> AcceptanceLevels { get; } =
        new("AcceptanceLevel", [.. Enum.GetValues<AcceptanceLevel>().Select(level => (level, level.Code()))]);

    public static EnumCodeMap<NoticeKind> NoticeKinds { get; } =
        new("NoticeKind", [.. Enum.GetValues<NoticeKind>().Select(kind => (kind, kind.Code()))]);

    public static EnumCodeMap<Role> Roles { get; } = new("Role", [.. Enum.GetValues<Role>().Select(role => (role, role.Code()))]);

    public static EnumCodeMap<MailState> MailStates { get; } =
        new(
            "MailState",
            (MailState.Queued, "queued"),
            (MailState.Held, "held"),
            (MailState.Sent, "sent"),
            (MailState.Dead, "dead"),
            (MailState.Withdrawn, "withdrawn")
        );

    public static EnumCodeMap<EditionState> EditionStates { get; } =
        new(
            "EditionState",
            (EditionState.Draft, "draft"),
            (EditionState.Starting, "starting"),
            (EditionState.Started, "started"),
            (EditionState.Superseded, "superseded")
        );
}
