using CultivatedLand.Application.Health;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;
using CultivatedLand.Application.Webhooks;
using CultivatedLand.Local.Hosting;

namespace CultivatedLand.Local.Workers;

/// <summary>
/// Worker that does its work, waits for its next moment or a signal, and starts again.
/// Errors are logged and the work is tried again after ever longer pauses.
/// While a jump of the clock waits for an answer, no work is done.
/// </summary>
public abstract partial class SignalledWorker(WakeSignal signal, LoopMonitor loops, ILogger logger, ClockWatch? clockWatch = null)
    : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    protected abstract string Name { get; }

    /// <summary>Name of the loop in the host's health.</summary>
    protected abstract string Loop { get; }

    protected abstract Task Work(CancellationToken cancellationToken);

    protected abstract Task<DateTimeOffset?> Next(CancellationToken cancellationToken);

    /// <returns>False where nothing is done, because a jump of the clock waits for an answer.</returns>
    internal async Task<bool> TryWork(CancellationToken cancellationToken)
    {
        if (clockWatch is { IsWaiting: true })
            return false;
        await Work(cancellationToken);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.FromSeconds(1);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var next = await TryWork(stoppingToken) ? await Next(stoppingToken) : null;
                loops.Ran(Loop);
                await signal.Wait(next, stoppingToken);
                pause = TimeSpan.FromSeconds(1);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception trouble)
            {
                loops.Failed(Loop, trouble.Message);
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
    PlanStartService planStartService,
    RecordSetCheck recordSetCheck,
    SetAsideNotifier setAsideNotifier,
    AuditFloodNotifier auditFloodNotifier,
    WakeSignals signals,
    TimeProvider clock,
    LoopMonitor loops,
    ClockWatch clockWatch,
    ILogger<WakeWorker> logger
) : SignalledWorker(signals.Add(clock), loops, logger, clockWatch)
{
    protected override string Name => "The wake loop";

    protected override string Loop => "wake";

    protected override async Task Work(CancellationToken cancellationToken)
    {
        var steps = new LoopSteps();
        await steps.Run(() => rules.CatchUp(cancellationToken));
        await steps.Run(() => planStartService.ResumeInterrupted(cancellationToken));
        await steps.Run(() => workCycle.RunDue(cancellationToken));
        await steps.Run(() => recordSetCheck.Run(cancellationToken));
        await steps.Run(() => setAsideNotifier.Tell(cancellationToken));
        await steps.Run(() => auditFloodNotifier.Tell(cancellationToken));
        steps.ThrowIfAnyFailed();
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
public sealed class WebhookWorker(
    WebhookJob webhookJob,
    SetAsideStore setAside,
    WakeSignals signals,
    TimeProvider clock,
    LoopMonitor loops,
    ClockWatch clockWatch,
    ILogger<WebhookWorker> logger
) : SignalledWorker(signals.Add(clock), loops, logger, clockWatch)
{
    protected override string Name => "The webhook loop";

    protected override string Loop => "webhooks";

    protected override Task Work(CancellationToken cancellationToken) => webhookJob.Tell(cancellationToken);

    protected override async Task<DateTimeOffset?> Next(CancellationToken cancellationToken) =>
        await webhookJob.NextAttemptAt(cancellationToken) is { } next && !(next > setAside.NextRetryAt) ? next : setAside.NextRetryAt;
}

/// <summary>Worker that delivers mails. It runs beside the wake worker, so that a slow mail server delays no deadline.</summary>
public sealed class MailWorker(
    WorkCycle workCycle,
    WakeSignals signals,
    TimeProvider clock,
    LoopMonitor loops,
    ClockWatch clockWatch,
    ILogger<MailWorker> logger
) : SignalledWorker(signals.Add(clock), loops, logger, clockWatch)
{
    protected override string Name => "The mail loop";

    protected override string Loop => "mail";

    protected override Task Work(CancellationToken cancellationToken) => workCycle.SendMails(cancellationToken);

    protected override Task<DateTimeOffset?> Next(CancellationToken cancellationToken) => workCycle.NextDelivery(cancellationToken);
}
