using CultivatedLand.Application.Health;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Application.Tasks;
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
    PlanStartService planStartService,
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
                await steps.Run(() => planStartService.ResumeInterrupted(cancellationToken, byAnybody: true));
                await steps.Run(() => plans.TakeLeftBehind(cancellationToken));
                await steps.Run(() => compactor.Run(cancellationToken));
                await steps.Run(async () => started = await orchestrationSweeper.Overslept(client, cancellationToken));
                steps.ThrowIfAnyFailed();
                return started;
            }
        );

    /// <summary>
    /// Checks all tasks once a day, at night in China. It reads each of them, so every hour it was nearly the whole bill of a large ledger.
    /// Nothing waits for it: a task whose instance is gone or has missed a ring is found by the sweep a quarter of an hour after it should
    /// have woken. Until then only the list of instances lacks it.
    /// </summary>
    [Function("Census")]
    public Task Census(
        [TimerTrigger("0 37 19 * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => orchestrationSweeper.Census(client, cancellationToken);

    /// <summary>Moves lines that machines of an earlier version have written, every hour: pages lack them until then.</summary>
    [Function("MoveOldLines")]
    public Task MoveOldLines([TimerTrigger("0 37 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        compactor.Heal(cancellationToken);

    /// <summary>Purges instances that ended long ago, at night in China.</summary>
    [Function("PurgeEnded")]
    public Task PurgeEnded(
        [TimerTrigger("0 17 18 * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => purger.Run(client, cancellationToken);
}
