using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.Cabinets;

namespace CultivatedLand.Casework.Feeds;

/// <summary>The addresses by which people's calendars fetch their due dates: one for each account, secret, and dead once a new one is made or it is revoked.</summary>
public sealed class FeedBook(ICabinet cabinet, TimeProvider clock)
{
    private readonly Drawer<Feed> bySecret = new(cabinet, "calendar-feeds");
    private readonly Drawer<FeedOfAccount> byAccount = new(cabinet, "calendar-feed-of-account");

    /// <returns>The secret part of the address, shown this once.</returns>
    public async Task<string> Make(string account, CancellationToken cancel)
    {
        await Revoke(account, cancel);
        var secret = Secrets.New();
        var key = Secrets.KeyOf(secret)!;
        await bySecret.Add(key, new Feed(account, clock.GetUtcNow()), cancel);
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

    public async Task<Feed?> Find(string secret, CancellationToken cancel) => Secrets.KeyOf(secret) is { } key ? await bySecret.Find(key, cancel) : null;

    private sealed record FeedOfAccount(string Key, DateTimeOffset MadeAt);
}

public sealed record Feed(string Account, DateTimeOffset MadeAt);
