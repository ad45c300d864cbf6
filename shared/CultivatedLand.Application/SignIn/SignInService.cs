using CultivatedLand.Application.Accounts;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.SignIn;

/// <summary>
/// Service that signs people in by name and password. It makes people who guess wait, longer each time.
/// Whoever guesses makes neither the account's owner nor the rest of an office wait.
/// </summary>
public sealed class SignInService(
    AccountStore accounts,
    SessionStore sessions,
    IPasswordHasher passwordHasher,
    SignInThrottle signInThrottle,
    FailedSignInNotifier failedSignInNotifier,
    AccessRules rules
)
{
    private static readonly LocalizedText Wrong = new("登录名或密码不对。", "The sign-in name or the password is not right.");

    /// <summary>Hash that is checked where there is no account, so that the answer takes as long as with an account.</summary>
    private readonly Lazy<string> _nobody = new(() => passwordHasher.Hash(SecretTokens.New()));

    /// <param name="address">Network address of the request.</param>
    /// <param name="devices">What the browser shows of earlier sign-ins on it.</param>
    public async Task<SignInOutcome> SignIn(
        string signInName,
        string password,
        string address,
        IReadOnlyList<KnownDevice> devices,
        CancellationToken cancellationToken
    )
    {
        var account = await accounts.Find(signInName, cancellationToken);
        var attempt = Attempt(account, Cut(Account.KeyOf(signInName)), address, devices);
        if (Begin(attempt) is { Ticks: > 0 } wait)
            return new SignInOutcome.Locked(Wait(wait), wait);
        if (!await Check(account, password, cancellationToken))
        {
            await Fail(account, cancellationToken);
            return new SignInOutcome.Refused(Wrong);
        }

        Succeed(attempt);
        account = await accounts.Change(
            account!.Key,
            known => known with { Failures = 0, EarlierFailures = known.Failures, LastSignInAt = rules.Clock.GetUtcNow() },
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

    /// <summary>Returns what an attempt is counted under. A new password and an administrator who unlocks the account begin anew.</summary>
    private SignInAttempt Attempt(Account? account, string name, string address, IReadOnlyList<KnownDevice> devices)
    {
        var epoch = account is null ? "" : $"{account.Stamp}.{account.Unlocks}";
        var (everywhere, here) = ($"name {name} {epoch}", $"address {address}");
        if (account is not null && devices.FirstOrDefault(device => IsOf(device, account)) is { } known)
            return new SignInAttempt($"device {known.Id} {name} {epoch}", everywhere, null, rules.OfName);
        var isUnderAttack =
            signInThrottle.CountOf(here) >= rules.AttemptsFromAddress || signInThrottle.CountOf(everywhere) >= rules.AttemptsOnAccount;
        return new SignInAttempt(
            $"name {name} {epoch} at {address}",
            everywhere,
            here,
            isUnderAttack ? rules.OfName with { Allowed = 1 } : rules.OfName
        );
    }

    private bool IsOf(KnownDevice device, Account account) =>
        device.Account == account.Key && device.Stamp == account.Stamp && rules.Clock.GetUtcNow() - device.SignedInAt < rules.DeviceLasts;

    /// <summary>Counts the attempt as a failure before the check, so that many attempts at once gain nothing over many in a row.</summary>
    private TimeSpan Begin(SignInAttempt attempt)
    {
        if (attempt.Address is { } address && signInThrottle.Begin(address, rules.OfAddress) is { Ticks: > 0 } busy)
            return busy;
        var wait = signInThrottle.Begin(attempt.Key, attempt.Steps);
        if (wait > TimeSpan.Zero && attempt.Address is not null)
            signInThrottle.Undo(attempt.Address);
        if (wait == TimeSpan.Zero)
            signInThrottle.Begin(attempt.Everywhere, LockSteps.Never);
        return wait;
    }

    private void Succeed(SignInAttempt attempt)
    {
        signInThrottle.Clear(attempt.Key);
        signInThrottle.Undo(attempt.Everywhere);
        if (attempt.Address is not null)
            signInThrottle.Undo(attempt.Address);
    }

    private async Task Fail(Account? account, CancellationToken cancellationToken)
    {
        if (account is null)
            return;
        var failed = await accounts.Change(
            account.Key,
            known => known with { Failures = known.Failures + 1, LastFailureAt = rules.Clock.GetUtcNow() },
            cancellationToken
        );
        if (failed?.Failures >= rules.FailuresUntilTold && !failed.IsDisabled)
            await failedSignInNotifier.Send(failed, cancellationToken);
    }

    private static string Cut(string name) => name.Length <= AccountValidation.LongestName ? name : name[..AccountValidation.LongestName];

    private static LocalizedText Wait(TimeSpan wait)
    {
        var minutes = (int)Math.Ceiling(wait.TotalMinutes);
        return new(
            $"多次输入有误，请在{minutes}分钟后再试；忘记密码请向管理员要一次性链接。您登录过的设备不受影响。",
            $"Too many wrong attempts; try again in {minutes} min. If you forgot the password, "
                + "ask the administrator for a one-time link. Devices on which you have signed in do not wait."
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
    public sealed record Locked(LocalizedText Why, TimeSpan Wait) : SignInOutcome;
}

/// <summary>What one attempt to sign in is counted under.</summary>
/// <param name="Key">The name at this address, or the known device.</param>
/// <param name="Everywhere">The name wherever it is tried.</param>
/// <param name="Address">Null for a known device, which does not wait with its address.</param>
internal sealed record SignInAttempt(string Key, string Everywhere, string? Address, LockSteps Steps);
