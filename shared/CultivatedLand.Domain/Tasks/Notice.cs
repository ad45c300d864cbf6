using System.Globalization;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Tasks;

/// <summary>
/// What makes a notice the same one: task, phase, round, due date and step of the schedule. No two notices share it,
/// so a replay, a crash or a second host cannot repeat one.
/// </summary>
public readonly record struct NoticeId(TaskId Task, int Phase, int Round, DateOnly Due, NoticeStep Step)
{
    /// <summary>Fit for keys everywhere: <c>3fa9c1d2-2.1.1.20230820.b14</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Task.Value}.{Phase}.{Round}.{Due:yyyyMMdd}.{Step.Side}{Step.Distance}");
}

/// <summary>A notice to be sent: to whom by role, about what, when and why. The post room makes mails of it.</summary>
/// <param name="SendAt">The sending time at which it goes.</param>
/// <param name="Cc">Who gets a copy.</param>
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
    NoticeReason Reason
);

/// <summary>Why a notice goes on the day it goes.</summary>
/// <param name="Nominal">The day the rule names, before it was moved.</param>
/// <param name="Scheduled">The workday it was meant for.</param>
/// <param name="Skipped">How many earlier steps it stands for, because they could not go in time.</param>
public sealed record NoticeReason(NoticeStep Step, DateOnly Nominal, DateOnly Scheduled, DateOnly Sent, int Skipped)
{
    public bool IsMoved => Nominal != Scheduled;

    /// <summary>It goes later than it was meant to, at the first sending time that was left.</summary>
    public bool IsCaughtUp => Scheduled != Sent;
}
