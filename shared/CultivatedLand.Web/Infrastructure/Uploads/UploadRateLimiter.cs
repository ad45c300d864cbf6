using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Infrastructure.Uploads;

/// <summary>
/// Limiter of uploads per minute, for one user or for the holder of a link.
/// The host's own token has no limit, for imports of the command line.
/// </summary>
internal sealed class UploadRateLimiter(AccessRules rules)
{
    private readonly MinuteCounter _uploads = new(rules.Clock);

    public static LocalizedText Sentence { get; } =
        new("一分钟内上传的文件太多；请稍等一分钟再继续。", "Too many files in one minute; wait a minute and go on.");

    public bool Take(CurrentUser user) => user.Account is not { } account || Take(account);

    /// <summary>Counts an upload of a link's holder. All links of one person to one task count as one.</summary>
    /// <param name="holder">Name of the person, as the facts carry it.</param>
    public bool Take(TaskId task, string holder) => Take($"{task}\n{holder}");

    private bool Take(string who) => _uploads.Take(who, rules.UploadsPerMinute);
}
