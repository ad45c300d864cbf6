using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Casework.Serialization;

/// <summary>Every enumeration that is stored, with its stable names.</summary>
public static class Codes
{
    public static CodeBook<LifeStage> LifeStages { get; } = new(
        "LifeStage",
        (LifeStage.Planned, "planned"),
        (LifeStage.Active, "active"),
        (LifeStage.Suspended, "suspended"),
        (LifeStage.Cancelled, "cancelled"),
        (LifeStage.ClosedOut, "closed-out"));

    public static CodeBook<TaskKind> TaskKinds { get; } = new(
        "TaskKind",
        (TaskKind.Restore, "restore"),
        (TaskKind.Balance, "balance"),
        (TaskKind.BasicFarmland, "basic-farmland"),
        (TaskKind.NonGrain, "non-grain"),
        (TaskKind.IllegalUse, "illegal-use"),
        (TaskKind.Patrol, "patrol"),
        (TaskKind.Other, "other"));

    public static CodeBook<PhaseKind> PhaseKinds { get; } = new(
        "PhaseKind",
        (PhaseKind.Plough, "plough"),
        (PhaseKind.Plant, "plant"),
        (PhaseKind.Apply, "apply"),
        (PhaseKind.Accept, "accept"),
        (PhaseKind.Complete, "complete"),
        (PhaseKind.Other, "other"));

    public static CodeBook<NoticeKind> NoticeKinds { get; } = new("NoticeKind", [.. Enum.GetValues<NoticeKind>().Select(kind => (kind, kind.Code()))]);

    public static CodeBook<Role> Roles { get; } = new("Role", [.. Enum.GetValues<Role>().Select(role => (role, role.Code()))]);

    public static CodeBook<MailState> MailStates { get; } = new(
        "MailState",
        (MailState.Queued, "queued"),
        (MailState.Held, "held"),
        (MailState.Sent, "sent"),
        (MailState.Dead, "dead"));

    public static CodeBook<EditionState> EditionStates { get; } = new(
        "EditionState",
        (EditionState.Draft, "draft"),
        (EditionState.Starting, "starting"),
        (EditionState.Started, "started"),
        (EditionState.Superseded, "superseded"));
}
