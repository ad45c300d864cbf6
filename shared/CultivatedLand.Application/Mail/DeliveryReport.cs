namespace CultivatedLand.Application.Mail;

/// <summary>Report of a mail server about a mail that it had accepted before.</summary>
/// <param name="MessageId">Message-ID as it was handed over, without angle brackets.</param>
/// <param name="Receipt">
/// Beginning of the receipt in <see cref="DeliveryResult.Accepted"/> of the attempt that this report is about.
/// Null where the server does not say which one it was.
/// </param>
/// <param name="Why">Receiving server's own words. Null where there are none.</param>
public sealed record DeliveryReport(string MessageId, DeliveryOutcome Fate, string? Receipt, DateTimeOffset At, string? Why);

/// <summary>Outcome of a delivery that a mail server reports.</summary>
public enum DeliveryOutcome
{
    Delivered,

    /// <summary>The address does not exist or accepts no mail.</summary>
    Bounced,

    /// <summary>The receiving server refused the mail this time.</summary>
    Blocked,

    /// <summary>The sending service did not attempt delivery, because the address is on its list of bad ones.</summary>
    Dropped,
}

/// <summary>Result of processing a delivery report.</summary>
public enum DeliveryReportResult
{
    Noted,

    /// <summary>The report is known already, or is about another attempt or about a mail that is not ours.</summary>
    NothingNew,

    /// <summary>The attempt has not been recorded yet. The server should report again.</summary>
    TooEarly,
}
