using CultivatedLand.Application.Mail;

namespace CultivatedLand.Testing.Simulation;

/// <summary>
/// Mailer with the moods of a mail server. It remembers what it took, and notices when one Message-ID comes with two contents.
/// Mails may come at once, as a round of the Azure host sends them.
/// </summary>
public sealed class FlakyMailer(Random random) : IMailer
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, MailContent> _taken = [];
    private readonly List<string> _faults = [];

    public MailerMode Mood { get; set; }

    public int Attempts { get; private set; }

    public IReadOnlyDictionary<string, MailContent> Taken => _taken;

    public IReadOnlyList<string> Faults => _faults;

    public Task<DeliveryResult> Deliver(MailContent mail, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Attempts++;
            return Task.FromResult(Answer(mail));
        }
    }

    private DeliveryResult Answer(MailContent mail) =>
        Mood switch
        {
            MailerMode.Down => new DeliveryResult.Postponed("the server is away"),
            MailerMode.Picky when random.Next(4) == 0 => new DeliveryResult.Refused("no such mailbox"),
            MailerMode.Busy when random.Next(2) == 0 => new DeliveryResult.Postponed("try again later"),
            MailerMode.Deadly when random.Next(3) == 0 => throw Died(mail),
            _ => Take(mail),
        };

    private DeliveryResult.Accepted Take(MailContent mail)
    {
        if (_taken.TryGetValue(mail.MessageId, out var before) && before != mail)
            _faults.Add($"The mail {mail.MessageId} came with two contents.");
        _taken[mail.MessageId] = mail;
        return new DeliveryResult.Accepted("250");
    }

    /// <summary>The mail is on its way, and the host dies before it could note so.</summary>
    private HostDiedException Died(MailContent mail)
    {
        Take(mail);
        return new HostDiedException();
    }
}

public enum MailerMode
{
    Willing,
    Down,
    Picky,
    Busy,
    Deadly,
}

/// <summary>The power was cut: whatever was in memory is gone.</summary>
public sealed class HostDiedException() : ObjectDisposedException(null, "The simulated host died.");
