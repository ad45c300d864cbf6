using CultivatedLand.Application.Records;

namespace CultivatedLand.Application.Accounts;

/// <summary>Store of the accounts of this host.</summary>
public sealed class AccountStore(IRecordStore recordStore)
{
    private readonly RecordSet<Account> _recordSet = new(recordStore, "accounts");

    private int _changes;

    /// <summary>Number of changes that this process has made to accounts.</summary>
    public int Changes => Volatile.Read(ref _changes);

    public async Task<Account?> Find(string signInName, CancellationToken cancellationToken) =>
        Account.KeyOf(signInName) is { Length: > 0 and <= AccountValidation.LongestName } key
            ? await _recordSet.Find(key, cancellationToken)
            : null;

    /// <summary>
    /// Finds the account with a mail address. Null where no account has it, and where two have it: either would be a guess.
    /// </summary>
    public async Task<Account?> FindByMail(string mail, CancellationToken cancellationToken)
    {
        var found = (await All(cancellationToken))
            .Where(account => string.Equals(account.Mail, mail, StringComparison.OrdinalIgnoreCase))
            .Take(2)
            .ToList();
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>Returns all accounts in order of sign-in name.</summary>
    public async Task<IReadOnlyList<Account>> All(CancellationToken cancellationToken)
    {
        var all = new List<Account>();
        await foreach (var (_, account) in _recordSet.All(cancellationToken))
            all.Add(account);
        return all;
    }

    /// <summary>Whether there is no account. One that cannot be read counts: nobody becomes the first administrator beside it.</summary>
    public async Task<bool> IsEmpty(CancellationToken cancellationToken) => !await _recordSet.Any(cancellationToken);

    /// <returns>False where another account has this sign-in name.</returns>
    public async Task<bool> Add(Account account, CancellationToken cancellationToken)
    {
        var isAdded = await _recordSet.Add(account.Key, account, cancellationToken);
        Interlocked.Increment(ref _changes);
        return isAdded;
    }

    /// <returns>The account as it now is. Null where there is none.</returns>
    public async Task<Account?> Change(string key, Func<Account, Account> change, CancellationToken cancellationToken)
    {
        var account = await _recordSet.Change(key, before => before is null ? null : change(before), cancellationToken);
        Interlocked.Increment(ref _changes);
        return account;
    }
}
