using System.Globalization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Health;

/// <summary>Notifier of the administrators when denied requests swell: one mail an hour at most, whichever process counted them.</summary>
public sealed class AuditFloodNotifier
{
    private readonly AuditLog _audit;
    private readonly AdministratorMails _administrators;

    public AuditFloodNotifier(AuditLog audit, AdministratorMails administrators, IChangeSignal changeSignal)
    {
        (_audit, _administrators) = (audit, administrators);
        audit.Flooded += (_, _) => changeSignal.Raise(null);
    }

    public async Task Tell(CancellationToken cancellationToken)
    {
        if (_audit.TakeFlood() is not { } at)
            return;
        await _administrators.Record(
            "audit-flood\n" + at.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture),
            new("【安全提醒】被拒绝的请求骤增", "[Security] Denied requests swell"),
            [
                new(
                    $"{ChinaTime.Of(at):yyyy-MM-dd HH:mm}这一分钟内，被拒绝的请求超过{_audit.FloodsAbove}次：可能有人在试探。",
                    $"In the minute of {ChinaTime.Of(at):yyyy-MM-dd HH:mm} more than {_audit.FloodsAbove} requests were denied: "
                        + "somebody may be trying doors."
                ),
                new(
                    "请在“设置 › 拒绝记录”查看是谁、从哪里来；必要时停用账号、撤销令牌，或在代理上拦下该地址。",
                    "Look under settings, denied requests, at who it is and from where. "
                        + "Disable the account, revoke the token, or stop the address at the proxy."
                ),
            ],
            "/settings/audit",
            cancellationToken
        );
    }
}
