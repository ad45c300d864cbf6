using System.Globalization;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Tasks;

/// <summary>
/// Identity of a notice: task, phase, round, due date and step of the schedule. For a hand-over: task and number of the fact.
/// No two notices share it, so a replay, a crash or a second host cannot repeat a notice.
/// </summary>
public readonly record struct NoticeId(TaskId Task, int Phase, int Round, DateOnly Due, NoticeStep Step)
{
    /// <summary>Returns the identity of the hand-over that a fact causes.</summary>
    /// <param name="number">Number of the fact in the history of the task. The first is 1.</param>
    public static NoticeId OfFact(TaskId task, long number) =>
        new(task, 0, 0, default, new NoticeStep(NoticeKind.HandOver, checked((int)number)));

    /// <summary>Whether it tells of a fact. A new schedule does not cancel it.</summary>
    public bool IsHandOver => Step.Kind == NoticeKind.HandOver;

    /// <summary>
    /// Returns a text that is fit for keys everywhere: <c>3fa9c1d2-2.1.1.20230820.b14</c>, or <c>3fa9c1d2-2.h7</c> for a hand-over.
    /// </summary>
    public override string ToString() =>
        IsHandOver
            ? $"{Task.Value}.{Step}"
            : string.Create(CultureInfo.InvariantCulture, $"{Task.Value}.{Phase}.{Round}.{Due:yyyyMMdd}.{Step.Side}{Step.Distance}");
}

/// <summary>
/// Notice to be sent: the addressees by role, the subject, the time and the reason.
/// The mail dispatcher turns notices into mails.
/// </summary>
/// <param name="SendAt">Sending time of the notice.</param>
/// <param name="Cc">Addressees of a copy.</param>
/// <param name="Fact">Fact that a hand-over tells. Null for a notice of the schedule.</param>
public sealed record Notice(
    NoticeId Id,
    NoticeKind Kind,
    string TaskName,
    Place Place,
    string PhaseName,
    DateOnly Due,
    DateTimeOffset SendAt,
    EquatableArray<Addressee> To,
    EquatableArray<Addressee> Cc,
    EquatableArray<string> LeadOffices,
    NoticeReason Reason,
    TaskFact? Fact = null
);

/// <summary>Reason for the day on which a notice goes.</summary>
/// <param name="Nominal">Day that the rule names, before it was moved to a workday.</param>
/// <param name="Scheduled">Workday for which the notice was scheduled.</param>
/// <param name="Skipped">Number of earlier steps that this notice replaces, because they could not go in time.</param>
public sealed record NoticeReason(NoticeStep Step, DateOnly Nominal, DateOnly Scheduled, DateOnly Sent, int Skipped)
{
    public bool IsMoved => Nominal != Scheduled;

    /// <summary>Whether the notice goes later than scheduled, at the first sending time that was left.</summary>
    public bool IsCaughtUp => Scheduled != Sent;
}
