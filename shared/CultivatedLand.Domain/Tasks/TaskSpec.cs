using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Tasks;

/// <summary>What a plan asks for: one task at one place.</summary>
/// <param name="Target">What must be restored; null for a task that is not measured by area.</param>
/// <param name="AcceptedBefore">Part of the target that had been accepted when the plan was made (Erping: 32 of 101 mu).</param>
/// <param name="ResponsibleUnits">In the plan's words; as are the lead offices and leaders.</param>
/// <param name="Phases">In order of due date; empty for a standing duty without a deadline.</param>
/// <param name="Policy">The plan's own deadline policy; null for that of the deployment.</param>
public sealed record TaskSpec(
    string Name,
    TaskKind Kind,
    Place Place,
    Mu? Target,
    Mu AcceptedBefore,
    EquatableArray<string> ResponsibleUnits,
    EquatableArray<string> LeadOffices,
    EquatableArray<string> Leaders,
    EquatableArray<PhaseSpec> Phases,
    DeadlinePolicy? Policy = null
);

/// <param name="Due">The last day on which the phase can be finished in time; local date in Asia/Shanghai.</param>
public sealed record PhaseSpec(string Name, PhaseKind Kind, DateOnly? Start, DateOnly Due);
