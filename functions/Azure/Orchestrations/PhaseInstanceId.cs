using System.Globalization;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// Instance id of a phase in a round: <c>3fa9c1d2-2-1:plough:1</c>.
/// The phase is named by its kind, and by its number too where a task has several of one kind: <c>other-3</c>.
/// </summary>
internal static class PhaseInstanceId
{
    private const char Separator = ':';

    public static string Of(RectificationTask task, TaskPhase phase)
    {
        var kind = EnumCodes.PhaseKinds.CodeOf(phase.Kind);
        var isAlone = task.Phases.Count(other => other.Kind == phase.Kind) == 1;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{task.Id}{Separator}{kind}{(isAlone ? "" : $"-{phase.Number}")}{Separator}{phase.Round}"
        );
    }

    /// <summary>Returns the instance id of the phase that reminds and escalates. Null while there is none.</summary>
    public static string? OfOpenPhase(RectificationTask task) =>
        task.Status == RectificationStatus.Active && task.Current is { } phase ? Of(task, phase) : null;

    /// <summary>Returns the task of an instance, be it the task's own or that of a phase. Null for an instance of something else.</summary>
    public static TaskId? TaskOf(string instance) => TaskId.Parse(instance.Split(Separator)[0]);
}
