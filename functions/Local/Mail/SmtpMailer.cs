using System.Net;
using System.Net.Mail;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.Posting;
using CultivatedLand.Domain;

namespace CultivatedLand.Local.Mail;

/// <summary>Hands mails to a mail server, one connection for each.</summary>
public sealed class SmtpMailer(SmtpOptions options, Language language = Language.Chinese) : IMailer
{
    public async Task<Delivery> Deliver(MailContent mail, CancellationToken cancel)
    {
        if (mail.To is null) return new Delivery.Refused(MailFailures.NoAddress.In(language));

        // The client's own timeout counts for blocking calls alone.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            using var message = MailMessages.From(mail, options.Sender);
            using var client = Client();
            await client.SendMailAsync(message, limit.Token);
            return new Delivery.Accepted($"<{mail.MessageId}>");
        }
        catch (SmtpException) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
        catch (Exception failure) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested && failure is SmtpException or OperationCanceledException)
        {
            return new Delivery.Postponed(MailFailures.TimedOut.In(language));
        }
        catch (SmtpException failure)
        {
            return MailFailures.Of(failure, language);
        }
        catch (FormatException)
        {
            return new Delivery.Refused(MailFailures.BadAddress.In(language));
        }
    }

    private SmtpClient Client() => new(options.Host, options.Port)
    {
        EnableSsl = options.Tls,
        Credentials = options.User.Length > 0 ? new NetworkCredential(options.User, options.Password) : null,
        DeliveryMethod = SmtpDeliveryMethod.Network,
    };
}
