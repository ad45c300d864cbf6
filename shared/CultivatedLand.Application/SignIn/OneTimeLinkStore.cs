using CultivatedLand.Application.Records;

namespace CultivatedLand.Application.SignIn;

/// <summary>
/// Store of one-time links: for the first administrator, and for a first or forgotten password. Only the hash of the secret is stored.
/// </summary>
public sealed class OneTimeLinkStore(IRecordStore recordStore, AccessRules rules)
{
    private readonly RecordSet<OneTimeLink> _recordSet = new(recordStore, "one-time-links");

    /// <summary>Makes a link and returns its secret. Earlier links for the same purpose end.</summary>
    /// <param name="account">Account of the link. Null for the first administrator, who has no account yet.</param>
    public async Task<string> Make(string? account, CancellationToken cancellationToken)
    {
        await Revoke(account, cancellationToken);
        var secret = SecretTokens.New();
        var ends = rules.Clock.GetUtcNow() + (account is null ? rules.FirstRunLasts : rules.WelcomeLasts);
        await _recordSet.Add(SecretTokens.KeyOf(secret)!, new OneTimeLink(account, ends), cancellationToken);
        return secret;
    }

    public async Task<OneTimeLink?> Look(string secret, CancellationToken cancellationToken) =>
        SecretTokens.KeyOf(secret) is { } key
        && await _recordSet.Find(key, cancellationToken) is { } link
        && rules.Clock.GetUtcNow() is var now
        && now < link.EndsAt
        && link.EndsAt <= now + (link.Account is null ? rules.FirstRunLasts : rules.WelcomeLasts) + rules.ClockTolerance
            ? link
            : null;

    /// <summary>Uses a link up. Of two people who come at once, one gets it.</summary>
    public async Task<OneTimeLink?> Take(string secret, CancellationToken cancellationToken) =>
        await Look(secret, cancellationToken) is { } link && await _recordSet.Remove(SecretTokens.KeyOf(secret)!, cancellationToken)
            ? link
            : null;

    public async Task Revoke(string? account, CancellationToken cancellationToken)
    {
        await foreach (var (key, link) in _recordSet.All(cancellationToken))
        {
            if (link.Account == account || rules.Clock.GetUtcNow() >= link.EndsAt)
                await _recordSet.Remove(key, cancellationToken);
        }
    }
}

/// <summary>Record of a one-time link.</summary>
public sealed record OneTimeLink(string? Account, DateTimeOffset EndsAt);
