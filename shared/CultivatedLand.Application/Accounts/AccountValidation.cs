using System.Text.RegularExpressions;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Accounts;

/// <summary>Validation of the input for an account. Each fault is a sentence that says what to do.</summary>
public static partial class AccountValidation
{
    public const int ShortestPassword = 10;
    public const int LongestPassword = 200;
    public const int LongestName = 60;

    private const int ShortestSignInName = 2;
    private const int LongestMail = 254;

    /// <summary>Character sequences that many people would try first.</summary>
    private static readonly string[] Obvious =
    [
        "01234567890123456789",
        "qwertyuiopasdfghjkl",
        "abcdefghijklmnopqrstuvwxyz",
        "passwordpassword1234567890",
        "password",
        "admin",
        "woaini1314520",
    ];

    public static LocalizedText? OfName(string name) =>
        name.Length switch
        {
            0 => new("请填写姓名。", "Give the person's name."),
            > LongestName => new(
                $"姓名有{name.Length}个字，最多{LongestName}个。",
                $"The name has {name.Length} characters; at most {LongestName} are possible."
            ),
            _ => VisibleText.HidesSomething(name)
                ? new("姓名中有看不见的字符，请重新输入。", "The name contains characters that cannot be seen; type it again.")
                : null,
        };

    public static LocalizedText? OfSignInName(string name) =>
        name.Length is < ShortestSignInName or > LongestName
        || !name.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or '@')
            ? new(
                $"登录名应为{ShortestSignInName}至{LongestName}个字母、数字、汉字或 . - _ @。",
                $"A sign-in name has {ShortestSignInName} to {LongestName} letters, digits or . - _ @."
            )
            : null;

    public static LocalizedText? OfMail(string? mail) =>
        mail is null || (mail.Length <= LongestMail && MailAddress().IsMatch(mail))
            ? null
            : new($"“{mail}”不是邮箱地址，应如 wang@example.cn。", $"“{mail}” is no mail address; write it like wang@example.cn.");

    public static LocalizedText? OfPassword(string password, string signInName, string? again)
    {
        if (password.Length < ShortestPassword)
            return new(
                $"密码至少{ShortestPassword}位，现为{password.Length}位。",
                $"A password has at least {ShortestPassword} characters; this one has {password.Length}."
            );
        if (password.Length > LongestPassword)
            return new($"密码最多{LongestPassword}位。", $"A password has at most {LongestPassword} characters.");
        if (again is not null && again != password)
            return new("两次输入的密码不一样。", "The two passwords are not the same.");
        var plain = password.ToLowerInvariant();
        var isEasy =
            plain.Distinct().Count() < 4
            || plain.Contains(Account.KeyOf(signInName), StringComparison.Ordinal)
            || Obvious.Any(run => run.Contains(plain, StringComparison.Ordinal) || Almost(plain, run));
        return isEasy
            ? new(
                "这个密码容易猜到：不要用登录名、连续数字或重复的字符。",
                "This password is easy to guess: do not use the sign-in name, digits in a row or the same character again and again."
            )
            : null;
    }

    /// <summary>Whether a password is one of these sequences with fewer than four characters around it.</summary>
    private static bool Almost(string password, string run) =>
        run.Length >= 5 && password.Contains(run, StringComparison.Ordinal) && password.Length < run.Length + 4;

    [GeneratedRegex(
        @"^[^@\s<>,;:\\""()\[\]]{1,64}@[^@\s<>,;:\\""()\[\]]{1,255}\.[^@\s<>,;:\\""()\[\].]{1,63}$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex MailAddress();
}
