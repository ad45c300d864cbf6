using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail;

/// <summary>
/// Outbox of notices that wait to be mailed and of mails that wait to be delivered.
/// A mail is recorded as a whole before the first attempt and does not change afterwards.
/// </summary>
public interface IOutbox
{
    /// <summary>
    /// Returns the notices of the earliest sending time that has passed, which are in no mail yet and not cancelled.
    /// They are in order of send-at, task and id.
    /// </summary>
    Task<IReadOnlyList<Notice>> Waiting(DateTimeOffset moment, int most, CancellationToken cancellationToken);

    /// <summary>Returns the earliest sending time for which notices wait. Null when none wait.</summary>
    Task<DateTimeOffset?> NextSendAt(CancellationToken cancellationToken);

    /// <summary>
    /// Records mails and removes their notices from the waiting ones, in one transaction: all or nothing.
    /// It fails without any change when a notice is no longer waiting (cancelled, or mailed by another host),
    /// or when a letter number is taken or would leave a gap.
    /// </summary>
    /// <returns>False when it failed. The caller sorts and composes again from the notices that wait now.</returns>
    Task<bool> Record(IReadOnlyList<MailRecord> mails, CancellationToken cancellationToken);

    /// <summary>Returns the last number given in a series of letters. It is 0 before the first.</summary>
    Task<int> LastLetterNumber(string series, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the mails to be attempted now: queued ones whose next attempt is due. They are in order of next attempt and id.
    /// </summary>
    Task<IReadOnlyList<MailRecord>> Outgoing(DateTimeOffset moment, int most, CancellationToken cancellationToken);

    /// <summary>Returns the moment of the next attempt. Null when nothing is queued.</summary>
    Task<DateTimeOffset?> NextAttemptAt(CancellationToken cancellationToken);

    Task<MailRecord?> Find(string mailId, CancellationToken cancellationToken);

    /// <summary>Records the result of an attempt or of a person's act (release, resend, hold).</summary>
    /// <returns>False where the mail has changed since <paramref name="attempts"/> attempts. Nothing is recorded then.</returns>
    Task<bool> Update(string mailId, int attempts, MailDeliveryState mailDeliveryState, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the content and the delivery state of a held mail. Such a mail is a draft: nobody has attempted to send it.
    /// Its notices and its number stay.
    /// </summary>
    /// <returns>False where the mail is not held, or no longer. Nothing is recorded then.</returns>
    Task<bool> Rewrite(string mailId, MailContent content, MailDeliveryState mailDeliveryState, CancellationToken cancellationToken);

    /// <summary>Lists a page of mails, latest first.</summary>
    Task<MailResultPage> List(MailQuery query, CancellationToken cancellationToken);
}

/// <summary>Record of a mail: its content and its delivery state.</summary>
/// <param name="Id">Id of the mail. It derives from the recipient and the notices in it.</param>
/// <param name="Notices">Notices in the mail, to which it can be traced back.</param>
/// <param name="Letter">Number of the letter, for an official paper.</param>
public sealed record MailRecord(
    string Id,
    MailContent Content,
    IReadOnlyList<NoticeId> Notices,
    LetterNumber? Letter,
    DateTimeOffset SendAt,
    MailDeliveryState Standing
)
{
    /// <summary>Identity of the paper in the mail: that of its notice, otherwise that of the mail. A number belongs to one paper.</summary>
    public string Paper => Notices is [var notice, ..] ? notice.ToString() : Id;
}

/// <summary>Content of a mail, with its headers.</summary>
/// <param name="ToName">Name of the recipient as the directory has it. Null for an office's address.</param>
/// <param name="To">Mail address. Null when no recipient was found: the mail is then kept as a dead letter.</param>
/// <param name="MessageId">Message-ID without angle brackets. It is the same at every attempt.</param>
/// <param name="Date">Sending time for which the mail was meant. It is the Date header, the same at every attempt.</param>
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

/// <summary>Attachment of a mail.</summary>
public sealed record MailAttachment(string FileName, string MediaType, byte[] Content);

/// <summary>Number of an official paper. Numbers run per series (year and place) without gaps.</summary>
public sealed record LetterNumber(string Series, int Number);

/// <summary>Delivery state of a mail.</summary>
/// <param name="NextAttemptAt">Moment of the next attempt. Only for <see cref="MailState.Queued"/>.</param>
/// <param name="Note">Answer of the mail server or the folder at the last attempt.</param>
public sealed record MailDeliveryState(MailState State, int Attempts, DateTimeOffset? NextAttemptAt, DateTimeOffset? SentAt, string? Note)
{
    public static MailDeliveryState New(DateTimeOffset sendAt) => new(MailState.Queued, 0, sendAt, null, null);
}

/// <summary>State of a mail.</summary>
public enum MailState
{
    Queued,

    /// <summary>The mail waits until a person releases it (interview notices).</summary>
    Held,

    Sent,

    /// <summary>The mail was given up. A person can send it again.</summary>
    Dead,

    /// <summary>The draft never goes out: another paper says what it says, or its interview was cancelled. The note says why.</summary>
    Withdrawn,
}

/// <summary>Query for a page of mails.</summary>
/// <param name="Task">Only mails with notices of this task.</param>
public sealed record MailQuery(string? After = null, int Most = 100, MailState? State = null, TaskId? Task = null);

/// <summary>Page of mails.</summary>
public sealed record MailResultPage(IReadOnlyList<MailRecord> Mails, string? Next);
