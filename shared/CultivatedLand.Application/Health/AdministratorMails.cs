using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Health;

/// <summary>Mails to the administrators of the host about the host itself.</summary>
public sealed class AdministratorMails(
    AccountStore accounts,
    SimpleMailComposer composer,
    PlaceMailLog mails,
    TimeProvider clock,
    IChangeSignal changeSignal
)
{
    /// <summary>Records one mail for each administrator who has an address. The same identity gives the same mail.</summary>
    public async Task Record(
        string identity,
        LocalizedText subject,
        IReadOnlyList<LocalizedText> lines,
        string path,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        foreach (
            var account in (await accounts.All(cancellationToken)).Where(account => account is { IsAdministrator: true, Mail: not null })
        )
        {
            var mail = composer.WriteTo($"{identity}\n{account.Key}", account.Mail, account.Name, now, subject, lines, path);
            if (await mails.Record(mail, null, cancellationToken))
                changeSignal.Raise(null);
        }
    }
}
