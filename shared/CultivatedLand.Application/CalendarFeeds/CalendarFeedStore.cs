using CultivatedLand.Application.Records;
using CultivatedLand.Application.SignIn;

namespace CultivatedLand.Application.CalendarFeeds;

/// <summary>The addresses by which people's calendars fetch their due dates: one for each account, secret, and dead once a new one is made or it is revoked.</summary>
public sealed class CalendarFeedStore(IRecordStore cabinet, TimeProvider clock)
{
    private readonly RecordSet<CalendarFeed> bySecret = new(cabinet, "calendar-feeds");
    private readonly RecordSet<FeedOfAccount> byAccount = new(cabinet, "calendar-feed-of-account");

    /// <returns>The secret part of the address, shown this once.</returns>
    public async Task<string> Make(string account, CancellationToken cancel)
    {
        await Revoke(account, cancel);
        var secret = SecretTokens.New();
        var key = SecretTokens.KeyOf(secret)!;
        await bySecret.Add(key, new CalendarFeed(account, clock.GetUtcNow()), cancel);
        await byAccount.Change(account, _ => new FeedOfAccount(key, clock.GetUtcNow()), cancel);
        return secret;
    }

    /// <returns>False where there was none.</returns>
    public async Task<bool> Revoke(string account, CancellationToken cancel)
    {
        if (await byAccount.Find(account, cancel) is not { } known) return false;
        await bySecret.Remove(known.Key, cancel);
        return await byAccount.Remove(account, cancel);
    }

    /// <summary>When the account's address was made; null where it has none.</summary>
    public async Task<DateTimeOffset?> MadeAt(string account, CancellationToken cancel) => (await byAccount.Find(account, cancel))?.MadeAt;

    public async Task<CalendarFeed?> Find(string secret, CancellationToken cancel) => SecretTokens.KeyOf(secret) is { } key ? await bySecret.Find(key, cancel) : null;

    private sealed record FeedOfAccount(string Key, DateTimeOffset MadeAt);
}

public sealed record CalendarFeed(string Account, DateTimeOffset MadeAt);
