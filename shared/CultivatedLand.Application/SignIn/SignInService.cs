using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.SignIn;

/// <summary>
/// Service that signs people in by name and password. It makes people who guess wait, longer each time.
/// Whoever guesses makes neither the account's owner nor the rest of an office wait.
/// </summary>
public sealed class SignInService(
    AccountStore accounts,
    IPasswordHasher passwordHasher,
    SignInThrottle signInThrottle,
    FailedSignInNotifier failedSignInNotifier,
    SecondStepNotifier secondStepNotifier,
    SecondStepService secondStepService,
    AccessRules rules
)
{
    private static readonly LocalizedText Wrong = new("登录名或密码不对。", "The sign-in name or the password is not right.");
    private static readonly LocalizedText WrongCode = new(
        "验证码不对。请输入设备上现在显示的6位数字，或一个没有用过的恢复码。",
        "The code is not right. Give the six digits that your device shows now, or a recovery code that was not used."
    );
    private static readonly LocalizedText UsedCode = new(
        "这个验证码已经用过，或比用过的更早；请等设备显示下一个。",
        "This code was used before, or is older than one that was; wait for the next one."
    );
    private static readonly LocalizedText WrongPassword = new(
        "现在的密码不对，没有更改。",
        "The present password is not right; nothing was changed."
    );

    /// <summary>Hash that is checked where there is no account, so that the answer takes as long as with an account.</summary>
    private readonly Lazy<string> _nobody = new(() => passwordHasher.Hash(SecretTokens.New()));

    /// <param name="address">Network address of the client. Null if it is not known: no address is counted then.</param>
    /// <param name="devices">What the browser shows of earlier sign-ins on it.</param>
    public async Task<SignInOutcome> SignIn(
        string signInName,
        string password,
        string? address,
        IReadOnlyList<KnownDevice> devices,
        CancellationToken cancellationToken
    )
    {
        var account = await accounts.Find(signInName, cancellationToken);
        var attempt = Attempt(account, Cut(Account.KeyOf(signInName)), address, devices);
        if (Begin(attempt, account) is { Ticks: > 0 } wait)
            return new SignInOutcome.Locked(Wait(wait), wait);
        if (!await Check(account, password, cancellationToken))
        {
            await Fail(attempt, account, cancellationToken);
            return new SignInOutcome.Refused(Wrong);
        }

        if (account!.SecondStep is { } step)
        {
            // Failures before are not forgotten yet: whoever has the password would have as many codes as he likes.
            TakeBack(attempt);
            return new SignInOutcome.CodeNeeded(
                new PendingSignIn(account.Key, account.Stamp, step.Uses, rules.Clock.GetUtcNow() + rules.CodeLasts)
            );
        }

        return await Enter(attempt, account, cancellationToken);
    }

    /// <summary>Goes on with a sign-in whose password was right. A wrong code counts like a wrong password.</summary>
    public async Task<SignInOutcome> EnterCode(
        PendingSignIn pending,
        string code,
        string? address,
        IReadOnlyList<KnownDevice> devices,
        CancellationToken cancellationToken
    )
    {
        if (await Pending(pending, cancellationToken) is not { } account)
            return new SignInOutcome.Over();
        var attempt = Attempt(account, account.Key, address, devices, isOfCode: true);
        if (Begin(attempt, account) is { Ticks: > 0 } wait)
            return new SignInOutcome.Locked(Wait(wait), wait);
        var check = await secondStepService.Use(account.Key, pending.Uses, code, cancellationToken);
        if (check == CodeCheck.Right)
            return await Enter(attempt, account, cancellationToken);
        await Fail(attempt, account, cancellationToken, isOfCode: true);
        return new SignInOutcome.Refused(check == CodeCheck.Used ? UsedCode : WrongCode);
    }

    /// <returns>The account of a sign-in that waits for its code. Null where the sign-in is over.</returns>
    public async Task<Account?> Pending(PendingSignIn pending, CancellationToken cancellationToken) =>
        rules.Clock.GetUtcNow() < pending.EndsAt
        && await accounts.Find(pending.Account, cancellationToken) is { IsDisabled: false, SecondStep: { } step } account
        && account.Stamp == pending.Stamp
        && step.Uses == pending.Uses
            ? account
            : null;

    /// <summary>
    /// Asks a signed-in person anew for the password, and for a code where one is given. Failures count as those of a sign-in.
    /// </summary>
    /// <returns>Null if both are right.</returns>
    public async Task<LocalizedText?> Prove(
        Account account,
        string password,
        string? code,
        string? address,
        IReadOnlyList<KnownDevice> devices,
        CancellationToken cancellationToken
    )
    {
        var attempt = Attempt(account, account.Key, address, devices, isOfCode: code is not null);
        if (Begin(attempt, account) is { Ticks: > 0 } wait)
            return Wait(wait);
        if (!IsPassword(account, password))
        {
            await Fail(attempt, account, cancellationToken);
            return WrongPassword;
        }

        var check = code is null ? CodeCheck.Right : await secondStepService.Use(account.Key, null, code, cancellationToken);
        if (check == CodeCheck.Right)
        {
            Succeed(attempt);
            if (account.FailuresByOrigin?.Any(one => one.Origin == attempt.Origin) == true)
                await accounts.Change(
                    account.Key,
                    known => known with { FailuresByOrigin = OriginFailures.Without(known.FailuresByOrigin, attempt.Origin) },
                    cancellationToken
                );
            return null;
        }

        await Fail(attempt, account, cancellationToken, isOfCode: true);
        return check == CodeCheck.Used ? UsedCode : WrongCode;
    }

    private async Task<SignInOutcome> Enter(SignInAttempt attempt, Account account, CancellationToken cancellationToken)
    {
        Succeed(attempt);
        var entered = await accounts.Change(
            account.Key,
            known =>
                known with
                {
                    Failures = 0,
                    EarlierFailures = known.Failures,
                    LastSignInAt = rules.Clock.GetUtcNow(),
                    FailuresByOrigin = OriginFailures.Without(known.FailuresByOrigin, attempt.Origin),
                },
            cancellationToken
        );
        return new SignInOutcome.SignedIn(entered!);
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

    /// <summary>
    /// Returns what an attempt is counted under. A new password, or an administrator who unlocks the account, begins anew.
    /// </summary>
    private SignInAttempt Attempt(Account? account, string name, string? address, IReadOnlyList<KnownDevice> devices, bool isOfCode = false)
    {
        var epoch = account is null ? "" : $"{account.Stamp}.{account.Unlocks}";
        var (everywhere, here) = ($"name {name} {epoch}", address is null ? null : $"address {address}");
        if (account is not null && devices.FirstOrDefault(device => IsOf(device, account)) is { } known)
            return new SignInAttempt($"device {known.Id} {name} {epoch}", everywhere, null, null, rules.OfName);
        var isUnderAttack =
            (here is not null && signInThrottle.CountOf(here) >= rules.AttemptsFromAddress)
            || signInThrottle.CountOf(everywhere) >= rules.AttemptsOnAccount
            || IsUnderAttackElsewhere(account);
        return new SignInAttempt(
            $"name {name} {epoch} at {address}",
            everywhere,
            here,
            isOfCode ? $"codes {name} {epoch}" : null,
            isUnderAttack ? rules.OfName with { Allowed = 1 } : rules.OfName
        );
    }

    /// <summary>
    /// Whether wrong passwords on the account add up over all machines. The counter is of one machine and empty after a start;
    /// the account itself is read by all of them.
    /// </summary>
    private bool IsUnderAttackElsewhere(Account? account) =>
        account is { LastFailureAt: { } last }
        && account.Failures >= rules.AttemptsOnAccount
        && rules.Clock.GetUtcNow() - last < LockSteps.Memory;

    /// <summary>
    /// Returns the time to wait after failures that any machine has seen. The account is read for the password and written for a failure
    /// anyway, so this costs nothing. A name without an account has nothing to guess.
    /// An address that tries many names is counted by each machine alone: a record for every address would let anybody write as many as he likes.
    /// </summary>
    private TimeSpan WaitElsewhere(SignInAttempt attempt, Account? account) =>
        account?.FailuresByOrigin?.FirstOrDefault(one => one.Origin == attempt.Origin)?.Wait(attempt.Steps, rules.Clock.GetUtcNow())
        ?? TimeSpan.Zero;

    private bool IsOf(KnownDevice device, Account account) =>
        device.Account == account.Key && device.Stamp == account.Stamp && rules.Clock.GetUtcNow() - device.SignedInAt < rules.DeviceLasts;

    /// <summary>Counts the attempt as a failure before the check, so that many attempts at once gain nothing over many in a row.</summary>
    private TimeSpan Begin(SignInAttempt attempt, Account? account)
    {
        if (WaitElsewhere(attempt, account) is { Ticks: > 0 } elsewhere)
            return elsewhere;
        var begun = new List<string>();
        foreach (var (key, steps) in Counted(attempt))
        {
            if (signInThrottle.Begin(key, steps) is { Ticks: > 0 } wait)
            {
                begun.ForEach(signInThrottle.Undo);
                return wait;
            }

            begun.Add(key);
        }

        return TimeSpan.Zero;
    }

    private IEnumerable<(string Key, LockSteps Steps)> Counted(SignInAttempt attempt)
    {
        if (attempt.Address is { } address)
            yield return (address, rules.OfAddress);
        yield return (attempt.Key, attempt.Steps);
        if (attempt.Codes is { } codes)
            yield return (codes, rules.OfCodes);
        yield return (attempt.Everywhere, LockSteps.Never);
    }

    private void Succeed(SignInAttempt attempt)
    {
        TakeBack(attempt);
        signInThrottle.Clear(attempt.Key);
        if (attempt.Codes is { } codes)
            signInThrottle.Clear(codes);
    }

    /// <summary>Takes back that the attempt was counted as a failure. Failures before it stay counted.</summary>
    private void TakeBack(SignInAttempt attempt)
    {
        foreach (var (key, _) in Counted(attempt))
            signInThrottle.Undo(key);
    }

    private async Task Fail(SignInAttempt attempt, Account? account, CancellationToken cancellationToken, bool isOfCode = false)
    {
        if (account is null)
            return;
        var failed = await accounts.Change(
            account.Key,
            known =>
                known with
                {
                    Failures = known.Failures + 1,
                    LastFailureAt = rules.Clock.GetUtcNow(),
                    FailuresByOrigin = OriginFailures.Add(known.FailuresByOrigin, attempt.Origin, rules.Clock.GetUtcNow()),
                },
            cancellationToken
        );
        if (failed is null or { IsDisabled: true } || failed.Failures < rules.FailuresUntilTold)
            return;
        if (isOfCode)
            await secondStepNotifier.Send(failed, SecondStepEvent.WrongCodes, cancellationToken);
        else
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

    /// <summary>The person may come in. The session begins where the browser gets its cookie.</summary>
    public sealed record SignedIn(Account Account) : SignInOutcome;

    /// <summary>The password was right, and the account asks for a code.</summary>
    public sealed record CodeNeeded(PendingSignIn Pending) : SignInOutcome;

    /// <summary>The sign-in that waited for its code has ended. It begins anew with the password.</summary>
    public sealed record Over : SignInOutcome;

    public sealed record Refused(LocalizedText Why) : SignInOutcome;

    /// <summary>There were too many failures. The password was not checked.</summary>
    public sealed record Locked(LocalizedText Why, TimeSpan Wait) : SignInOutcome;
}

/// <summary>What one attempt to sign in is counted under.</summary>
/// <param name="Key">The name at this address, or the known device.</param>
/// <param name="Everywhere">The name wherever it is tried.</param>
/// <param name="Address">Null for a known device, which does not wait with its address.</param>
/// <param name="Codes">The account's code at all unknown devices together. Null for a password, and for a known device.</param>
internal sealed record SignInAttempt(string Key, string Everywhere, string? Address, string? Codes, LockSteps Steps)
{
    /// <summary>Digest of the key, under which the account counts this attempt.</summary>
    public string Origin { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))[..16];
}
