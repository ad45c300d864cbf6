using System.Net;
using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>
/// Composer of short mails that are not notices of tasks: about leads, patrols, interviews.
/// The id of each mail derives from its content, so that no mail is sent twice.
/// </summary>
public sealed class SimpleMailComposer(MailContext context, DeliveryRules rules)
{
    /// <param name="identity">Text that identifies the mail. The same text gives the same mail.</param>
    /// <param name="path">Path of the console page that shows more.</param>
    public MailRecord Write(
        string identity,
        Recipient recipient,
        DateTimeOffset at,
        LocalizedText subject,
        IReadOnlyList<LocalizedText> lines,
        string path,
        NoticeKind kind = NoticeKind.Reminder,
        IReadOnlyList<MailAttachment>? attachments = null
    )
    {
        var all = recipient.StandsInFor is { } absent
            ? lines.Append(new LocalizedText($"{absent}不在，由您代为办理。", $"{absent} is away; you stand in.")).ToList()
            : lines;
        return WriteTo(identity, recipient.Mail, recipient.Name, at, subject, all, path, kind, attachments);
    }

    /// <summary>Writes a mail to an address that is no role of the directory.</summary>
    public MailRecord WriteTo(
        string identity,
        string? address,
        string? name,
        DateTimeOffset at,
        LocalizedText subject,
        IReadOnlyList<LocalizedText> lines,
        string path,
        NoticeKind kind = NoticeKind.Reminder,
        IReadOnlyList<MailAttachment>? attachments = null
    )
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..20];
        var said = lines.Select(line => line.In(context.Language)).ToList();
        if (context.IsVirtualTime)
            said.Insert(0, MailText.VirtualTimeNote.In(context.Language));
        var link = context.SafePublicAddress is { } home ? new Uri(home, path) : null;
        var content = new MailContent(
            address,
            name,
            string.Concat(context.Marked(subject).Where(letter => !char.IsControl(letter))),
            string.Join('\n', said.Append(link?.AbsoluteUri ?? "").Append(context.Office)).Trim() + "\n",
            string.Concat(said.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"))
                + (
                    link is null
                        ? ""
                        : $"<p><a href=\"{WebUtility.HtmlEncode(link.AbsoluteUri)}\">{WebUtility.HtmlEncode(link.AbsoluteUri)}</a></p>"
                )
                + $"<p>{WebUtility.HtmlEncode(context.Office)}</p>",
            attachments ?? [],
            $"{id}@{context.Host}",
            ChinaTime.Of(at)
        );
        return new MailRecord(id, content, [], null, at, rules.Opening(content, kind, at));
    }
}
