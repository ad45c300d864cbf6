using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail;

/// <summary>
/// Notices that wait to be mailed, and mails that wait to be delivered. A mail is recorded whole before the first attempt and does not change afterwards.
/// </summary>
public interface IOutbox
{
    /// <summary>Notices of the earliest sending time that has come, which are in no mail yet and not cancelled; in order of (send-at, task, id).</summary>
    Task<IReadOnlyList<Notice>> Waiting(DateTimeOffset moment, int most, CancellationToken cancellationToken);

    /// <summary>The earliest sending time for which notices wait; null when none do.</summary>
    Task<DateTimeOffset?> NextSendAt(CancellationToken cancellationToken);

    /// <summary>
    /// Records mails and takes their notices out of the waiting ones, in one transaction: all or nothing.
    /// Fails without a trace when a notice is no longer waiting (cancelled, or mailed by another host) or a letter number is taken or would leave a gap.
    /// </summary>
    /// <returns>False when it failed; sort and compose again from what waits now.</returns>
    Task<bool> Record(IReadOnlyList<MailRecord> mails, CancellationToken cancellationToken);

    /// <summary>The last number given in a series of letters; 0 before the first.</summary>
    Task<int> LastLetterNumber(string series, CancellationToken cancellationToken);

    /// <summary>Mails to be attempted now: queued, and their next attempt has come. In order of (next attempt, id).</summary>
    Task<IReadOnlyList<MailRecord>> Outgoing(DateTimeOffset moment, int most, CancellationToken cancellationToken);

    /// <summary>When the next attempt is due; null when nothing is queued.</summary>
    Task<DateTimeOffset?> NextAttemptAt(CancellationToken cancellationToken);

    Task<MailRecord?> Find(string mailId, CancellationToken cancellationToken);

    /// <summary>Notes what came of an attempt, or of a person's act (release, resend, hold).</summary>
    /// <returns>False where the mail has changed since <paramref name="attempts"/> attempts; nothing is noted then.</returns>
    Task<bool> Update(string mailId, int attempts, MailDeliveryState mailDeliveryState, CancellationToken cancellationToken);

    /// <summary>A page of mails, latest first.</summary>
    Task<MailResultPage> List(MailQuery query, CancellationToken cancellationToken);
}

/// <summary>A mail as it was composed, and what has become of it.</summary>
/// <param name="Id">Derived from the recipient and the notices in it.</param>
/// <param name="Notices">What it tells, and to what it must be traced back.</param>
/// <param name="Letter">The letter's number, for an official paper.</param>
public sealed record MailRecord(
    string Id,
    MailContent Content,
    IReadOnlyList<NoticeId> Notices,
    LetterNumber? Letter,
    DateTimeOffset SendAt,
    MailDeliveryState Standing
);

/// <param name="ToName">As the directory has it; null for an office's address.</param>
/// <param name="To">Null when nobody could be found: the mail is kept as a dead letter.</param>
/// <param name="MessageId">Without angle brackets; the same at every attempt.</param>
/// <param name="Date">The sending time it was meant for: its Date header, the same at every attempt.</param>
public sealed record MailContent(
    string? To,
    string? ToName,
    string Subject,
    string Text,
    string Html,
    IReadOnlyList<MailAttachment> Attachments,
    string MessageId,
    DateTimeOffset Date
);

public sealed record MailAttachment(string FileName, string MediaType, byte[] Content);

/// <summary>Numbers run per series (year and place) without gaps.</summary>
public sealed record LetterNumber(string Series, int Number);

/// <param name="NextAttemptAt">Only for <see cref="MailState.Queued"/>.</param>
/// <param name="Note">What the mail server or the folder said at the last attempt.</param>
public sealed record MailDeliveryState(MailState State, int Attempts, DateTimeOffset? NextAttemptAt, DateTimeOffset? SentAt, string? Note)
{
    public static MailDeliveryState New(DateTimeOffset sendAt) => new(MailState.Queued, 0, sendAt, null, null);
}

public enum MailState
{
    Queued,

    /// <summary>Waits until a person releases it (interview notices).</summary>
    Held,

    Sent,

    /// <summary>Given up; a person can send it again.</summary>
    Dead,
}

/// <param name="Task">Only mails with notices of this task.</param>
public sealed record MailQuery(string? After = null, int Most = 100, MailState? State = null, TaskId? Task = null);

public sealed record MailResultPage(IReadOnlyList<MailRecord> Mails, string? Next);
