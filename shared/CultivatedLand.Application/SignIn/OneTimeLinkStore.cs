using CultivatedLand.Application.Records;

namespace CultivatedLand.Application.SignIn;

/// <summary>Secrets that open one door once: the first administrator's, and a first or forgotten password's. Only their hash is kept.</summary>
public sealed class OneTimeLinkStore(IRecordStore recordStore, AccessRules rules)
{
    private readonly RecordSet<OneTimeLink> _recordSet = new(recordStore, "one-time-links");

    /// <summary>A new secret; those made before for the same door no longer count.</summary>
    /// <param name="account">Null for the first administrator, whom there is no account of yet.</param>
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
        && rules.Clock.GetUtcNow() < link.EndsAt
            ? link
            : null;

    /// <summary>Uses it up: of two who come at once, one gets it.</summary>
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

public sealed record OneTimeLink(string? Account, DateTimeOffset EndsAt);
