using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure;

namespace CultivatedLand.Web.Security;

/// <summary>
/// Limiter of the requests of one user in a minute: more writes than people make, more reads than a busy page needs.
/// The host's own token has no limit, for imports of the command line.
/// </summary>
internal sealed class RequestRateLimiter(AccessRules rules)
{
    private readonly MinuteCounter _writes = new(rules.Clock);
    private readonly MinuteCounter _reads = new(rules.Clock);

    public static LocalizedText Sentence { get; } =
        new("一分钟内的请求太多；请稍等一分钟再继续。", "Too many requests in one minute; wait a minute and go on.");

    public bool Take(CurrentUser user, bool isWriting) =>
        user.Account is not { } account
        || (isWriting ? _writes.Take(account, rules.WritesPerMinute) : _reads.Take(account, rules.ReadsPerMinute));
}
