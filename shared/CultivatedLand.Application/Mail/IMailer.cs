namespace CultivatedLand.Application.Mail;

/// <summary>Hands one mail over. Sending is at least once: after a crash the same mail is handed over again under the same Message-ID.</summary>
public interface IMailer
{
    Task<DeliveryResult> Deliver(MailContent mail, CancellationToken cancellationToken);
}

/// <summary>What came of handing a mail over.</summary>
public abstract record DeliveryResult
{
    private DeliveryResult() { }

    /// <param name="Receipt">What the server calls this attempt, by which it will report of it later.</param>
    public sealed record Accepted(string Receipt) : DeliveryResult;

    /// <summary>Worth another attempt: the server was busy, away, or full.</summary>
    /// <param name="NotBefore">How long the server asks to be left alone; null where it does not say.</param>
    public sealed record Postponed(string Why, TimeSpan? NotBefore = null) : DeliveryResult;

    /// <summary>Will not work however often it is tried: the address does not exist, the server refuses it.</summary>
    public sealed record Refused(string Why) : DeliveryResult;
}
