using CultivatedLand.Application.Accounts;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.SignIn;

/// <summary>Service that signs people in by name and password. It makes people who guess wait, longer each time.</summary>
public sealed class SignInService(
    AccountStore accounts,
    SessionStore sessions,
    IPasswordHasher passwordHasher,
    SignInThrottle signInThrottle,
    AccessRules rules
)
{
    private static readonly LocalizedText Wrong = new("登录名或密码不对。", "The sign-in name or the password is not right.");

    /// <summary>Hash that is checked where there is no account, so that the answer takes as long as with an account.</summary>
    private readonly Lazy<string> _nobody = new(() => passwordHasher.Hash(SecretTokens.New()));

    /// <param name="address">Network address of the request. Failures are counted for it too.</param>
    public async Task<SignInOutcome> SignIn(string signInName, string password, string address, CancellationToken cancellationToken)
    {
        var (name, from) = ($"name {Cut(Account.KeyOf(signInName))}", $"address {address}");
        var account = await accounts.Find(signInName, cancellationToken);
        var wait = Longest(signInThrottle.LockOf(from), account is null ? signInThrottle.LockOf(name) : Left(account));
        if (wait > TimeSpan.Zero)
            return new SignInOutcome.Locked(Wait(wait));

        // The attempt counts as a failure before the check, so that many attempts at once gain nothing over many in a row.
        signInThrottle.Fail(from, rules.AttemptsFromAddress);
        if (account is null)
            signInThrottle.Fail(name, rules.AttemptsOnAccount);
        else if (await Count(account, cancellationToken) is { } locked)
            return new SignInOutcome.Locked(Wait(locked));
        if (!await Check(account, password, cancellationToken))
            return new SignInOutcome.Refused(Wrong);

        signInThrottle.Undo(from);
        account = await accounts.Change(
            account!.Key,
            known => known with { Failures = 0, LockedUntil = null, LastSignInAt = rules.Clock.GetUtcNow() },
            cancellationToken
        );
        return new SignInOutcome.SignedIn(account!, await sessions.Begin(account!, cancellationToken));
    }

    /// <summary>Whether a password is that of the account. It is for signed-in people who change it.</summary>
    public bool IsPassword(Account account, string password) =>
        password.Length <= AccountValidation.LongestPassword
        && account.PasswordHash is { } hash
        && passwordHasher.Check(hash, password) != PasswordCheck.Wrong;

    private async Task<bool> Check(Account? account, string password, CancellationToken cancellationToken)
    {
        if (password.Length > AccountValidation.LongestPassword)
            return false;
        var outcome = passwordHasher.Check(account?.PasswordHash ?? _nobody.Value, password);
        if (account is null or { PasswordHash: null } or { IsDisabled: true } || outcome == PasswordCheck.Wrong)
            return false;
        if (outcome == PasswordCheck.RightButOutdated)
            await accounts.Change(account.Key, known => known with { PasswordHash = passwordHasher.Hash(password) }, cancellationToken);
        return true;
    }

    /// <returns>The time that the account stays locked, where other failures have locked it meanwhile. Otherwise null.</returns>
    private async Task<TimeSpan?> Count(Account account, CancellationToken cancellationToken)
    {
        TimeSpan? locked = null;
        await accounts.Change(
            account.Key,
            known =>
            {
                locked = Left(known) is { Ticks: > 0 } left ? left : null;
                return locked is null ? Failed(known) : known;
            },
            cancellationToken
        );
        return locked;
    }

    private Account Failed(Account account)
    {
        var failures = account.Failures + 1;
        var wait = rules.LockAfter(failures, rules.AttemptsOnAccount);
        return account with { Failures = failures, LockedUntil = wait > TimeSpan.Zero ? rules.Clock.GetUtcNow() + wait : null };
    }

    private TimeSpan Left(Account account) =>
        account.LockedUntil is { } until && until > rules.Clock.GetUtcNow() ? until - rules.Clock.GetUtcNow() : TimeSpan.Zero;

    private static string Cut(string name) => name.Length <= AccountValidation.LongestName ? name : name[..AccountValidation.LongestName];

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static LocalizedText Wait(TimeSpan wait)
    {
        var minutes = (int)Math.Ceiling(wait.TotalMinutes);
        return new(
            $"多次输入有误，请在{minutes}分钟后再试；忘记密码请向管理员要一次性链接。",
            $"Too many wrong attempts; try again in {minutes} min. If you forgot the password, "
                + "ask the administrator for a one-time link."
        );
    }
}

/// <summary>Result of a sign-in.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome() { }

    /// <param name="Session">Secret for the cookie.</param>
    public sealed record SignedIn(Account Account, string Session) : SignInOutcome;

    public sealed record Refused(LocalizedText Why) : SignInOutcome;

    /// <summary>There were too many failures. The password was not checked.</summary>
    public sealed record Locked(LocalizedText Why) : SignInOutcome;
}
