using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.CalendarFeeds;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Accounts.Administration;

/// <summary>Service that creates and changes accounts, for administrators and for people with their own account.</summary>
public sealed class AccountService(
    AccountStore accounts,
    OneTimeLinkStore oneTimeLinkStore,
    ApiTokenStore apiTokenStore,
    CalendarFeedStore calendarFeedStore,
    LendingStore lendings,
    IPasswordHasher passwordHasher,
    AccessRules rules
)
{
    private static readonly LocalizedText LastAdministrator = new(
        "这是最后一个管理员：先让另一个账号成为管理员，再改这个。",
        "This is the last administrator: make another account administrator first."
    );

    public static readonly LocalizedText DeadLink = new(
        "链接无效、已用过或已过期；请向管理员要一个新的。",
        "This link is not valid, has been used or has expired; ask the administrator for a new one."
    );

    /// <summary>Makes the link for the first administrator and returns its secret. Null where there are accounts already.</summary>
    public async Task<string?> FirstRun(CancellationToken cancellationToken) =>
        await accounts.IsEmpty(cancellationToken) ? await oneTimeLinkStore.Make(null, cancellationToken) : null;

    /// <summary>
    /// Makes the link for the first administrator where no start before has made one that is still valid, for a host that starts often.
    /// </summary>
    /// <returns>The offer. Null where there are accounts already.</returns>
    public async Task<FirstRunOffer?> FirstRunOnce(CancellationToken cancellationToken) =>
        await accounts.IsEmpty(cancellationToken) && await oneTimeLinkStore.MakeFirstRunOnce(cancellationToken) is var (secret, endsAt)
            ? new FirstRunOffer(secret, endsAt)
            : null;

    /// <summary>
    /// Creates the first account by the link that the host prints while there is none.
    /// Of two people who come at once, one becomes administrator.
    /// </summary>
    /// <returns>Null when the account was created, otherwise the fault.</returns>
    public async Task<LocalizedText?> BecomeFirst(
        string secret,
        NewAccount wanted,
        string password,
        string again,
        CancellationToken cancellationToken
    )
    {
        if ((wanted.Fault ?? AccountValidation.OfPassword(password, wanted.SignInName, again)) is { } fault)
            return fault;
        if (!await accounts.IsEmpty(cancellationToken) || await oneTimeLinkStore.Take(secret, cancellationToken) is not { Account: null })
            return DeadLink;
        var account = New(wanted with { Grants = [new Grant(AccountRole.Administrator, null)] }, wanted.Name) with
        {
            PasswordHash = passwordHasher.Hash(password),
        };
        return await accounts.Add(account, cancellationToken) ? null : Taken(wanted.SignInName);
    }

    /// <returns>The secret of the link for the first password, or the fault.</returns>
    public async Task<(string? Secret, LocalizedText? Fault)> Create(NewAccount wanted, string by, CancellationToken cancellationToken)
    {
        if ((wanted.Fault ?? await MailTaken(wanted.Mail, null, cancellationToken)) is { } fault)
            return (null, fault);
        var account = New(wanted, by);
        return await accounts.Add(account, cancellationToken)
            ? (await oneTimeLinkStore.Make(account.Key, cancellationToken), null)
            : (null, Taken(wanted.SignInName));
    }

    /// <summary>
    /// Changes the name, the mail address, the grants and whether the account may sign in.
    /// The last administrator cannot give up that role.
    /// </summary>
    /// <returns>Null when the account was changed, otherwise the fault.</returns>
    public async Task<LocalizedText?> Change(string key, NewAccount wanted, bool isDisabled, CancellationToken cancellationToken)
    {
        if ((wanted.Fault ?? await MailTaken(wanted.Mail, key, cancellationToken)) is { } fault)
            return fault;
        Account? before = null;
        var others = (await accounts.All(cancellationToken)).Any(account => account.Key != key && account.IsAdministrator);
        LocalizedText? refusal = null;
        var changed = await accounts.Change(
            key,
            account =>
            {
                before = account;
                var after = account with { Name = wanted.Name, Mail = wanted.Mail, Grants = wanted.Grants, IsDisabled = isDisabled };
                refusal = account.IsAdministrator && !after.IsAdministrator && !others ? LastAdministrator : null;
                return refusal is null
                    ? after with
                    {
                        Stamp = isDisabled && !account.IsDisabled ? account.Stamp + 1 : account.Stamp,
                    }
                    : account;
            },
            cancellationToken
        );
        if (changed is null || before is null)
            return new("没有这个账号。", "There is no such account.");
        if (refusal is null && before.IsAdministrator && !(await accounts.All(cancellationToken)).Any(account => account.IsAdministrator))
            return await PutBack(before, cancellationToken);
        if (refusal is null && isDisabled)
            await oneTimeLinkStore.Revoke(key, cancellationToken);

        // What a disabled account had does not come back with it: whoever enables it does not know who holds these by now.
        if (refusal is null && (isDisabled || before.IsDisabled))
        {
            await EndAccess(key, cancellationToken);
            await lendings.EndAll(key, "账号停用", rules.Clock.GetUtcNow(), cancellationToken);
        }

        return refusal;
    }

    /// <summary>Gives the role back where two administrators took it from each other at one moment.</summary>
    private async Task<LocalizedText> PutBack(Account before, CancellationToken cancellationToken)
    {
        await accounts.Change(
            before.Key,
            account => account with { Grants = before.Grants, IsDisabled = before.IsDisabled },
            cancellationToken
        );
        return LastAdministrator;
    }

    /// <summary>Ends the tokens of an account and its calendar's address, which no password protects.</summary>
    public async Task EndAccess(string key, CancellationToken cancellationToken)
    {
        await apiTokenStore.RevokeAll(key, cancellationToken);
        await calendarFeedStore.Revoke(key, cancellationToken);
    }

    /// <summary>Makes a new one-time link for a forgotten password. The old password stays valid until a new one is chosen.</summary>
    /// <returns>The secret of the link. Null where there is no such account, or it is disabled.</returns>
    public async Task<string?> Invite(string key, CancellationToken cancellationToken) =>
        await accounts.Find(key, cancellationToken) is { IsDisabled: false } ? await oneTimeLinkStore.Make(key, cancellationToken) : null;

    /// <summary>Finds the account of a one-time link that is still valid. Looking does not use the link up.</summary>
    public async Task<Account?> Invited(string secret, CancellationToken cancellationToken) =>
        await oneTimeLinkStore.Look(secret, cancellationToken) is { Account: { } key }
        && await accounts.Find(key, cancellationToken) is { IsDisabled: false } account
            ? account
            : null;

    /// <summary>Sets a first or new password by a one-time link. All earlier sessions end, and a lock is lifted.</summary>
    public async Task<(Account? Account, LocalizedText? Fault)> Welcome(
        string secret,
        string password,
        string again,
        CancellationToken cancellationToken
    )
    {
        if (await Invited(secret, cancellationToken) is not { } account)
            return (null, DeadLink);
        if (AccountValidation.OfPassword(password, account.SignInName, again) is { } fault)
            return (null, fault);
        if (await oneTimeLinkStore.Take(secret, cancellationToken) is null)
            return (null, DeadLink);
        return (await SetPassword(account.Key, password, cancellationToken), null);
    }

    /// <summary>Sets the password. All other sessions end.</summary>
    public Task<Account?> SetPassword(string key, string password, CancellationToken cancellationToken) =>
        accounts.Change(
            key,
            account =>
                account with
                {
                    PasswordHash = passwordHasher.Hash(password),
                    Stamp = account.Stamp + 1,
                    Failures = 0,
                    FailuresByOrigin = null,
                    LockedUntil = null,
                },
            cancellationToken
        );

    /// <summary>Ends all waiting at an account. Its password, sessions and devices stay as they are.</summary>
    /// <returns>The account. Null where there is none.</returns>
    public async Task<Account?> Unlock(string signInName, CancellationToken cancellationToken) =>
        await accounts.Find(signInName, cancellationToken) is { } account
            ? await accounts.Change(
                account.Key,
                known => known with { Failures = 0, FailuresByOrigin = null, LockedUntil = null, Unlocks = known.Unlocks + 1 },
                cancellationToken
            )
            : null;

    public Task<Account?> EndSessions(string key, CancellationToken cancellationToken) =>
        accounts.Change(key, account => account with { Stamp = account.Stamp + 1 }, cancellationToken);

    private Account New(NewAccount wanted, string by) =>
        new(wanted.SignInName, wanted.Name, wanted.Mail, wanted.Grants, rules.Clock.GetUtcNow(), by);

    private async Task<LocalizedText?> MailTaken(string? mail, string? but, CancellationToken cancellationToken) =>
        mail is not null
        && (await accounts.All(cancellationToken)).FirstOrDefault(account =>
            account.Key != but && string.Equals(account.Mail, mail, StringComparison.OrdinalIgnoreCase)
        )
            is { } other
            ? new(
                $"邮箱{mail}已属于账号“{other.SignInName}”；一个邮箱只能属于一个账号。",
                $"The address {mail} belongs to the account “{other.SignInName}”; an address belongs to one account."
            )
            : null;

    public static LocalizedText Taken(string name) =>
        new($"登录名“{name}”已有人使用，请换一个。", $"The sign-in name “{name}” is taken; choose another.");
}

/// <summary>Offer of the link for the first administrator.</summary>
/// <param name="Secret">Secret of the link. Null where an earlier start has it, and it is still valid.</param>
public sealed record FirstRunOffer(string? Secret, DateTimeOffset EndsAt);
