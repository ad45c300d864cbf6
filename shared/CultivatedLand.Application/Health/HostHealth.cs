using CultivatedLand.Application.Records;

namespace CultivatedLand.Application.Health;

/// <summary>Health of the host: whether its loops run, what they cannot do without, and which records are set aside.</summary>
/// <param name="shared">Failing loops of all machines. Null for a host of one machine.</param>
public sealed class HostHealth(LoopMonitor loops, SetAsideStore setAside, IEnumerable<IHostProbe> probes, FailingLoopStore? shared = null)
{
    public IReadOnlyList<SetAsideRecord> SetAside => setAside.All;

    /// <summary>Returns the faults because of which the host is not ready.</summary>
    public async Task<IReadOnlyList<HostFault>> Faults(CancellationToken cancellationToken)
    {
        var failing = shared is null ? loops.Failing : await shared.All(cancellationToken);
        return
        [
            .. probes.SelectMany(probe => probe.Faults()),
            .. failing.Where(loops.Counts).OrderBy(loop => loop.Name, StringComparer.Ordinal).Select(Fault),
        ];
    }

    private static HostFault Fault(FailingLoop loop) =>
        new(
            loop.Name,
            loop.Name switch
            {
                "wake" => new("提醒和督办的轮次失败，正在重试。", "The round of reminders and escalations fails and is tried again."),
                "mail" => new("发信的轮次失败，正在重试。", "The round of sending mails fails and is tried again."),
                LoopMonitor.MailServer => new("邮件已有一刻钟发不出去。", "Mail has been failing for a quarter of an hour."),
                "webhooks" => new("推送的轮次失败，正在重试。", "The round of webhooks fails and is tried again."),
                "inbox" => new("收件夹的轮次失败，正在重试。", "The round of the inbox fails and is tried again."),
                _ => new($"轮次 {loop.Name} 失败，正在重试。", $"The round {loop.Name} fails and is tried again."),
            },
            loop.Since,
            loop.Why
        );
}
