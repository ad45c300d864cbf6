using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Application.Mail;

/// <summary>
/// Rules for deliveries: the first state of a mail, its state after an attempt, and how fast mails may follow each other.
/// </summary>
/// <param name="limits">Limits of sending. Null for a pickup folder, which accepts everything at once.</param>
/// <param name="holdsInterviews">Whether an interview notice waits until a person releases it.</param>
public sealed class DeliveryRules(DeliveryRetryPolicy deliveryRetryPolicy, SendingLimits? limits, bool holdsInterviews)
{
    public const string NoRecipient =
        "没有收件人：通讯录中无人担任该角色，牵头单位也没有邮箱 / no recipient: nobody holds the role and the lead office has no address";

    /// <summary>State of the draft of a further ground of an open interview. The ground is told with that interview.</summary>
    public static MailDeliveryState Joined { get; } =
        new(
            MailState.Withdrawn,
            0,
            null,
            null,
            "并入同一地区尚未举行的约谈，随该约谈一并通知 / a further ground of the open interview of the place, told together with it"
        );

    private readonly Lock _gate = new();
    private readonly Queue<SendingAttempt> _recent = new();

    public MailDeliveryState Opening(MailContent content, NoticeKind kind, DateTimeOffset sendAt) =>
        content.To is null ? new MailDeliveryState(MailState.Dead, 0, null, null, NoRecipient)
        : kind == NoticeKind.Interview && holdsInterviews ? new MailDeliveryState(MailState.Held, 0, null, null, null)
        : MailDeliveryState.New(sendAt);

    /// <summary>
    /// Returns the moment from which the limits allow a mail to this address. Null when it may go now, and then the attempt is counted.
    /// </summary>
    public DateTimeOffset? HeldUntil(string address, DateTimeOffset now)
    {
        if (limits is null)
            return null;
        lock (_gate)
        {
            while (_recent.TryPeek(out var oldest) && oldest.At < now - TimeSpan.FromHours(1))
                _recent.Dequeue();
            var earliest = limits.EarliestFor(address, _recent, now);
            if (earliest > now)
                return earliest;

            _recent.Enqueue(new SendingAttempt(address, now));
            return null;
        }
    }

    public MailDeliveryState After(MailRecord mail, DeliveryResult result, DateTimeOffset now) =>
        deliveryRetryPolicy.After(result, mail.Id, mail.Standing.Attempts + 1, now);
}
