using CultivatedLand.Domain;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>Which tasks of a rehearsal have something coming about on which of its days.</summary>
internal sealed class SimulationCalendar(DateOnly from, DateOnly to)
{
    private readonly List<TaskSimulation>?[] _days = new List<TaskSimulation>?[to.DayNumber - from.DayNumber + 1];

    /// <summary>By when something next comes about in it; not at all where that lies after the last day.</summary>
    public void Put(TaskSimulation life)
    {
        if (life.Next is not { } next || ChinaTime.DateOf(next) is var day && day > to)
            return;
        (_days[Math.Max(0, day.DayNumber - from.DayNumber)] ??= []).Add(life);
    }

    /// <returns>In the order of the tasks; they are to be put back for what comes about next.</returns>
    public List<TaskSimulation> Take(DateOnly day)
    {
        ref var place = ref _days[day.DayNumber - from.DayNumber];
        var lives = place ?? [];
        place = null;
        lives.Sort((one, other) => one.Order.CompareTo(other.Order));
        return lives;
    }
}
