using CultivatedLand.Application.Health;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Settings;
using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CultivatedLand.Functions.Triggers;

/// <summary>
/// Functions that sweep after all the others and pick up forgotten work.
/// The platform lets one run of each timer run at a time over all machines; two would do no harm.
/// </summary>
public sealed class SweepFunctions(
    OrchestrationSweeper orchestrationSweeper,
    DeadlineRulesService rules,
    PlanIntake intake,
    PlanInboxContainer plans,
    OrchestrationSignal orchestrationSignal,
    EndedInstancePurger purger,
    LedgerRowCompactor compactor
)
{
    [Function("Sweep")]
    public Task Sweep(
        [TimerTrigger("0 */5 * * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        orchestrationSignal.CollectAndRaise(
            client,
            async () =>
            {
                var (steps, started) = (new LoopSteps(), 0);
                await steps.Run(() => rules.CatchUp(cancellationToken));
                await steps.Run(() => intake.ResumeInterrupted(cancellationToken, byAnybody: true));
                await steps.Run(() => plans.TakeLeftBehind(cancellationToken));
                await steps.Run(() => compactor.Run(cancellationToken));
                await steps.Run(async () => started = await orchestrationSweeper.Overslept(client, cancellationToken));
                steps.ThrowIfAnyFailed();
                return started;
            }
        );

    /// <summary>Checks all tasks every hour, away from the full hour at which mail goes out.</summary>
    [Function("Census")]
    public Task Census(
        [TimerTrigger("0 37 * * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => Task.WhenAll(orchestrationSweeper.Census(client, cancellationToken), compactor.Heal(cancellationToken));

    /// <summary>Purges instances that ended long ago, at night in China.</summary>
    [Function("PurgeEnded")]
    public Task PurgeEnded(
        [TimerTrigger("0 17 18 * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => purger.Run(client, cancellationToken);
}
