using CultivatedLand.Application.Accounts;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.SignIn;

/// <summary>Notifier of an account's owner when somebody keeps giving wrong passwords under the owner's name, once a day at most.</summary>
public sealed class FailedSignInNotifier(AccountMailWriter accountMailWriter)
{
    public Task Send(Account account, CancellationToken cancellationToken)
    {
        var now = accountMailWriter.Now;
        return accountMailWriter.Send(
            account,
            "failed-sign-ins",
            accountMailWriter.Today,
            new("【登录提醒】有人多次输错您的密码", "[Sign-in] Somebody keeps giving wrong passwords under your name"),
            [
                new(
                    $"有人用您的登录名“{account.SignInName}”连续{account.Failures}次输错密码，最近一次在{ChinaTime.Of(now):yyyy-MM-dd HH:mm}。",
                    $"Somebody gave a wrong password {account.Failures} times in a row under your sign-in name “{account.SignInName}”, "
                        + $"last at {ChinaTime.Of(now):yyyy-MM-dd HH:mm}."
                ),
                new(
                    "您的账号没有被锁：您登录过的设备照常登录。如果是您自己输错，不必理会；如果不是，请到“我的账号”换一个更长的密码，并告诉管理员。",
                    "Your account is not locked: the devices on which you have signed in go on as before. If it was you, do nothing. "
                        + "If it was not, choose a longer password on the page “My account” and tell the administrator."
                ),
            ],
            cancellationToken
        );
    }
}
