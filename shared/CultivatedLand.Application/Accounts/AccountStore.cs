using CultivatedLand.Application.Records;

namespace CultivatedLand.Application.Accounts;

/// <summary>The accounts of this host.</summary>
public sealed class AccountStore(IRecordStore cabinet)
{
    private readonly RecordSet<Account> drawer = new(cabinet, "accounts");

    public async Task<Account?> Find(string signInName, CancellationToken cancel) =>
        Account.KeyOf(signInName) is { Length: > 0 and <= AccountValidation.LongestName } key ? await drawer.Find(key, cancel) : null;

    /// <summary>Null where nobody has this address, and where two have: it would be a guess which of them it is.</summary>
    public async Task<Account?> FindByMail(string mail, CancellationToken cancel)
    {
        var found = (await All(cancel)).Where(account => string.Equals(account.Mail, mail, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>In order of sign-in name.</summary>
    public async Task<IReadOnlyList<Account>> All(CancellationToken cancel)
    {
        var all = new List<Account>();
        await foreach (var (_, account) in drawer.All(cancel)) all.Add(account);
        return all;
    }

    public async Task<bool> IsEmpty(CancellationToken cancel)
    {
        await foreach (var _ in drawer.All(cancel)) return false;
        return true;
    }

    /// <returns>False where somebody has this sign-in name already.</returns>
    public Task<bool> Add(Account account, CancellationToken cancel) => drawer.Add(account.Key, account, cancel);

    /// <returns>The account as it now stands; null where there is none.</returns>
    public Task<Account?> Change(string key, Func<Account, Account> change, CancellationToken cancel) =>
        drawer.Change(key, before => before is null ? null : change(before), cancel);
}
