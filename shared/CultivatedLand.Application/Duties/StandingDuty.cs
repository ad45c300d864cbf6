using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Duties;

/// <summary>
/// Record of a standing duty (长期坚持) of a plan. It is in force until a supervisor ends it; nothing reminds of it and it is never late.
/// Rule: DOMAIN, "No deadline at all".
/// </summary>
/// <param name="Words">Words of the document that set the duty.</param>
/// <param name="Area">Area under the duty. Null for one that is not measured by area.</param>
/// <param name="Since">Local day from which the duty is in force.</param>
/// <param name="By">Name of who started the plan.</param>
public sealed record StandingDuty(
    string Id,
    string PlanId,
    string Name,
    TaskKind Kind,
    Place Place,
    string Words,
    Mu? Area,
    EquatableArray<string> ResponsibleUnits,
    EquatableArray<string> LeadOffices,
    EquatableArray<string> Leaders,
    DateOnly Since,
    string By
)
{
    /// <summary>End of the duty. Null while it is in force.</summary>
    public DutyEnd? End { get; init; }

    public bool IsInForce => End is null;
}

/// <summary>Record of how a standing duty ended.</summary>
/// <param name="On">Local day of the end.</param>
/// <param name="IsByEdition">Whether a corrected edition left the duty out. Then an edition may put it back in force.</param>
public sealed record DutyEnd(DateOnly On, string Reason, string By, DateTimeOffset At, bool IsByEdition = false);
