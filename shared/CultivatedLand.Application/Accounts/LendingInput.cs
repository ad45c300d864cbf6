using System.Globalization;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Accounts;

/// <summary>Who is to act for somebody, when and with what, as it was typed.</summary>
public sealed record LendingInput(string To, string First, string Last, IReadOnlyList<string> Chosen)
{
    public static LendingInput Empty { get; } = new("", "", "", []);

    public static LendingInput Of(FormFields form) =>
        new(form["lendTo"].Trim(), form["lendFirst"].Trim(), form["lendLast"].Trim(), [.. form.All("lendGrant")]);

    public static LocalizedText Lent { get; } =
        new("已委托；期间对方的页面和办理记录显示“（代…）”。", "Lent; pages and history name both of you while it lasts.");

    public static LocalizedText Ended { get; } = new("代办已结束，立即生效。", "It is ended, and counts no longer from now on.");

    /// <summary>None chosen means all, and so one that is not there must not become none.</summary>
    public LocalizedText? Unknown(Account owner) =>
        Chosen.Count == GrantsOf(owner).Count
            ? null
            : new(
                "没有保存：所选权限中有的已不属于该账号；请刷新本页后重新选择。",
                "Nothing was kept: one of the powers is no longer this account's; load the page again and choose."
            );

    public DateOnly? FirstDay => Day(First);

    public DateOnly? LastDay => Day(Last);

    /// <summary>Names a grant of its owner in the form.</summary>
    public static string NameOf(Grant grant) => $"{grant.Role.Code()} {grant.Place?.Path ?? AccountInput.Everywhere}";

    public IReadOnlyList<Grant> GrantsOf(Account owner) => [.. owner.Grants.Where(grant => Chosen.Contains(NameOf(grant)))];

    private static DateOnly? Day(string typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
