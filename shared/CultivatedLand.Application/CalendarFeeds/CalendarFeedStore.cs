using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Records;

namespace CultivatedLand.Application.CalendarFeeds;

/// <summary>
/// Store of the secret addresses at which people's calendars fetch their due dates. Each account has one.
/// It ends when a new one is made or when it is revoked.
/// </summary>
public sealed class CalendarFeedStore(IRecordStore recordStore, TimeProvider clock)
{
    private readonly RecordSet<CalendarFeed> _bySecret = new(recordStore, "calendar-feeds");
    private readonly RecordSet<FeedOfAccount> _byAccount = new(recordStore, "calendar-feed-of-account");

    /// <returns>The secret part of the address. It is shown only this once.</returns>
    public async Task<string> Make(string account, CancellationToken cancellationToken)
    {
        await Revoke(account, cancellationToken);
        var secret = SecretTokens.New();
        var key = SecretTokens.KeyOf(secret)!;
        await _bySecret.Add(key, new CalendarFeed(account, clock.GetUtcNow()), cancellationToken);
        await _byAccount.Change(account, _ => new FeedOfAccount(key, clock.GetUtcNow()), cancellationToken);
        return secret;
    }

    /// <returns>False where the account had no address.</returns>
    public async Task<bool> Revoke(string account, CancellationToken cancellationToken)
    {
        if (await _byAccount.Find(account, cancellationToken) is not { } known)
            return false;
        await _bySecret.Remove(known.Key, cancellationToken);
        return await _byAccount.Remove(account, cancellationToken);
    }

    /// <summary>Returns the moment when the account's address was made. Null where it has none.</summary>
    public async Task<DateTimeOffset?> MadeAt(string account, CancellationToken cancellationToken) =>
        (await _byAccount.Find(account, cancellationToken))?.MadeAt;

    public async Task<CalendarFeed?> Find(string secret, CancellationToken cancellationToken) =>
        SecretTokens.KeyOf(secret) is { } key ? await _bySecret.Find(key, cancellationToken) : null;

    internal sealed record FeedOfAccount(string Key, DateTimeOffset MadeAt);
}

/// <summary>Record of one calendar feed.</summary>
public sealed record CalendarFeed(string Account, DateTimeOffset MadeAt);
