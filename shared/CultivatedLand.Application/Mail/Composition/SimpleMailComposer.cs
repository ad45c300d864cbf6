using System.Net;
using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>Writes mails of a few lines that tell of no task: leads, patrols, interviews. The id of each comes from what it tells, so that nothing is told twice.</summary>
public sealed class SimpleMailComposer(MailContext context, DeliveryRules rules)
{
    /// <param name="identity">What makes it the same mail.</param>
    /// <param name="path">Where the console shows more.</param>
    public MailRecord Write(
        string identity,
        Recipient recipient,
        DateTimeOffset at,
        LocalizedText subject,
        IReadOnlyList<LocalizedText> lines,
        string path,
        NoticeKind kind = NoticeKind.Reminder
    )
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..20];
        var said = lines.Select(line => line.In(context.Language)).ToList();
        if (recipient.StandsInFor is { } absent)
            said.Add(new LocalizedText($"{absent}不在，由您代为办理。", $"{absent} is away; you stand in.").In(context.Language));
        if (context.IsVirtualTime)
            said.Insert(0, MailText.VirtualTimeNote.In(context.Language));
        var mark = context.IsVirtualTime
            ? new LocalizedText($"【{MailText.VirtualTimeMark.Chinese}】", $"[{MailText.VirtualTimeMark.English}] ").In(context.Language)
            : "";
        var link = context.SafePublicAddress is { } address ? new Uri(address, path) : null;
        var content = new MailContent(
            recipient.Mail,
            recipient.Name,
            mark + string.Concat(subject.In(context.Language).Where(letter => !char.IsControl(letter))),
            string.Join('\n', said.Append(link?.AbsoluteUri ?? "").Append(context.Office)).Trim() + "\n",
            string.Concat(said.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"))
                + (
                    link is null
                        ? ""
                        : $"<p><a href=\"{WebUtility.HtmlEncode(link.AbsoluteUri)}\">{WebUtility.HtmlEncode(link.AbsoluteUri)}</a></p>"
                )
                + $"<p>{WebUtility.HtmlEncode(context.Office)}</p>",
            [],
            $"{id}@{context.Host}",
            ChinaTime.Of(at)
        );
        return new MailRecord(id, content, [], null, at, rules.Opening(content, kind, at));
    }
}
