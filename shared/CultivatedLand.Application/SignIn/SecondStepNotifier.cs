using System.Globalization;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.SignIn;

/// <summary>Notifier of an account's owner when the second step of the account changes, or somebody fails at it.</summary>
public sealed class SecondStepNotifier(AccountMailWriter accountMailWriter)
{
    private static readonly LocalizedText Advice = new(
        "如果是您自己，不必理会；如果不是，请立即到“我的账号”更改密码，并告诉管理员。",
        "If it was you, do nothing. If it was not, change your password on the page “My account” at once and tell the administrator."
    );

    public Task Send(Account account, SecondStepEvent what, CancellationToken cancellationToken)
    {
        var (kind, isWarning, subject, sentence) = Words(account, what, $"{ChinaTime.Of(accountMailWriter.Now):yyyy-MM-dd HH:mm}");
        return accountMailWriter.Send(
            account,
            kind,
            isWarning ? accountMailWriter.Today : account.Stamp.ToString(CultureInfo.InvariantCulture),
            subject,
            [sentence, Advice],
            cancellationToken
        );
    }

    private static (string Kind, bool IsWarning, LocalizedText Subject, LocalizedText Sentence) Words(
        Account account,
        SecondStepEvent what,
        string at
    ) =>
        what switch
        {
            SecondStepEvent.SecondStepOn => (
                "second-step-on",
                false,
                new("【账号提醒】第二验证已启用", "[Account] The second step is on"),
                new(
                    $"您的账号“{account.SignInName}”于{at}启用了第二验证：登录时除密码外还要输入设备上的验证码。其他设备上的登录已结束。",
                    $"The second step of your account “{account.SignInName}” was turned on at {at}: signing in asks for a code "
                        + "from your device after the password. Sign-ins on other devices are over."
                )
            ),
            SecondStepEvent.SecondStepOff => (
                "second-step-off",
                false,
                new("【账号提醒】第二验证已取消", "[Account] The second step is off"),
                new(
                    $"您的账号“{account.SignInName}”的第二验证于{at}取消：登录只要密码。其他设备上的登录已结束。",
                    $"The second step of your account “{account.SignInName}” was turned off at {at}: signing in asks for the password "
                        + "alone. Sign-ins on other devices are over."
                )
            ),
            SecondStepEvent.WrongCodes => (
                "wrong-codes",
                true,
                new(
                    "【登录提醒】有人知道您的密码，并多次输错验证码",
                    "[Sign-in] Somebody knows your password and keeps giving wrong codes"
                ),
                new(
                    $"有人用您的登录名“{account.SignInName}”和正确的密码登录，但多次输错第二验证的验证码，最近一次在{at}。",
                    $"Somebody gave your sign-in name “{account.SignInName}” and the right password, and then wrong codes again and again, "
                        + $"last at {at}."
                )
            ),
            _ => (
                "code-used-again",
                true,
                new("【登录提醒】有人再次使用用过的验证码", "[Sign-in] Somebody gave a code that was used before"),
                new(
                    $"有人用您的登录名“{account.SignInName}”和正确的密码登录，并输入了已用过的验证码（{at}），没有放行。",
                    $"Somebody gave your sign-in name “{account.SignInName}”, the right password and a code that had been used before, "
                        + $"at {at}; nobody was let in."
                )
            ),
        };
}

/// <summary>What an account's owner is told of.</summary>
public enum SecondStepEvent
{
    SecondStepOn,
    SecondStepOff,
    WrongCodes,
    CodeUsedAgain,
}
