using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Mail;

/// <summary>
/// Policy of delivery retries: when a mail that could not be handed over is tried again, and when it is given up.
/// The jitter keeps a thousand mails from returning in one second.
/// It derives from the mail and the attempt, so that the same question always has the same answer.
/// </summary>
/// <param name="Delays">Delays after the first attempt, the second and so on. The last one repeats.</param>
/// <param name="Jitter">Share by which a delay may be shorter or longer.</param>
/// <param name="GiveUpAfter">Time that retries go on, counted in delays without jitter.</param>
public sealed record DeliveryRetryPolicy(EquatableArray<TimeSpan> Delays, double Jitter, TimeSpan GiveUpAfter)
{
    public static DeliveryRetryPolicy Default { get; } =
        new(
            [
                TimeSpan.FromMinutes(1),
                TimeSpan.FromMinutes(5),
                TimeSpan.FromMinutes(15),
                TimeSpan.FromHours(1),
                TimeSpan.FromHours(4),
                TimeSpan.FromHours(12),
                TimeSpan.FromHours(24),
            ],
            Jitter: 0.2,
            GiveUpAfter: TimeSpan.FromDays(3)
        );

    public IEnumerable<LocalizedText> Faults()
    {
        if (Delays.Count == 0 || Delays.Any(delay => delay <= TimeSpan.Zero))
            yield return new(
                "邮件重试间隔至少一个，且均须大于零。",
                "Mail is tried again after at least one delay, and every delay is longer than nothing."
            );
        if (Jitter is not (>= 0 and < 1))
            yield return new("重试间隔的浮动比例须在0至1之间（不含1）。", "The jitter of the delays is a share from 0 to less than 1.");
        if (GiveUpAfter < TimeSpan.Zero)
            yield return new("放弃重试的时限不得为负。", "The time after which mail is given up must not be negative.");
    }

    /// <param name="attempts">Number of failed attempts, 1 or more.</param>
    /// <returns>The moment of the next attempt. Null when the mail is given up.</returns>
    public DateTimeOffset? NextAttempt(string mailId, int attempts, DateTimeOffset failedAt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        var nominal = TimeSpan.Zero;
        for (var attempt = 1; attempt <= attempts && nominal <= GiveUpAfter; attempt++)
            nominal += DelayAfter(attempt);
        return nominal > GiveUpAfter ? null : failedAt + (DelayAfter(attempts) * (1 + (Jitter * Swing(mailId, attempts))));
    }

    /// <summary>Returns the state of a mail after an attempt.</summary>
    /// <param name="attempts">Number of attempts, this one included.</param>
    public MailDeliveryState After(DeliveryResult result, string mailId, int attempts, DateTimeOffset at) =>
        result switch
        {
            DeliveryResult.Accepted accepted => new(MailState.Sent, attempts, null, at, accepted.Receipt),
            DeliveryResult.Postponed postponed when NextAttempt(mailId, attempts, at) is { } next => new(
                MailState.Queued,
                attempts,
                Later(next, at + postponed.NotBefore),
                null,
                postponed.Why
            ),
            DeliveryResult.Postponed postponed => new(MailState.Dead, attempts, null, null, postponed.Why),
            DeliveryResult.Refused refused => new(MailState.Dead, attempts, null, null, refused.Why),
            _ => throw new ArgumentOutOfRangeException(
                nameof(result),
                result.GetType().Name,
                "A delivery is accepted, postponed or refused."
            ),
        };

    private static DateTimeOffset Later(DateTimeOffset ours, DateTimeOffset? theirs) => theirs > ours ? theirs.Value : ours;

    private TimeSpan DelayAfter(int attempt) => Delays[Math.Min(attempt, Delays.Count) - 1];

    /// <summary>Calculates a number from -1 to 1, evenly distributed.</summary>
    private static double Swing(string mailId, int attempts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{mailId}#{attempts}")));
        return (BinaryPrimitives.ReadUInt32BigEndian(hash) / (double)uint.MaxValue * 2) - 1;
    }
}
