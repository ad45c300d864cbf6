using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Application.Mail;

/// <summary>How a mail begins its life, what an attempt does to it, and how fast mails may follow each other.</summary>
/// <param name="limits">Null for a pickup folder, which takes everything at once.</param>
/// <param name="holdsInterviews">An interview notice waits until a person releases it.</param>
public sealed class DeliveryRules(DeliveryRetryPolicy deliveryRetryPolicy, SendingLimits? limits, bool holdsInterviews)
{
    public const string NoRecipient =
        "没有收件人：通讯录中无人担任该角色，牵头单位也没有邮箱 / no recipient: nobody holds the role and the lead office has no address";

    private readonly Lock _door = new();
    private readonly Queue<SendingAttempt> _recent = new();

    public MailDeliveryState Opening(MailContent content, NoticeKind kind, DateTimeOffset sendAt) =>
        content.To is null ? new MailDeliveryState(MailState.Dead, 0, null, null, NoRecipient)
        : kind == NoticeKind.Interview && holdsInterviews ? new MailDeliveryState(MailState.Held, 0, null, null, null)
        : MailDeliveryState.New(sendAt);

    /// <summary>The moment from which the limits let a mail to this address go; null when it may go now, and then it is counted.</summary>
    public DateTimeOffset? HeldUntil(string address, DateTimeOffset now)
    {
        if (limits is null)
            return null;
        lock (_door)
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
