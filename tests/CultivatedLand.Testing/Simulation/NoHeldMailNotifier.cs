using CultivatedLand.Application.Mail;

namespace CultivatedLand.Testing.Simulation;

/// <summary>Notifier that tells nobody of held mails.</summary>
public sealed class NoHeldMailNotifier : IHeldMailNotifier
{
    public Task<IReadOnlyList<MailRecord>> Write(
        IReadOnlyList<Envelope> batch,
        IReadOnlyList<MailRecord> mails,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<MailRecord>>([]);
}
