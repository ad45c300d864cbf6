using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Plans;

/// <summary>Check of a plan by the rules of its tasks, before anything of it is stored.</summary>
public sealed class PlanCheck(TaskService taskService, TimeProvider clock)
{
    /// <summary>Calendar by which the plan's dates are reckoned.</summary>
    public WorkCalendar Calendar => taskService.Rules.Calendar;

    /// <summary>Returns the reason why the rules would refuse the first task that cannot start. Null when all tasks could start.</summary>
    public LocalizedText? Fault(Plan plan) =>
        plan
            .Tasks.Select(task => taskService.Rules.Decide(null, new TaskCommand.Plan(task.Id, task.Spec), clock.GetUtcNow()))
            .OfType<Refusal>()
            .FirstOrDefault()
            ?.Why;
}
