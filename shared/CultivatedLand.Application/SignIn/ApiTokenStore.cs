using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Records;

namespace CultivatedLand.Application.SignIn;

/// <summary>
/// Store of tokens by which programs act for an account. A token is shown once and stored as a hash.
/// It ends by its date or when it is revoked.
/// </summary>
public sealed class ApiTokenStore(IRecordStore recordStore, AccessRules rules)
{
    /// <summary>Prefix by which a leaked token can be recognised in other people's files.</summary>
    public const string Prefix = "clt_";

    public const int LongestName = 60;

    private readonly RecordSet<ApiToken> _recordSet = new(recordStore, "api-tokens");

    /// <returns>The token itself. Null where the account has the largest allowed number of tokens.</returns>
    public async Task<string?> Make(string account, string name, TimeSpan lasts, bool readsOnly, CancellationToken cancellationToken)
    {
        if ((await Of(account, cancellationToken)).Count >= rules.TokensPerAccount)
            return null;
        var (secret, now) = (Prefix + SecretTokens.New(), rules.Clock.GetUtcNow());
        var ends = now + (lasts < rules.TokenLongest ? lasts : rules.TokenLongest);
        await _recordSet.Add(SecretTokens.KeyOf(secret)!, new ApiToken(account, name, now, ends, readsOnly), cancellationToken);
        return secret;
    }

    public async Task<ApiToken?> Find(string secret, CancellationToken cancellationToken) =>
        secret.StartsWith(Prefix, StringComparison.Ordinal)
        && SecretTokens.KeyOf(secret) is { } key
        && await _recordSet.Find(key, cancellationToken) is { } token
        && rules.Clock.GetUtcNow() < token.EndsAt
        && token.MadeAt <= rules.Clock.GetUtcNow() + rules.ClockTolerance
            ? token
            : null;

    /// <summary>Returns the valid tokens of an account, latest first. Each has the id by which it is revoked.</summary>
    public async Task<IReadOnlyList<(string Id, ApiToken Token)>> Of(string account, CancellationToken cancellationToken)
    {
        var own = new List<(string Id, ApiToken Token)>();
        await foreach (var (key, token) in _recordSet.All(cancellationToken))
        {
            if (rules.Clock.GetUtcNow() >= token.EndsAt)
                await _recordSet.Remove(key, cancellationToken);
            else if (token.Account == account)
                own.Add((key, token));
        }

        return [.. own.OrderByDescending(entry => entry.Token.MadeAt)];
    }

    /// <summary>All of an account, at once.</summary>
    public async Task RevokeAll(string account, CancellationToken cancellationToken)
    {
        foreach (var (id, _) in await Of(account, cancellationToken))
            await _recordSet.Remove(id, cancellationToken);
    }

    /// <returns>False where the account has no such token.</returns>
    public async Task<bool> Revoke(string account, string id, CancellationToken cancellationToken) =>
        id.Length is > 0 and <= 100
        && await _recordSet.Find(id, cancellationToken) is { } token
        && token.Account == account
        && await _recordSet.Remove(id, cancellationToken);
}

/// <summary>Record of a token.</summary>
/// <param name="ReadsOnly">Whether the token may only read, whatever the account may do.</param>
public sealed record ApiToken(string Account, string Name, DateTimeOffset MadeAt, DateTimeOffset EndsAt, bool ReadsOnly);
