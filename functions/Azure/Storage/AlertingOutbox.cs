using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Metrics;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Storage;

/// <summary>Outbox decorator that raises the alarm for every mail given up, for whatever reason. All other calls pass through.</summary>
public sealed partial class AlertingOutbox(IOutbox outbox, ILogger<AlertingOutbox> logger) : IOutbox
{
    public async Task<bool> Record(IReadOnlyList<MailRecord> mails, CancellationToken cancellationToken)
    {
        if (!await outbox.Record(mails, cancellationToken))
            return false;
        foreach (var mail in mails)
            Watch(mail.Id, mail.Standing);
        return true;
    }

    public async Task<bool> Update(string mailId, int attempts, MailDeliveryState mailDeliveryState, CancellationToken cancellationToken)
    {
        if (!await outbox.Update(mailId, attempts, mailDeliveryState, cancellationToken))
            return false;
        Watch(mailId, mailDeliveryState);
        return true;
    }

    public async Task<bool> Rewrite(
        string mailId,
        MailContent content,
        MailDeliveryState mailDeliveryState,
        CancellationToken cancellationToken
    )
    {
        if (!await outbox.Rewrite(mailId, content, mailDeliveryState, cancellationToken))
            return false;
        Watch(mailId, mailDeliveryState);
        return true;
    }

    public Task<IReadOnlyList<Notice>> Waiting(DateTimeOffset moment, int most, CancellationToken cancellationToken) =>
        outbox.Waiting(moment, most, cancellationToken);

    public Task<DateTimeOffset?> NextSendAt(CancellationToken cancellationToken) => outbox.NextSendAt(cancellationToken);

    public Task<int> LastLetterNumber(string series, CancellationToken cancellationToken) =>
        outbox.LastLetterNumber(series, cancellationToken);

    public Task<IReadOnlyList<MailRecord>> Outgoing(DateTimeOffset moment, int most, CancellationToken cancellationToken) =>
        outbox.Outgoing(moment, most, cancellationToken);

    public Task<DateTimeOffset?> NextAttemptAt(CancellationToken cancellationToken) => outbox.NextAttemptAt(cancellationToken);

    public Task<MailRecord?> Find(string mailId, CancellationToken cancellationToken) => outbox.Find(mailId, cancellationToken);

    public Task<MailResultPage> List(MailQuery query, CancellationToken cancellationToken) => outbox.List(query, cancellationToken);

    private void Watch(string mailId, MailDeliveryState mailDeliveryState)
    {
        if (mailDeliveryState.State != MailState.Dead)
            return;
        HostMetrics.DeadMails.Add(1);
        LogDead(logger, mailId, mailDeliveryState.Attempts, mailDeliveryState.Note);
    }

    // The address is not logged: logs are read by more people than mails.
    [LoggerMessage(
        EventName = "mail.dead",
        Level = LogLevel.Error,
        Message = "mail.dead: the mail {MailId} was given up after {Attempts} attempts: {Note}. Look at it in the list of mails; "
            + "it can be sent again there."
    )]
    private static partial void LogDead(ILogger logger, string mailId, int attempts, string? note);
}
