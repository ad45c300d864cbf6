using CultivatedLand.Casework.Ledgers;

namespace CultivatedLand.Casework.Posting;

/// <summary>Hands one mail over. Sending is at least once: after a crash the same mail is handed over again under the same Message-ID.</summary>
public interface IMailer
{
    Task<Delivery> Deliver(MailContent mail, CancellationToken cancel);
}

/// <summary>What came of handing a mail over.</summary>
public abstract record Delivery
{
    private Delivery()
    {
    }

    public sealed record Accepted(string Receipt) : Delivery;

    /// <summary>Worth another attempt: the server was busy, away, or full.</summary>
    public sealed record Postponed(string Why) : Delivery;

    /// <summary>Will not work however often it is tried: the address does not exist, the server refuses it.</summary>
    public sealed record Refused(string Why) : Delivery;
}
