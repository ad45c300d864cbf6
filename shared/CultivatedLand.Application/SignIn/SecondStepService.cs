using CultivatedLand.Application.Accounts;

namespace CultivatedLand.Application.SignIn;

/// <summary>Service that turns the second step of an account on and off, and checks its codes.</summary>
public sealed class SecondStepService(
    AccountStore accounts,
    ISecondStepCodes codes,
    SecondStepNotifier secondStepNotifier,
    AccessRules rules
)
{
    /// <summary>Longest text that may be a code. Longer text is not looked at.</summary>
    public const int LongestCode = 60;

    public string NewSecret() => codes.NewSecret();

    /// <summary>Turns the second step on, by a code that shows that the device has the secret. All sessions end.</summary>
    /// <returns>The recovery codes. Null where the code is wrong, or the account has a second step already.</returns>
    public async Task<IReadOnlyList<string>?> TurnOn(string key, string secret, string code, CancellationToken cancellationToken)
    {
        var (sealedSecret, now) = (codes.Seal(secret), rules.Clock.GetUtcNow());
        if (StepOf(sealedSecret, RecoveryCodes.Plain(code)) is not { } step)
            return null;
        var recovery = RecoveryCodes.New();
        var second = new SecondStep(sealedSecret, step, [.. recovery.Select(each => RecoveryCodes.KeyOf(each)!)], 0, now);
        var isOn = false;
        var account = await accounts.Change(
            key,
            known =>
            {
                isOn = known.SecondStep is null;
                return isOn ? known with { SecondStep = second, Stamp = known.Stamp + 1 } : known;
            },
            cancellationToken
        );
        if (account is null || !isOn)
            return null;
        await secondStepNotifier.Send(account, SecondStepEvent.SecondStepOn, cancellationToken);
        return recovery;
    }

    /// <summary>Turns the second step off. All sessions end, and failures are counted anew. The password stays as it is.</summary>
    /// <returns>The account. Null where there is none, or it has no second step.</returns>
    public async Task<Account?> TurnOff(string signInName, CancellationToken cancellationToken)
    {
        var wasOn = false;
        var account = await accounts.Find(signInName, cancellationToken) is { } found
            ? await accounts.Change(
                found.Key,
                known =>
                {
                    wasOn = known.SecondStep is not null;
                    return wasOn
                        ? known with
                        {
                            SecondStep = null,
                            Stamp = known.Stamp + 1,
                            Failures = 0,
                            Unlocks = known.Unlocks + 1,
                        }
                        : known;
                },
                cancellationToken
            )
            : null;
        if (account is null || !wasOn)
            return null;
        await secondStepNotifier.Send(account, SecondStepEvent.SecondStepOff, cancellationToken);
        return account;
    }

    /// <summary>Uses a code up. Of two sign-ins that come at once with one code, one gets in.</summary>
    /// <param name="uses">Number of codes that were accepted before. Null if that does not matter.</param>
    public async Task<CodeCheck> Use(string key, int? uses, string code, CancellationToken cancellationToken)
    {
        if (code.Length > LongestCode)
            return CodeCheck.Wrong;
        var check = CodeCheck.Wrong;
        var account = await accounts.Change(
            key,
            known =>
            {
                if (known.SecondStep is not { } step || (uses is not null && step.Uses != uses))
                {
                    check = CodeCheck.Used;
                    return known;
                }

                (check, var after) = Judge(step, RecoveryCodes.Plain(code));
                return check == CodeCheck.Right ? known with { SecondStep = after } : known;
            },
            cancellationToken
        );
        if (account is not null && check == CodeCheck.Used)
            await secondStepNotifier.Send(account, SecondStepEvent.CodeUsedAgain, cancellationToken);
        return check;
    }

    private (CodeCheck Check, SecondStep After) Judge(SecondStep step, string code)
    {
        if (StepOf(step.Secret, code) is { } time)
            return time <= step.UsedThrough
                ? (CodeCheck.Used, step)
                : (CodeCheck.Right, step with { UsedThrough = time, Uses = step.Uses + 1 });
        return RecoveryCodes.KeyOf(code) is { } key && step.RecoveryKeys.Contains(key)
            ? (CodeCheck.Right, step with { RecoveryKeys = [.. step.RecoveryKeys.Where(each => each != key)], Uses = step.Uses + 1 })
            : (CodeCheck.Wrong, step);
    }

    private long? StepOf(string sealedSecret, string code) =>
        code.Length == codes.Digits && code.All(char.IsAsciiDigit) ? codes.StepOf(sealedSecret, code, rules.Clock.GetUtcNow()) : null;
}
