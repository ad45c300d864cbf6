using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Functions.Tests.Agreement;

/// <summary>
/// An orchestrated host behind which the sweep goes round, every five minutes of virtual time in which something oversleeps.
/// </summary>
internal sealed class SweptHost(OrchestratedHost host) : IHost
{
    public MemoryStores Store => host.Store;

    public SimulatedClock Clock => host.Clock;

    public FlakyMailer Mailer => host.Mailer;

    public Task Upload(Func<PlanIntake, PlanStartService, Task> act) => host.Upload(act);

    public Task Do(TaskId task, TaskCommand command) => host.Do(task, command);

    public Task Use<T>(Func<T, Task> act)
        where T : notnull => host.Use(act);

    public async Task PassUntil(DateTimeOffset moment)
    {
        while (await Store.Ledger.NextWakeAt(default) is { } wake && wake.AddMinutes(11) is var late && late <= moment)
        {
            await host.PassUntil(late > Clock.Now ? late : Clock.Now.AddMinutes(5));
            await Sweep();
        }

        await host.PassUntil(moment > Clock.Now ? moment : Clock.Now);
    }

    public async Task BeDownUntil(DateTimeOffset moment)
    {
        await host.BeDownUntil(moment);
        await Sweep();
    }

    private async Task Sweep()
    {
        await host.Sweeper.Overslept(host.Hub.Client, default);
        await host.Round();
    }
}
