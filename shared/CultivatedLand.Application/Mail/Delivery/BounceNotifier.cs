using System.Net;
using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail.Delivery;

/// <summary>
/// Notifier of the lead offices when a mail about their tasks did not arrive. It never sends to the address that failed.
/// Its own mail is about no task, so that a bounce of it causes no further mail.
/// </summary>
public sealed class BounceNotifier(
    ILedger ledger,
    IDirectoryStore directoryStore,
    PlaceMailLog mails,
    MailContext context,
    IChangeSignal changeSignal
)
{
    internal async Task Send(MailRecord mail, DeliveryReport report, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var (office, place, tasks) in await Offices(mail, now, cancellationToken))
        {
            var id = Identity(mail, office);
            var record = new MailRecord(id, Compose(mail, report, office, tasks, id, now), [], null, now, MailDeliveryState.New(now));
            if (await mails.Record(record, place, cancellationToken))
                changeSignal.Raise(null);
        }
    }

    private async Task<List<(Recipient Office, Place Place, IReadOnlyList<string> Tasks)>> Offices(
        MailRecord mail,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var directory = await directoryStore.Current(cancellationToken);
        var found = new List<(Recipient Office, TaskSpec Spec)>();
        foreach (var id in mail.Notices.Select(notice => notice.Task).Distinct())
        {
            if (await ledger.Find(id, cancellationToken) is not { State.Spec: var spec })
                continue;
            var office = new Addressee(Role.LeadOffice, spec.LeadOffices.Count > 0 ? spec.LeadOffices[0] : null, spec.Place);
            found.Add((directory.Resolve(office, spec.LeadOffices, ChinaTime.DateOf(now)), spec));
        }

        return
        [
            .. found
                .Where(office => office.Office.Mail is { } address && !address.Equals(mail.Content.To, StringComparison.OrdinalIgnoreCase))
                .GroupBy(office => office.Office.Key)
                .Select(office =>
                    (
                        office.First().Office,
                        office.First().Spec.Place,
                        (IReadOnlyList<string>)[.. office.Select(item => item.Spec.Name).Distinct()]
                    )
                ),
        ];
    }

    private MailContent Compose(
        MailRecord mail,
        DeliveryReport report,
        Recipient office,
        IReadOnlyList<string> tasks,
        string id,
        DateTimeOffset now
    )
    {
        var who = mail.Content.ToName is { } name ? $"{name}（{mail.Content.To}）" : mail.Content.To!;
        var what = DeliveryReportHandler.WhatHappened(report.Fate);
        string[] lines =
        [
            Say(new($"发给{who}的邮件没有送达：{what.Chinese}。", $"A mail to {who} did not arrive: {what.English}.")),
            Say(new($"邮件：{mail.Content.Subject}", $"Mail: {mail.Content.Subject}")),
            Say(new($"任务：{string.Join("、", tasks)}", $"Tasks: {string.Join(", ", tasks)}")),
            .. report.Why is { } why ? [Say(new($"对方服务器说：{why}", $"The receiving server said: {why}"))] : Array.Empty<string>(),
            Say(
                new(
                    "请核对并更正通讯录中的地址，然后在邮件列表中重新发送；在此之前请用其他方式通知本人。",
                    "Check and correct the address in the directory, then send the mail again from the list of mails; "
                        + "until then tell the person by other means."
                )
            ),
        ];
        var subject = Say(
            new(
                $"【邮件未送达】{mail.Content.ToName ?? mail.Content.To}：{mail.Content.Subject}",
                $"[Mail not delivered] {mail.Content.ToName ?? mail.Content.To}: {mail.Content.Subject}"
            )
        );
        return new MailContent(
            office.Mail,
            office.Name,
            string.Concat(subject.Where(letter => !char.IsControl(letter))),
            string.Join("\n\n", lines) + "\n",
            string.Concat(lines.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>")),
            [],
            $"{id}@{context.Host}",
            ChinaTime.Of(now)
        );
    }

    /// <summary>Calculates the id of the mail: one for each attempt that bounced and each office.</summary>
    private static string Identity(MailRecord mail, Recipient office) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"bounce\n{mail.Id}\n{mail.Standing.Attempts}\n{office.Key}")))[
            ..20
        ];

    private string Say(LocalizedText text) => text.In(context.Language);
}
