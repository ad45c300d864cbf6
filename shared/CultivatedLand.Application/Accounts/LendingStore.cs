using System.Globalization;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Records;

namespace CultivatedLand.Application.Accounts;

/// <summary>Who has lent powers to whom. What is over stays: it is the history of both accounts.</summary>
public sealed class LendingStore(IRecordStore recordStore)
{
    private readonly RecordSet<Lending> _recordSet = new(recordStore, "lendings");

    public Task Add(Lending lending, CancellationToken cancellationToken) =>
        _recordSet.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{lending.To}|{lending.LentAt.ToUnixTimeMilliseconds():D14}|{SecretTokens.New()[..8]}"
            ),
            lending,
            cancellationToken
        );

    public async Task<Lending?> Find(string key, CancellationToken cancellationToken) =>
        key.Length is > 0 and <= 200 ? await _recordSet.Find(key, cancellationToken) : null;

    /// <summary>Asked by every request, and therefore found by the borrower's key alone.</summary>
    public async Task<IReadOnlyList<Lending>> To(string account, CancellationToken cancellationToken)
    {
        var found = new List<Lending>();
        await foreach (var (_, lending) in _recordSet.All(cancellationToken, account + "|"))
            found.Add(lending);
        return found;
    }

    /// <summary>Those of an account on either side, each with its key, the latest first.</summary>
    public async Task<IReadOnlyList<(string Key, Lending Lending)>> Of(string account, CancellationToken cancellationToken)
    {
        var found = new List<(string Key, Lending Lending)>();
        await foreach (var (key, lending) in _recordSet.All(cancellationToken))
        {
            if (lending.From == account || lending.To == account)
                found.Add((key, lending));
        }

        return [.. found.OrderByDescending(entry => entry.Lending.LentAt)];
    }

    /// <summary>Everything that an account has lent, or was lent, and that is not over.</summary>
    public async Task EndAll(string account, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var (key, lending) in await Of(account, cancellationToken))
        {
            if (lending.EndedAt is null)
                await End(key, by, at, cancellationToken);
        }
    }

    /// <returns>False where it had been ended before, or is not there.</returns>
    public async Task<bool> End(string key, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var won = false;
        await _recordSet.Change(
            key,
            before =>
            {
                won = before is { EndedAt: null };
                return won ? before! with { EndedAt = at, EndedBy = by } : null;
            },
            cancellationToken
        );
        return won;
    }
}
