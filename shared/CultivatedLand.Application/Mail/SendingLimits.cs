using CultivatedLand.Domain;

namespace CultivatedLand.Application.Mail;

/// <summary>Limits of how fast mail may go. A relay blocks senders of too much mail, and nobody reads twenty mails in an hour.</summary>
/// <param name="PerMinute">Mails in any sixty seconds, to everybody together.</param>
/// <param name="PerRecipientAndHour">Mails in any sixty minutes to one address.</param>
public sealed record SendingLimits(int PerMinute, int PerRecipientAndHour)
{
    public static SendingLimits Default { get; } = new(PerMinute: 60, PerRecipientAndHour: 20);

    public IEnumerable<LocalizedText> Faults()
    {
        if (PerMinute < 1)
            yield return new("每分钟发信上限至少为1封。", "At least one mail a minute must be allowed.");
        if (PerRecipientAndHour < 1)
            yield return new("每位收件人每小时收信上限至少为1封。", "At least one mail an hour must be allowed for each recipient.");
    }

    /// <param name="recent">Attempts of the last hour. Earlier ones do no harm.</param>
    /// <returns><paramref name="now"/> when the mail may go at once, otherwise the moment from which it may.</returns>
    public DateTimeOffset EarliestFor(string address, IReadOnlyCollection<SendingAttempt> recent, DateTimeOffset now)
    {
        var forAll = Earliest(recent.Select(attempt => attempt.At), PerMinute, TimeSpan.FromMinutes(1), now);
        var forOne = Earliest(
            recent.Where(attempt => attempt.Address.Equals(address, StringComparison.OrdinalIgnoreCase)).Select(attempt => attempt.At),
            PerRecipientAndHour,
            TimeSpan.FromHours(1),
            now
        );
        return forAll > forOne ? forAll : forOne;
    }

    /// <summary>
    /// Calculates when a window has room again.
    /// It is full until the mail that stands <paramref name="most"/> places from the end has left it.
    /// </summary>
    private static DateTimeOffset Earliest(IEnumerable<DateTimeOffset> attempts, int most, TimeSpan window, DateTimeOffset now)
    {
        var inWindow = attempts.Where(at => at > now - window && at <= now).Order().ToList();
        return inWindow.Count < most ? now : inWindow[^most] + window;
    }
}

/// <summary>Attempt to send a mail to an address.</summary>
public readonly record struct SendingAttempt(string Address, DateTimeOffset At);
