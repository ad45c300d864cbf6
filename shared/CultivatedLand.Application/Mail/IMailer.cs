namespace CultivatedLand.Application.Mail;

/// <summary>
/// Port that hands one mail over. Sending is at least once: after a crash the same mail is handed over again under the same Message-ID.
/// </summary>
public interface IMailer
{
    Task<DeliveryResult> Deliver(MailContent mail, CancellationToken cancellationToken);
}

/// <summary>Result of handing a mail over.</summary>
public abstract record DeliveryResult
{
    private DeliveryResult() { }

    /// <param name="Receipt">Name that the server gives to this attempt. Its later report uses this name.</param>
    public sealed record Accepted(string Receipt) : DeliveryResult;

    /// <summary>The mail is worth another attempt: the server was busy, away or full.</summary>
    /// <param name="NotBefore">Time that the server asks to wait. Null where it does not say.</param>
    public sealed record Postponed(string Why, TimeSpan? NotBefore = null) : DeliveryResult
    {
        /// <summary>Whether the server works and only this mailbox is busy or full.</summary>
        public bool IsOfOneMailbox { get; init; }
    }

    /// <summary>The mail will not be accepted however often it is tried: the address does not exist, or the server refuses it.</summary>
    public sealed record Refused(string Why) : DeliveryResult;
}
