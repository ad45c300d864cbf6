namespace CultivatedLand.Application.Mail;

/// <summary>Port through which the offices that release mails are told that some are held.</summary>
public interface IHeldMailNotifier
{
    /// <param name="batch">Envelopes of the mails, in the same order.</param>
    /// <returns>The mails to the offices. The caller records them together with the mails that are held.</returns>
    Task<IReadOnlyList<MailRecord>> Write(
        IReadOnlyList<Envelope> batch,
        IReadOnlyList<MailRecord> mails,
        CancellationToken cancellationToken
    );
}
