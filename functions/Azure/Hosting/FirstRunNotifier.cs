using System.Globalization;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Routing;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Hosting;

/// <summary>
/// Notifier that writes the link for the first administrator into the log while nobody has an account: the reader of this log runs the app.
/// The platform starts machines often, so one start logs the link, and the next while it is valid says only until when.
/// </summary>
internal sealed partial class FirstRunNotifier(AccountService accountService, WebOptions settings, ILogger<FirstRunNotifier> logger)
{
    public async Task Run(CancellationToken cancellationToken)
    {
        if (await accountService.FirstRunOnce(cancellationToken) is not { } offer)
            return;
        var until = ChinaTime.Of(offer.EndsAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        if (offer.Secret is { } secret)
            LogLink(logger, new Uri(settings.PublicAddress, $"{PageUrls.FirstRun}/{secret}"), until);
        else
            LogKnown(logger, until);
    }

    [LoggerMessage(
        EventName = "first-run.link",
        Level = LogLevel.Warning,
        Message = "first-run.link: There are no accounts yet. Open this by {Until} (China time) to become the first administrator; "
            + "it works once: {Link} 还没有账号。第一个管理员请在上述时间前打开，只能用一次。"
    )]
    private static partial void LogLink(ILogger logger, Uri link, string until);

    [LoggerMessage(
        EventName = "first-run.waiting",
        Level = LogLevel.Information,
        Message = "first-run.waiting: There are no accounts yet. An earlier start has logged the first administrator's link "
            + "(first-run.link), which is valid until {Until} (China time). Without it: cultivatedland account add --url ADDRESS. "
            + "还没有账号。首个管理员的链接此前已写入日志，在上述时间前有效；找不到时用 cultivatedland account add --url 地址。"
    )]
    private static partial void LogKnown(ILogger logger, string until);
}
