using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Settings;
using CultivatedLand.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CultivatedLand.Functions.Triggers;

/// <summary>
/// Goes round behind all the others and picks up what they let fall. The platform lets one of each timer run at a time over all machines;
/// two would do no harm.
/// </summary>
public sealed class SweepFunctions(OrchestrationSweeper sweeper, DeadlineRulesService rules, PlanIntake intake, PlanInboxContainer plans, OrchestrationSignal bell)
{
    [Function("Sweep")]
    public Task Sweep([TimerTrigger("0 */5 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancel) => bell.While(client, async () =>
    {
        await rules.CatchUp(cancel);
        await intake.ResumeInterrupted(cancel, byAnybody: true);
        await plans.TakeLeftBehind(cancel);
        return await sweeper.Overslept(client, cancel);
    });

    /// <summary>Hourly, off the full hour at which mail goes out.</summary>
    [Function("Census")]
    public Task Census([TimerTrigger("0 37 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancel) => sweeper.Census(client, cancel);
}
