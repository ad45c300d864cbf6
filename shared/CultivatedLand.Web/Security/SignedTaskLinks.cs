using System.Security.Cryptography;
using System.Text.Json;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Links;
using CultivatedLand.Application.People;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Infrastructure;
using Microsoft.AspNetCore.DataProtection;

namespace CultivatedLand.Web.Security;

/// <summary>
/// Signed links in mails.
/// A link lets one person view one task, acknowledge and report, without a password: it is signed, bound to both, expiring and revocable.
/// Opening it changes nothing, since mail scanners open every link.
/// </summary>
public sealed class SignedTaskLinks(
    IDataProtectionProvider protection,
    ILinkRevocationStore linkRevocationStore,
    ILedger ledger,
    IDirectoryStore directoryStore,
    WebOptions settings,
    TimeProvider clock
)
{
    public const string TaskPath = "/t";

    /// <summary>Time by which the clock may have been ahead. A link of a later future was made while it was wrong.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromDays(1);

    private readonly IDataProtector _protector = protection.CreateProtector("CultivatedLand.CaseLinks.v1");

    /// <summary>Returns the address of a task's page for its addressee. Null for a person without an address.</summary>
    public Uri? TaskFor(TaskId task, Recipient recipient)
    {
        if (recipient.Mail is null)
            return null;
        var pass = new Pass(task.Value, recipient.Mail, recipient.Name, recipient.StandsInFor, clock.GetUtcNow().ToUnixTimeSeconds());
        return new Uri(settings.PublicAddress, $"{TaskPath}/{_protector.Protect(JsonSerializer.Serialize(pass))}");
    }

    /// <returns>
    /// Null where the link is forged, damaged, expired or revoked: the reader is not told which. Null too where its person is no longer
    /// who it was sent to: that <see cref="WhyEnded"/> tells.
    /// </returns>
    public async Task<TaskLinkHolder?> Open(string token, CancellationToken cancellationToken) =>
        await Look(token, cancellationToken) is { Holder: var holder, Standing: LinkStanding.Holds } ? holder : null;

    /// <summary>For a link that is ours, neither expired nor revoked, whose person has no part in the task any more.</summary>
    /// <returns>What ended it, and what to do; null for any other link.</returns>
    public async Task<(LocalizedText Message, LocalizedText Hint)?> WhyEnded(string token, CancellationToken cancellationToken)
    {
        if (await Look(token, cancellationToken) is not { Standing: not LinkStanding.Holds } ended)
            return null;
        var (chinese, english) = (
            string.Join("、", ended.Task.LeadOffices.Select(office => $"“{office}”")),
            string.Join(", ", ended.Task.LeadOffices.Select(office => $"“{office}”"))
        );
        var holder = ended.Holder;
        return ended.Standing == LinkStanding.AbsenceOver
            ? (
                new(
                    $"{holder.Name}代{holder.StandsInFor}的期间已结束，此链接已失效",
                    $"{holder.Name} no longer stands in for {holder.StandsInFor}, and this link has ended"
                ),
                new(
                    $"请由{holder.StandsInFor}用本人邮件中的链接办理；如仍由{holder.Name}代办，请联系牵头单位{chinese}在通讯录中改正离岗日期或代理人。",
                    $"{holder.StandsInFor} acts by the link in their own mail. If {holder.Name} still stands in, "
                        + $"ask the lead office {english} "
                        + "to correct the days away or the substitute in the directory."
                )
            )
            : (
                new(
                    $"通讯录中，{holder.Name}（{holder.Mail}）在“{ended.Task.Place}”及其上级已没有职务，此链接已失效",
                    $"By the directory {holder.Name} ({holder.Mail}) holds no role at “{ended.Task.Place}” or above any more, "
                        + "and this link has ended"
                ),
                new(
                    $"如仍由您负责，请联系牵头单位{chinese}在通讯录中登记您现在的职务和邮箱，以后的邮件会带新的链接；已交接的，请由接手的人办理。",
                    $"If you still are responsible, ask the lead office {english} to enter your present role and address in the directory; "
                        + "later mails bring a new link. If you have handed over, your successor acts."
                )
            );
    }

    private async Task<Looked?> Look(string token, CancellationToken cancellationToken)
    {
        if (Read(token) is not { } pass || TaskId.Parse(pass.Task) is not { } id)
            return null;
        var (now, madeAt) = (clock.GetUtcNow(), DateTimeOffset.FromUnixTimeSeconds(pass.MadeAt));
        if (
            now > madeAt + settings.LinksLast
            || madeAt > now + ClockTolerance
            || await linkRevocationStore.IsRevoked(id, pass.Mail, madeAt, cancellationToken)
            || await ledger.Find(id, cancellationToken) is not { State.Spec: var task } stored
        )
            return null;
        var directory = await directoryStore.Current(cancellationToken);
        var standing = LinkStandings.Of(directory, task.Place, pass.Mail, pass.Name, pass.StandsInFor, ChinaTime.DateOf(now));
        return new Looked(new TaskLinkHolder(id, pass.Mail, pass.Name ?? pass.Mail, pass.StandsInFor, stored), task, standing);
    }

    private sealed record Looked(TaskLinkHolder Holder, TaskSpec Task, LinkStanding Standing);

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
/// <param name="Stored">Task as it was when the link was opened, so that a request reads it once.</param>
public sealed record TaskLinkHolder(TaskId Task, string Mail, string Name, string? StandsInFor, StoredTask Stored)
{
    /// <summary>Name in the history. A substitute acts with both names.</summary>
    public string By => StandsInFor is null ? Name : $"{Name}（代{StandsInFor}）";
}
