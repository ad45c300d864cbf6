using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Records;

namespace CultivatedLand.Application.SignIn;

/// <summary>Store of sessions, keyed by the hash of the cookie's secret. A person has one for each device.</summary>
public sealed class SessionStore(IRecordStore recordStore, AccessRules rules)
{
    /// <summary>Precision of the stored moment of the last request. With it, not every request writes.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(10);

    private readonly RecordSet<Session> _recordSet = new(recordStore, "sessions");
    private long _sweptAt;

    /// <returns>The secret for the cookie.</returns>
    public async Task<string> Begin(Account account, CancellationToken cancellationToken)
    {
        await Sweep(cancellationToken);
        var (secret, now) = (SecretTokens.New(), rules.Clock.GetUtcNow());
        await _recordSet.Add(SecretTokens.KeyOf(secret)!, new Session(account.Key, account.Stamp, now, now), cancellationToken);
        return secret;
    }

    /// <summary>Finds a session. Null where it is unknown or has ended.</summary>
    public async Task<Session?> Find(string? secret, CancellationToken cancellationToken)
    {
        var now = rules.Clock.GetUtcNow();
        if (
            SecretTokens.KeyOf(secret) is not { } key
            || await _recordSet.Find(key, cancellationToken) is not { } session
            || IsOver(session, now)
        )
            return null;
        return now - session.LastSeenAt < Grain
            ? session
            : await _recordSet.Change(key, before => before is null ? null : before with { LastSeenAt = now }, cancellationToken);
    }

    public async Task End(string? secret, CancellationToken cancellationToken)
    {
        if (SecretTokens.KeyOf(secret) is { } key)
            await _recordSet.Remove(key, cancellationToken);
    }

    private bool IsOver(Session session, DateTimeOffset now) =>
        now >= session.LastSeenAt + rules.SessionIdle
        || now >= session.BeganAt + rules.SessionLongest
        // A session of the future was begun while the clock was wrong.
        || session.BeganAt > now + rules.ClockTolerance
        || session.LastSeenAt > now + rules.ClockTolerance;

    /// <summary>Removes ended sessions, once in an hour.</summary>
    private async Task Sweep(CancellationToken cancellationToken)
    {
        var now = rules.Clock.GetUtcNow();
        var last = Interlocked.Read(ref _sweptAt);
        if (now.UtcTicks - last < TimeSpan.TicksPerHour || Interlocked.CompareExchange(ref _sweptAt, now.UtcTicks, last) != last)
            return;
        await foreach (var (key, session) in _recordSet.All(cancellationToken))
        {
            if (IsOver(session, now))
                await _recordSet.Remove(key, cancellationToken);
        }
    }
}

/// <summary>Record of a session.</summary>
/// <param name="Stamp">Stamp of the account when the session began. When the account has another stamp, the session has ended.</param>
public sealed record Session(string Account, int Stamp, DateTimeOffset BeganAt, DateTimeOffset LastSeenAt);
