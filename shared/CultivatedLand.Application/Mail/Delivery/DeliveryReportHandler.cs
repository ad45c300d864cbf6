using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Mail.Delivery;

/// <summary>
/// Handler of delivery reports about mails that were handed over.
/// A mail that did not arrive counts as dead from then on, with the reason as its note.
/// The mails of the task show it, a person can send it again, and the lead office is notified.
/// Reports may come twice, late and out of order.
/// </summary>
public sealed class DeliveryReportHandler(IOutbox outbox, BounceNotifier bounceNotifier, TimeProvider clock, IChangeSignal changeSignal)
{
    private static readonly LocalizedText Arrived = new("已送达", "delivered");

    public async Task<DeliveryReportResult> Note(DeliveryReport report, CancellationToken cancellationToken)
    {
        if (
            await outbox.Find(report.MessageId.Split('@')[0], cancellationToken) is not { } mail
            || mail.Content.MessageId != report.MessageId
        )
            return DeliveryReportResult.NothingNew;
        if (mail.Standing.State == MailState.Queued)
            return DeliveryReportResult.TooEarly;
        if (mail.Standing.State != MailState.Sent || !IsAbout(mail.Standing, report))
            return DeliveryReportResult.NothingNew;
        if (report.Fate == DeliveryOutcome.Delivered)
            return await NoteArrival(mail, report, cancellationToken);

        // The bounce mail is recorded before the state changes. Recording it twice still gives one mail,
        // and a host that dies between the two steps has not lost it.
        await bounceNotifier.Send(mail, report, clock.GetUtcNow(), cancellationToken);
        if (
            !await outbox.Update(
                mail.Id,
                mail.Standing.Attempts,
                mail.Standing with
                {
                    State = MailState.Dead,
                    Note = Words(report),
                },
                cancellationToken
            )
        )
            return DeliveryReportResult.TooEarly;
        changeSignal.Raise(null);
        return DeliveryReportResult.Noted;
    }

    private async Task<DeliveryReportResult> NoteArrival(MailRecord mail, DeliveryReport report, CancellationToken cancellationToken)
    {
        if (mail.Standing.Note?.Contains(Arrived.Chinese, StringComparison.Ordinal) == true)
            return DeliveryReportResult.NothingNew;
        var note = $"{mail.Standing.Note}；{Arrived.Chinese} / {Arrived.English} {ChinaTime.Of(report.At):yyyy-MM-dd HH:mm}";
        return await outbox.Update(mail.Id, mail.Standing.Attempts, mail.Standing with { Note = note }, cancellationToken)
            ? DeliveryReportResult.Noted
            : DeliveryReportResult.TooEarly;
    }

    /// <summary>
    /// Whether a report is about the present attempt.
    /// A mail sent again has a new receipt, so later reports about the earlier attempt no longer count.
    /// </summary>
    private static bool IsAbout(MailDeliveryState mailDeliveryState, DeliveryReport report) =>
        report.Receipt is null || mailDeliveryState.Note?.StartsWith(report.Receipt, StringComparison.Ordinal) == true;

    private static string Words(DeliveryReport report)
    {
        var what = WhatHappened(report.Fate);
        return $"{what.Chinese} / {what.English}{(report.Why is null ? "" : $"：{report.Why}")}";
    }

    internal static LocalizedText WhatHappened(DeliveryOutcome outcome) =>
        outcome switch
        {
            DeliveryOutcome.Bounced => new("邮件被退回", "bounced"),
            DeliveryOutcome.Blocked => new("收信方拒收", "blocked by the receiving server"),
            DeliveryOutcome.Dropped => new(
                "发信服务未予投递（地址此前退过信）",
                "dropped by the sending service (the address bounced before)"
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "A mail that arrived has no mishap to tell."),
        };
}
