using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Functions.Tests.Agreement;

/// <summary>A host as a story knows it: people ask things of it, and time passes.</summary>
internal interface IHost
{
    MemoryStores Store { get; }

    SimulatedClock Clock { get; }

    FlakyMailer Mailer { get; }

    /// <summary>Somebody uploads a plan and starts it.</summary>
    Task Upload(Func<PlanIntake, PlanStartService, Task> act);

    Task Do(TaskId task, TaskCommand command);

    /// <summary>Somebody does something that is not about one task.</summary>
    Task Use<T>(Func<T, Task> act)
        where T : notnull;

    /// <summary>Works through everything that falls due until then, each at its own moment.</summary>
    Task PassUntil(DateTimeOffset moment);

    /// <summary>Nothing runs until then; what was in memory is gone.</summary>
    Task BeDownUntil(DateTimeOffset moment);
}
