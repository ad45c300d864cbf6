using System.Globalization;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Tasks;

/// <summary>Share of a task's open area that a place below it takes over.</summary>
public sealed record TaskShare(Place Place, Mu Area);

/// <summary>Part of a task that was split: a task of its own at a place below.</summary>
public sealed record TaskPart(TaskId Task, Place Place, Mu Area);

/// <summary>Ids of the parts of a task. They derive from the id of the whole, so that a host that died in between finds them again.</summary>
public static class TaskParts
{
    private const string Mark = "-s";

    public static TaskId IdOf(TaskId whole, int number) => TaskId.Of($"{whole.Value}{Mark}{number.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Returns the task of which another is a part by its id. Null for a task that is no part.</summary>
    public static TaskId? WholeOf(TaskId part) =>
        part.Value.LastIndexOf(Mark, StringComparison.Ordinal) is > 0 and var cut
        && int.TryParse(part.Value[(cut + Mark.Length)..], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? TaskId.Parse(part.Value[..cut])
            : null;

    /// <summary>Returns the area of a task with what its parts have taken over. Null for a task without a target.</summary>
    public static Mu? AreaWithParts(RectificationTask whole) => whole.Spec.Target is { } own ? own + Sum(whole.Parts) : null;

    public static Mu Sum(IEnumerable<TaskPart> parts) => parts.Aggregate(Mu.Zero, (sum, part) => sum + part.Area);

    /// <summary>
    /// Returns what a part has to do: the phases of the whole with their present due dates, at its own place and with its own area.
    /// A phase that the whole had done is done for the part too.
    /// </summary>
    public static TaskSpec SpecOf(RectificationTask whole, TaskPart part, TaskFact.Split split) =>
        whole.Spec with
        {
            Place = part.Place,
            Target = part.Area,
            AcceptedBefore = Mu.Zero,
            Phases = whole
                .Phases.OrderBy(phase => phase.Due)
                .Select(phase => new PhaseSpec(
                    phase.Name,
                    phase.Kind,
                    phase.Start,
                    phase.Due,
                    split.Done.Contains(phase.Number) ? ChinaTime.DateOf(split.At) : null
                ))
                .ToEquatableArray(),
        };

    /// <summary>Returns what an edition of the plan asks of a part: all that it asks of the whole, at the part's place and with its area.</summary>
    public static TaskSpec SpecOf(TaskSpec whole, Place place, Mu area) =>
        whole with
        {
            Place = place,
            Target = area,
            AcceptedBefore = Mu.Zero,
        };
}
