using CultivatedLand.Application.Health;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Time;
using CultivatedLand.Application.Webhooks;
using CultivatedLand.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CultivatedLand.Functions.Triggers;

/// <summary>
/// Function that calls the work cycle every minute: all that the passing of time makes happen and that no orchestration does.
/// It begins half a minute after the sending time, when most tasks of the hour have woken.
/// </summary>
/// <remarks>
/// The platform lets one run at a time over all machines. Two at once would do no harm: each job is idempotent by itself, a bulletin by
/// its occurrence and reader, a grid notice by lead and step, an interview by place, cause and period, a mail by its notices.
/// </remarks>
public sealed class WorkCycleFunction(
    WorkCycle workCycle,
    WebhookJob webhooks,
    OrchestrationSignal orchestrationSignal,
    TimeProvider clock,
    RecordSetCheck? recordSetCheck = null,
    SetAsideNotifier? setAsideNotifier = null,
    AuditFloodNotifier? auditFloodNotifier = null,
    SendingPace? pace = null
)
{
    /// <summary>Name of the function.</summary>
    public const string Name = "WorkCycle";

    /// <summary>Pace at which mails go. A run ends before the next begins, and well before the platform ends it.</summary>
    private static readonly SendingPace Usual = new(AtOnce: 8, Longest: TimeSpan.FromSeconds(50), MostFailures: 8);

    [Function(Name)]
    public Task OnTime(
        [TimerTrigger("30 * * * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => orchestrationSignal.CollectAndRaise(client, () => Run(cancellationToken));

    private async Task Run(CancellationToken cancellationToken)
    {
        var steps = new LoopSteps();
        await steps.Run(() => workCycle.RunDue(cancellationToken));
        if (recordSetCheck is not null)
            await steps.Run(() => recordSetCheck.Run(cancellationToken));
        if (setAsideNotifier is not null)
            await steps.Run(() => setAsideNotifier.Tell(cancellationToken));
        if (auditFloodNotifier is not null)
            await steps.Run(() => auditFloodNotifier.Tell(cancellationToken));
        await steps.Run(() => workCycle.SendMails(cancellationToken, new SendingRound(clock, pace ?? Usual)));
        steps.ThrowIfAnyFailed();
    }

    /// <summary>Webhooks have a function of their own, so that a dead address delays no mail.</summary>
    [Function("Webhooks")]
    public Task OnWebhookTime([TimerTrigger("50 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        webhooks.Tell(cancellationToken);
}
