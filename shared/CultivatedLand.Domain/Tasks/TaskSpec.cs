using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Tasks;

/// <summary>Specification of a task: the requirements of a plan for one place.</summary>
/// <param name="Target">Area that must be restored. Null for a task that is not measured by area.</param>
/// <param name="AcceptedBefore">Part of the target that was accepted before the plan was made (Erping: 32 of 101 mu).</param>
/// <param name="ResponsibleUnits">Responsible units in the plan's words. The lead offices and leaders are in the plan's words too.</param>
/// <param name="Phases">Phases in order of due date. Empty while nobody has given the task a deadline. Then it does not start.</param>
/// <param name="Policy">Deadline policy of the plan. Null for that of the deployment.</param>
/// <param name="CountsAt">Level whose acceptance counts for targets and money. Null where every acceptance counts.</param>
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
    DeadlinePolicy? Policy = null,
    AcceptanceLevel? CountsAt = null
);

/// <summary>Specification of one phase of a task.</summary>
/// <param name="Due">Last day on which the phase can be finished in time, as a local date in Asia/Shanghai.</param>
/// <param name="DoneOn">Day on which the phase was done before the task began. Null for a phase that is still to be done.</param>
public sealed record PhaseSpec(string Name, PhaseKind Kind, DateOnly? Start, DateOnly Due, DateOnly? DoneOn = null);
