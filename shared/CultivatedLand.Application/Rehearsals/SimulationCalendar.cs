using CultivatedLand.Domain;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>Calendar of a rehearsal: for each day, the tasks in which something happens.</summary>
internal sealed class SimulationCalendar(DateOnly from, DateOnly to)
{
    private readonly List<TaskSimulation>?[] _days = new List<TaskSimulation>?[to.DayNumber - from.DayNumber + 1];

    /// <summary>Enters a task on the first day, on which its start is told.</summary>
    public void Begin(TaskSimulation simulation) => (_days[0] ??= []).Add(simulation);

    /// <summary>Enters a task on the day of its next change. A task whose next change lies after the last day is not entered.</summary>
    public void Put(TaskSimulation simulation)
    {
        if (simulation.Next is not { } next || ChinaTime.DateOf(next) is var day && day > to)
            return;
        (_days[Math.Max(0, day.DayNumber - from.DayNumber)] ??= []).Add(simulation);
    }

    /// <returns>The tasks of the day, in the order of the plan. The caller puts them back for their next change.</returns>
    public List<TaskSimulation> Take(DateOnly day)
    {
        ref var place = ref _days[day.DayNumber - from.DayNumber];
        var simulations = place ?? [];
        place = null;
        simulations.Sort((one, other) => one.Order.CompareTo(other.Order));
        return simulations;
    }
}
