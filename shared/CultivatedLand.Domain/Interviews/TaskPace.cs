using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Interviews;

/// <summary>
/// Rules for the progress of a task: the part that is done and the part that should be done on a day, from 0 to 1.
/// Every phase has the same weight.
/// </summary>
public static class TaskPace
{
    /// <summary>Finds the town that answers for a place. Where the path has no town, it is the district, else the place itself.</summary>
    public static Place TownOf(Place place) =>
        place.Upwards().FirstOrDefault(above => GridLevels.Of(above) == GridLevel.Town)
        ?? place.Upwards().FirstOrDefault(above => GridLevels.Of(above) == GridLevel.District)
        ?? place;

    /// <summary>
    /// Whether a task counts.
    /// It counts when it is measured by area and is active or closed out.
    /// The follow-up of an interview does not count, because it is no progress of its own.
    /// </summary>
    public static bool Counts(RectificationTask task) =>
        task is { Status: RectificationStatus.Active or RectificationStatus.ClosedOut, Required.Value: > 0, Phases.Count: > 0 }
        && InterviewId.Behind(task.Id) is null;

    public static decimal Done(RectificationTask task) =>
        task.Status == RectificationStatus.ClosedOut
            ? 1
            : task.Phases.Sum(phase => Math.Min(1, task.Progress(phase).Value / task.Required!.Value.Value)) / task.Phases.Count;

    /// <summary>
    /// Returns the part that should be done on <paramref name="day"/>.
    /// A phase whose due date has passed should be done.
    /// Ploughing or planting should advance evenly from its start to its due date.
    /// Application and acceptance are single acts, for which there is time until the last day.
    /// </summary>
    public static decimal Due(RectificationTask task, DateOnly day)
    {
        if (task.Status == RectificationStatus.ClosedOut)
            return 1;
        var begins = task.ScheduledSince is { } since ? ChinaTime.DateOf(since) : (DateOnly?)null;
        var due = 0m;
        foreach (var phase in task.Phases)
        {
            due += Due(phase, phase.Start ?? begins, day);
            begins = phase.Due;
        }

        return due / task.Phases.Count;
    }

    /// <summary>
    /// Returns the percent done and the percent due over several tasks, weighted by the area that each must reach.
    /// Null where no task counts.
    /// </summary>
    public static (decimal Done, decimal Due)? Percent(IEnumerable<RectificationTask> tasks, DateOnly day)
    {
        var (area, done, due) = (0m, 0m, 0m);
        foreach (var task in tasks.Where(Counts))
        {
            var required = task.Required!.Value.Value;
            area += required;
            done += required * Done(task);
            due += required * Due(task, day);
        }

        return area == 0 ? null : (done * 100 / area, due * 100 / area);
    }

    private static decimal Due(TaskPhase phase, DateOnly? begins, DateOnly day)
    {
        if (day > phase.Due)
            return 1;
        if (phase.Kind is PhaseKind.Apply or PhaseKind.Accept || begins is not { } from || day <= from || from >= phase.Due)
            return 0;
        return (decimal)(day.DayNumber - from.DayNumber) / (phase.Due.DayNumber - from.DayNumber);
    }
}
