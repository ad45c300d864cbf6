using CultivatedLand.Application.Records;

namespace CultivatedLand.Application.SignIn;

/// <summary>Secrets that open one door once: the first administrator's, and a first or forgotten password's. Only their hash is kept.</summary>
public sealed class OneTimeLinkStore(IRecordStore cabinet, AccessRules rules)
{
    private readonly RecordSet<OneTimeLink> drawer = new(cabinet, "one-time-links");

    /// <summary>A new secret; those made before for the same door no longer count.</summary>
    /// <param name="account">Null for the first administrator, whom there is no account of yet.</param>
    public async Task<string> Make(string? account, CancellationToken cancel)
    {
        await Revoke(account, cancel);
        var secret = SecretTokens.New();
        var ends = rules.Clock.GetUtcNow() + (account is null ? rules.FirstRunLasts : rules.WelcomeLasts);
        await drawer.Add(SecretTokens.KeyOf(secret)!, new OneTimeLink(account, ends), cancel);
        return secret;
    }

    public async Task<OneTimeLink?> Look(string secret, CancellationToken cancel) =>
        SecretTokens.KeyOf(secret) is { } key && await drawer.Find(key, cancel) is { } link && rules.Clock.GetUtcNow() < link.EndsAt ? link : null;

    /// <summary>Uses it up: of two who come at once, one gets it.</summary>
    public async Task<OneTimeLink?> Take(string secret, CancellationToken cancel) =>
        await Look(secret, cancel) is { } link && await drawer.Remove(SecretTokens.KeyOf(secret)!, cancel) ? link : null;

    public async Task Revoke(string? account, CancellationToken cancel)
    {
        await foreach (var (key, link) in drawer.All(cancel))
        {
            if (link.Account == account || rules.Clock.GetUtcNow() >= link.EndsAt) await drawer.Remove(key, cancel);
        }
    }
}

public sealed record OneTimeLink(string? Account, DateTimeOffset EndsAt);
