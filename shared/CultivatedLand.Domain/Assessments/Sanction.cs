using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Assessments;

/// <summary>Sanction against a place, in force until it is lifted. Source: SYSTEMS, row X9.</summary>
/// <param name="From">First local day, inclusive.</param>
/// <param name="By">Who decided it.</param>
/// <param name="Lift">Null while it is in force.</param>
public sealed record Sanction(
    string Id,
    Place Place,
    SanctionKind Kind,
    string Reason,
    DateOnly From,
    string By,
    DateTimeOffset At,
    SanctionLift? Lift = null
)
{
    public const int LongestReason = 500;

    public bool IsInForce => Lift is null;

    /// <summary>Days in force: to the day of the lift, or to the given day.</summary>
    public int Days(DateOnly today) => Math.Max(0, (Lift?.On ?? today).DayNumber - From.DayNumber);

    public static LocalizedText Name(SanctionKind kind) =>
        kind switch
        {
            SanctionKind.Exposure => new("通报曝光", "exposed in public"),
            SanctionKind.StopApprovals => new("区域限批", "approvals stopped"),
            SanctionKind.FalseReport => new("弄虚作假", "false report"),
            _ => new("追责问责", "held accountable"),
        };
}

/// <summary>Kind of a sanction.</summary>
public enum SanctionKind
{
    Exposure,
    StopApprovals,
    FalseReport,
    Accountability,
}

/// <summary>End of a sanction.</summary>
/// <param name="On">Local day.</param>
public sealed record SanctionLift(DateOnly On, string Reason, string By, DateTimeOffset At);
