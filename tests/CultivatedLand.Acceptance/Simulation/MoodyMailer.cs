using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.Posting;

namespace CultivatedLand.Acceptance.Simulation;

/// <summary>A mail server with moods. It remembers what it took, and notices when one Message-ID comes with two contents.</summary>
internal sealed class MoodyMailer(Random random) : IMailer
{
    private readonly Dictionary<string, MailContent> taken = [];
    private readonly List<string> faults = [];

    public Mood Mood { get; set; }

    public int Attempts { get; private set; }

    public IReadOnlyDictionary<string, MailContent> Taken => taken;

    public IReadOnlyList<string> Faults => faults;

    public Task<Delivery> Deliver(MailContent mail, CancellationToken cancel)
    {
        Attempts++;
        return Task.FromResult<Delivery>(Mood switch
        {
            Mood.Down => new Delivery.Postponed("the server is away"),
            Mood.Picky when random.Next(4) == 0 => new Delivery.Refused("no such mailbox"),
            Mood.Busy when random.Next(2) == 0 => new Delivery.Postponed("try again later"),
            Mood.Deadly when random.Next(3) == 0 => throw Died(mail),
            _ => Take(mail),
        });
    }

    private Delivery.Accepted Take(MailContent mail)
    {
        if (taken.TryGetValue(mail.MessageId, out var before) && before != mail) faults.Add($"The mail {mail.MessageId} came with two contents.");
        taken[mail.MessageId] = mail;
        return new Delivery.Accepted("250");
    }

    /// <summary>The mail is on its way, and the host dies before it could note so.</summary>
    private HostDiedException Died(MailContent mail)
    {
        Take(mail);
        return new HostDiedException();
    }
}

internal enum Mood
{
    Willing,
    Down,
    Picky,
    Busy,
    Deadly,
}

/// <summary>The power was cut: whatever was in memory is gone.</summary>
internal sealed class HostDiedException() : Exception("The simulated host died.");
