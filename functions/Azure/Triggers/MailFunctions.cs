using CultivatedLand.Application.Health;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CultivatedLand.Functions.Triggers;

/// <summary>
/// Functions for mail, run every minute: they sort the notices whose time has come, and deliver mails.
/// A digest is whole only when every task of the hour has woken, and tasks wake one by one on many machines.
/// So sorting waits for them, but not for ever: after a while the functions wake the remaining ones.
/// </summary>
/// <remarks>
/// Two runs at once record each mail once. Each may deliver it, under the same Message-ID, but the platform lets one run at a time.
/// </remarks>
public sealed class MailFunctions(
    TaskService taskService,
    ILedger ledger,
    MailDispatcher mailDispatcher,
    TimeProvider clock,
    SetAsideNotifier? setAsideNotifier = null,
    AuditFloodNotifier? auditFloodNotifier = null,
    RecordSetCheck? recordSetCheck = null
)
{
    /// <summary>Name of the function.</summary>
    public const string Name = "MailRound";

    private const int Batch = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Longest run. A run ends before the next begins, and well before the platform ends it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(50);

    [Function(Name)]
    public Task OnTime([TimerTrigger("30 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) => Run(cancellationToken);

    internal async Task Run(CancellationToken cancellationToken)
    {
        var since = clock.GetTimestamp();
        var steps = new LoopSteps();
        if (await AllAreAwake(cancellationToken))
            await steps.Run(() => mailDispatcher.RecordDueNotices(cancellationToken));
        if (recordSetCheck is not null)
            await steps.Run(() => recordSetCheck.Run(cancellationToken));
        if (setAsideNotifier is not null)
            await steps.Run(() => setAsideNotifier.Tell(cancellationToken));
        if (auditFloodNotifier is not null)
            await steps.Run(() => auditFloodNotifier.Tell(cancellationToken));
        while (await mailDispatcher.SendDueMails(cancellationToken) && clock.GetElapsedTime(since) < Longest) { }

        steps.ThrowIfAnyFailed();
    }

    private async Task<bool> AllAreAwake(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await ledger.NextWakeAt(cancellationToken) is not { } next || next > now)
            return true;
        if (now - next < Patience)
            return false;

        while (await taskService.WakeDue(Batch, cancellationToken) == Batch) { }

        return true;
    }
}
