using CultivatedLand.Application.Health;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Time;

/// <summary>
/// Watch over the machine's clock. A mark in the record store says when the host was last seen at work.
/// A clock that is more than a day ahead of it at the start is asked about before time does anything.
/// A clock that is behind it has gone back, and what was reckoned from it is reckoned again.
/// </summary>
public sealed class ClockWatch(
    IRecordStore recordStore,
    ILedgerViews views,
    ClockCorrection correction,
    AdministratorMails administrators,
    TimeProvider clock
) : IHostProbe
{
    /// <summary>Difference that no clock is blamed for: machines are set by some seconds or minutes all the time.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LargestJump = TimeSpan.FromDays(1);

    private const string OnlyKey = "last-seen";

    private readonly RecordSet<ClockMark> _marks = new(recordStore, "clock", isReplaceable: true);

    /// <summary>Called when the clock has gone back, so that a host can log it.</summary>
    public Action<DateTimeOffset, DateTimeOffset>? WentBack { get; set; }

    /// <summary>Moment at which the host was last at work, while a jump of the clock waits for an answer. Null otherwise.</summary>
    public DateTimeOffset? WaitsSince { get; private set; }

    public bool IsWaiting => WaitsSince is not null;

    /// <summary>Looks at the clock at the start of the host, before any loop runs.</summary>
    /// <param name="acceptsJump">Whether a clock that has jumped forward is believed without asking.</param>
    public async Task Begin(bool acceptsJump, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var seen = (await _marks.Find(OnlyKey, cancellationToken))?.SeenAt ?? await LatestActAfter(now, cancellationToken);
        if (seen is { } last && now - last > LargestJump && !acceptsJump)
            WaitsSince = last;
        else
            await Look(seen, now, cancellationToken);
    }

    /// <summary>Looks at the clock again, and moves the mark on.</summary>
    public async Task Look(CancellationToken cancellationToken)
    {
        if (IsWaiting)
            return;
        await Look((await _marks.Find(OnlyKey, cancellationToken))?.SeenAt, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>Believes the clock, on a person's word.</summary>
    public async Task Accept(CancellationToken cancellationToken)
    {
        await Mark(clock.GetUtcNow(), cancellationToken);
        WaitsSince = null;
    }

    public IEnumerable<HostFault> Faults()
    {
        if (WaitsSince is { } since)
        {
            yield return new HostFault(
                ClockFault,
                new(
                    "时钟比上次运行时超前一天以上，等待确认后才发信。",
                    "The clock is more than a day ahead of the last run; nothing is sent until somebody confirms it."
                ),
                since
            );
        }
    }

    /// <summary>Code of the fault that the host waits for an answer about its clock.</summary>
    public const string ClockFault = "clock";

    private async Task Look(DateTimeOffset? seen, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (seen is { } last && now < last - Tolerance)
        {
            WentBack?.Invoke(last, now);
            await correction.Run(now, cancellationToken);
            await Tell(last, now, cancellationToken);
        }

        await Mark(now, cancellationToken);
    }

    private Task Mark(DateTimeOffset now, CancellationToken cancellationToken) =>
        _marks.Change(OnlyKey, _ => new ClockMark(now), cancellationToken);

    /// <summary>Finds an act of the future, where a host of an earlier version has left no mark.</summary>
    private async Task<DateTimeOffset?> LatestActAfter(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var page = await views.Acts(
            new ActQuery(now + Tolerance, DateTimeOffset.MaxValue, PlaceSet.Everywhere, null, 1),
            cancellationToken
        );
        return page.Acts.Count == 0 ? null : page.Acts[0].Fact.At;
    }

    private Task Tell(DateTimeOffset last, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (before, after) = (ChinaTime.Of(last), ChinaTime.Of(now));
        return administrators.Record(
            FormattableString.Invariant($"clock-back\n{last.UtcTicks}"),
            new(
                $"【时钟回拨】从{before:yyyy-MM-dd HH:mm}到{after:yyyy-MM-dd HH:mm}",
                $"[Clock went back] {before:yyyy-MM-dd HH:mm} to {after:yyyy-MM-dd HH:mm}"
            ),
            [
                new(
                    "主机的时钟回拨了。提醒、邮件和推送的时间已按事实重新推算；时钟错误期间写成、尚未发出的邮件已扣留，请在邮件列表中核对后放行。",
                    "The clock of the host went back. The times of reminders, mails and webhooks were reckoned again from the facts. "
                        + "Mails that were written while the clock was wrong and have not gone are held; "
                        + "look at them in the list of mails and release what is right."
                ),
                new("请检查本机的时钟和电池。", "Check this machine's clock and its battery."),
            ],
            SetAsideNotifier.PagePath,
            cancellationToken
        );
    }
}

/// <summary>Mark of the moment at which the host was last seen at work.</summary>
public sealed record ClockMark(DateTimeOffset SeenAt);
