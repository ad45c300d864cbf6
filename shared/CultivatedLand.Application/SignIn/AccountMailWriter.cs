using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.SignIn;

/// <summary>Writer of mails to an account's owner about the account itself.</summary>
public sealed class AccountMailWriter(PlaceMailLog mails, MailContext context, TimeProvider clock, IChangeSignal changeSignal)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Occasion of a mail that goes once a day at most.</summary>
    public string Today => ChinaTime.DateOf(Now).ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Records a mail, once for its kind and occasion. An account without an address gets none.</summary>
    public async Task Send(
        Account account,
        string kind,
        string occasion,
        LocalizedText subject,
        IReadOnlyList<LocalizedText> lines,
        CancellationToken cancellationToken
    )
    {
        if (account.Mail is null)
            return;
        var (now, id) = (Now, Identity(account, kind, occasion));
        var content = new MailContent(
            account.Mail,
            account.Name,
            Say(subject),
            string.Join("\n\n", lines.Select(Say)) + "\n",
            string.Concat(lines.Select(line => $"<p>{WebUtility.HtmlEncode(Say(line))}</p>")),
            [],
            $"{id}@{context.Host}",
            ChinaTime.Of(now)
        );
        if (await mails.Record(new MailRecord(id, content, [], null, now, MailDeliveryState.New(now)), null, cancellationToken))
            changeSignal.Raise(null);
    }

    private static string Identity(Account account, string kind, string occasion) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{account.Key}\n{occasion}")))[..20];

    private string Say(LocalizedText text) => text.In(context.Language);
}
