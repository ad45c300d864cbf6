using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Webhooks;
using CultivatedLand.Local.Hosting;

namespace CultivatedLand.Local.Workers;

/// <summary>
/// Worker that does its work, waits for its next moment or a signal, and starts again.
/// Errors are logged and the work is tried again after ever longer pauses.
/// </summary>
public abstract partial class SignalledWorker(WakeSignal signal, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    protected abstract string Name { get; }

    protected abstract Task Work(CancellationToken cancellationToken);

    protected abstract Task<DateTimeOffset?> Next(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.FromSeconds(1);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Work(stoppingToken);
                await signal.Wait(await Next(stoppingToken), stoppingToken);
                pause = TimeSpan.FromSeconds(1);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception trouble)
            {
                LogTrouble(logger, Name, pause.TotalSeconds, trouble);
                await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Name} failed and is tried again in {Seconds} s.")]
    private static partial void LogTrouble(ILogger logger, string name, double seconds, Exception trouble);
}

/// <summary>
/// Worker that wakes tasks and sorts their notices. It sleeps until the earliest wake-at. When idle it does nothing at all.
/// </summary>
public sealed class WakeWorker(
    WorkCycle workCycle,
    DeadlineRulesService rules,
    PlanIntake intake,
    WakeSignals signals,
    TimeProvider clock,
    ILogger<WakeWorker> logger
) : SignalledWorker(signals.Add(clock), logger)
{
    protected override string Name => "The wake loop";

    protected override async Task Work(CancellationToken cancellationToken)
    {
        await rules.CatchUp(cancellationToken);
        await intake.ResumeInterrupted(cancellationToken);
        await workCycle.RunDue(cancellationToken);
    }

    protected override async Task<DateTimeOffset?> Next(CancellationToken cancellationToken)
    {
        var next = await workCycle.NextDueAt(cancellationToken);
        if (clock is VirtualClock virtualClock)
            virtualClock.RunUntil(next);
        return next;
    }
}

/// <summary>Worker that sends events to webhooks. It runs beside the others, so that a dead address delays nobody.</summary>
public sealed class WebhookWorker(WebhookJob webhookJob, WakeSignals signals, TimeProvider clock, ILogger<WebhookWorker> logger)
    : SignalledWorker(signals.Add(clock), logger)
{
    protected override string Name => "The webhook loop";

    protected override Task Work(CancellationToken cancellationToken) => webhookJob.Tell(cancellationToken);

    protected override Task<DateTimeOffset?> Next(CancellationToken cancellationToken) => webhookJob.NextAttemptAt(cancellationToken);
}

/// <summary>Worker that delivers mails. It runs beside the wake worker, so that a slow mail server delays no deadline.</summary>
public sealed class MailWorker(WorkCycle workCycle, WakeSignals signals, TimeProvider clock, ILogger<MailWorker> logger)
    : SignalledWorker(signals.Add(clock), logger)
{
    protected override string Name => "The mail loop";

    protected override Task Work(CancellationToken cancellationToken) => workCycle.SendMails(cancellationToken);

    protected override Task<DateTimeOffset?> Next(CancellationToken cancellationToken) => workCycle.NextDelivery(cancellationToken);
}
