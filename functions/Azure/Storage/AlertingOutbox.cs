using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Hosting;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Storage;

/// <summary>Raises the alarm for every mail that is given up, whichever way that comes about; everything else passes through.</summary>
public sealed partial class AlertingOutbox(IOutbox outbox, ILogger<AlertingOutbox> logger) : IOutbox
{
    public async Task<bool> Record(IReadOnlyList<MailRecord> mails, CancellationToken cancel)
    {
        if (!await outbox.Record(mails, cancel)) return false;
        foreach (var mail in mails) Watch(mail.Id, mail.Standing);
        return true;
    }

    public async Task<bool> Update(string mailId, int attempts, MailDeliveryState standing, CancellationToken cancel)
    {
        if (!await outbox.Update(mailId, attempts, standing, cancel)) return false;
        Watch(mailId, standing);
        return true;
    }

    public Task<IReadOnlyList<Notice>> Waiting(DateTimeOffset moment, int most, CancellationToken cancel) => outbox.Waiting(moment, most, cancel);

    public Task<DateTimeOffset?> NextSendAt(CancellationToken cancel) => outbox.NextSendAt(cancel);

    public Task<int> LastLetterNumber(string series, CancellationToken cancel) => outbox.LastLetterNumber(series, cancel);

    public Task<IReadOnlyList<MailRecord>> Outgoing(DateTimeOffset moment, int most, CancellationToken cancel) => outbox.Outgoing(moment, most, cancel);

    public Task<DateTimeOffset?> NextAttemptAt(CancellationToken cancel) => outbox.NextAttemptAt(cancel);

    public Task<MailRecord?> Find(string mailId, CancellationToken cancel) => outbox.Find(mailId, cancel);

    public Task<MailResultPage> List(MailQuery query, CancellationToken cancel) => outbox.List(query, cancel);

    private void Watch(string mailId, MailDeliveryState standing)
    {
        if (standing.State != MailState.Dead) return;
        HostMetrics.DeadMails.Add(1);
        LogDead(logger, mailId, standing.Attempts, standing.Note);
    }

    // The address is not logged: logs are read by more people than mails.
    [LoggerMessage(EventName = "mail.dead", Level = LogLevel.Error, Message = "mail.dead: the mail {MailId} was given up after {Attempts} attempts: {Note}. Look at it in the list of mails; it can be sent again there.")]
    private static partial void LogDead(ILogger logger, string mailId, int attempts, string? note);
}
