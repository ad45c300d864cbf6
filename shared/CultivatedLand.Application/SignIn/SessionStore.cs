using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Records;

namespace CultivatedLand.Application.SignIn;

/// <summary>Who is signed in, on which device. A session is known by the hash of the secret in its cookie.</summary>
public sealed class SessionStore(IRecordStore cabinet, AccessRules rules)
{
    /// <summary>How exactly the last request is remembered: not every request writes.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(10);

    private readonly RecordSet<Session> drawer = new(cabinet, "sessions");
    private long sweptAt;

    /// <returns>The secret for the cookie.</returns>
    public async Task<string> Begin(Account account, CancellationToken cancel)
    {
        await Sweep(cancel);
        var (secret, now) = (SecretTokens.New(), rules.Clock.GetUtcNow());
        await drawer.Add(SecretTokens.KeyOf(secret)!, new Session(account.Key, account.Stamp, now, now), cancel);
        return secret;
    }

    /// <summary>Null for one that is unknown or over.</summary>
    public async Task<Session?> Find(string? secret, CancellationToken cancel)
    {
        var now = rules.Clock.GetUtcNow();
        if (SecretTokens.KeyOf(secret) is not { } key || await drawer.Find(key, cancel) is not { } session || IsOver(session, now)) return null;
        return now - session.LastSeenAt < Grain ? session : await drawer.Change(key, before => before is null ? null : before with { LastSeenAt = now }, cancel);
    }

    public async Task End(string? secret, CancellationToken cancel)
    {
        if (SecretTokens.KeyOf(secret) is { } key) await drawer.Remove(key, cancel);
    }

    private bool IsOver(Session session, DateTimeOffset now) =>
        now >= session.LastSeenAt + rules.SessionIdle || now >= session.BeganAt + rules.SessionLongest;

    /// <summary>Throws away what is over, once in an hour.</summary>
    private async Task Sweep(CancellationToken cancel)
    {
        var now = rules.Clock.GetUtcNow();
        var last = Interlocked.Read(ref sweptAt);
        if (now.UtcTicks - last < TimeSpan.TicksPerHour || Interlocked.CompareExchange(ref sweptAt, now.UtcTicks, last) != last) return;
        await foreach (var (key, session) in drawer.All(cancel))
        {
            if (IsOver(session, now)) await drawer.Remove(key, cancel);
        }
    }
}

/// <param name="Stamp">Of the account when it began; another stamp now means that it is over.</param>
public sealed record Session(string Account, int Stamp, DateTimeOffset BeganAt, DateTimeOffset LastSeenAt);
