using System.Collections.Concurrent;
using CultivatedLand.Application.Mail;

namespace CultivatedLand.Application.Health;

/// <summary>Monitor of the loops of this process: which of them fails since when, and whether mail can be handed over.</summary>
public sealed class LoopMonitor(TimeProvider clock)
{
    /// <summary>Name under which mail that cannot be handed over counts as a loop.</summary>
    public const string MailServer = "mail-server";

    /// <summary>Time for which mail may fail before the host counts as not ready. A mail server is restarted within less.</summary>
    private static readonly TimeSpan MailPatience = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, FailingLoop> _failing = [];
    private volatile bool _hasDelivered;

    /// <summary>Returns the loops that fail now.</summary>
    public IReadOnlyList<FailingLoop> Failing => [.. _failing.Values];

    public FailingLoop? Find(string name) => _failing.GetValueOrDefault(name);

    /// <param name="name">Name of the loop: one word that stays the same, such as <c>wake</c>.</param>
    public void Failed(string name, string why) =>
        _failing.AddOrUpdate(name, _ => new FailingLoop(name, clock.GetUtcNow(), why), (_, known) => known with { Why = why });

    public void Ran(string name) => _failing.TryRemove(name, out _);

    /// <summary>Notes the result of handing over a mail. A refusal is about one address: the server was there.</summary>
    public void Delivered(DeliveryResult result)
    {
        if (result is DeliveryResult.Postponed { IsOfOneMailbox: false } postponed)
            Failed(MailServer, postponed.Why);
        else
            Ran(MailServer);
        _hasDelivered = true;
    }

    /// <summary>Whether a mail was handed over or failed since the last call.</summary>
    public bool TakeHasDelivered()
    {
        var has = _hasDelivered;
        _hasDelivered = false;
        return has;
    }

    /// <summary>Whether a failure makes the host unready. Mail counts once it has failed for a while.</summary>
    public bool Counts(FailingLoop loop) => loop.Name != MailServer || clock.GetUtcNow() - loop.Since >= MailPatience;
}

/// <summary>Loop that fails: its rounds have not succeeded since a moment.</summary>
public sealed record FailingLoop(string Name, DateTimeOffset Since, string Why);
