using System.Security.Cryptography;
using System.Text.Json;
using CultivatedLand.Application.Links;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;
using Microsoft.AspNetCore.DataProtection;

namespace CultivatedLand.Web.Pages.TaskLinks;

/// <summary>
/// Signed links in mails.
/// A link lets one person view one task, acknowledge and report, without a password: it is signed, bound to both, expiring and revocable.
/// Opening it changes nothing, since mail scanners open every link.
/// </summary>
public sealed class SignedTaskLinks(
    IDataProtectionProvider protection,
    ILinkRevocationStore linkRevocationStore,
    WebOptions settings,
    TimeProvider clock
)
{
    public const string TaskPath = "/t";

    private readonly IDataProtector _protector = protection.CreateProtector("CultivatedLand.CaseLinks.v1");

    /// <summary>Returns the address of a task's page for its addressee. Null for a person without an address.</summary>
    public Uri? TaskFor(TaskId task, Recipient recipient)
    {
        if (recipient.Mail is null)
            return null;
        var pass = new Pass(task.Value, recipient.Mail, recipient.Name, recipient.StandsInFor, clock.GetUtcNow().ToUnixTimeSeconds());
        return new Uri(settings.PublicAddress, $"{TaskPath}/{_protector.Protect(JsonSerializer.Serialize(pass))}");
    }

    /// <returns>Null for a forged, damaged, expired or revoked link: the reader is not told which.</returns>
    public async Task<TaskLinkHolder?> Open(string token, CancellationToken cancellationToken)
    {
        if (Read(token) is not { } pass || TaskId.Parse(pass.Task) is not { } task)
            return null;
        var madeAt = DateTimeOffset.FromUnixTimeSeconds(pass.MadeAt);
        var isExpired = clock.GetUtcNow() > madeAt + settings.LinksLast;
        return isExpired || await linkRevocationStore.IsRevoked(task, pass.Mail, madeAt, cancellationToken)
            ? null
            : new TaskLinkHolder(task, pass.Mail, pass.Name ?? pass.Mail, pass.StandsInFor);
    }

    private Pass? Read(string token)
    {
        if (token.Length > 2000)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Pass>(_protector.Unprotect(token));
        }
        catch (Exception wrong) when (wrong is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private sealed record Pass(string Task, string Mail, string? Name, string? StandsInFor, long MadeAt);
}

/// <summary>Holder of a link, and its task.</summary>
public sealed record TaskLinkHolder(TaskId Task, string Mail, string Name, string? StandsInFor)
{
    /// <summary>Name in the history. A substitute acts with both names.</summary>
    public string By => StandsInFor is null ? Name : $"{Name}（代{StandsInFor}）";
}
