using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain;

namespace CultivatedLand.Local.Mail;

/// <summary>
/// Mailer that delivers to a mail server, with one connection for each mail. The server gets the same bytes that the pickup folder would.
/// </summary>
public sealed class SmtpMailer(SmtpOptions options, Language language = Language.Chinese) : IMailer
{
    public async Task<DeliveryResult> Deliver(MailContent mail, CancellationToken cancellationToken)
    {
        if (mail.To is not { } to)
            return new DeliveryResult.Refused(MailFailures.NoAddress.In(language));
        if (!IsPlainAddress(to))
            return new DeliveryResult.Refused(MailFailures.BadAddress.In(language));

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            await using var session = await SmtpSession.Open(options, limit.Token);
            await session.Send(options.From, to, MimeWriter.Write(mail, options.Sender), limit.Token);
            await session.Quit(limit.Token);
            return new DeliveryResult.Accepted($"<{mail.MessageId}>");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new DeliveryResult.Postponed(MailFailures.TimedOut.In(language));
        }
        catch (SmtpRefusal no)
        {
            return MailFailures.Of(no, language);
        }
        catch (Exception failure) when (failure is IOException or SocketException or AuthenticationException)
        {
            return MailFailures.Of(failure, language);
        }
    }

    /// <summary>Whether an address can stand in a command as it is. Other characters would need SMTPUTF8, which few servers have.</summary>
    private static bool IsPlainAddress(string address) =>
        address.All(c => c is > ' ' and < (char)0x7F and not ('<' or '>' or '"'))
        && MailAddress.TryCreate(address, out var parsed)
        && parsed.Address == address;
}
