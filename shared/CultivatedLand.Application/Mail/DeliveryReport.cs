namespace CultivatedLand.Application.Mail;

/// <summary>What a mail server reports, after it took a mail, of what became of it.</summary>
/// <param name="MessageId">As it was handed over, without angle brackets.</param>
/// <param name="Receipt">How <see cref="DeliveryResult.Accepted"/> began for the attempt this is about; null where the server does not say which one it was.</param>
/// <param name="Why">The receiving server's own words; null where there are none.</param>
public sealed record DeliveryReport(string MessageId, DeliveryOutcome Fate, string? Receipt, DateTimeOffset At, string? Why);

public enum DeliveryOutcome
{
    Delivered,

    /// <summary>The address does not exist or takes no mail.</summary>
    Bounced,

    /// <summary>The receiving server would not have it this time.</summary>
    Blocked,

    /// <summary>The sending service did not even try: the address is on its list of bad ones.</summary>
    Dropped,
}

public enum DeliveryReportResult
{
    Noted,

    /// <summary>Known already, about another attempt, or about a mail that is not ours.</summary>
    NothingNew,

    /// <summary>The attempt it is about has not been noted yet: it is to be reported again.</summary>
    TooEarly,
}
