using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Accounts.Administration;

/// <summary>
/// Service that lends an account's powers for some days. Only their owner lends them, or somebody who may grant them everywhere.
/// A directory never lends, since whoever may write
/// an entry could else write themselves into anybody's powers.
/// </summary>
public sealed class LendingService(LendingStore lendings, AccountStore accounts, TimeProvider clock)
{
    public const int LongestDays = 366;

    /// <param name="to">Sign-in name of who is to act.</param>
    /// <param name="chosen">Grants of the owner; none for all.</param>
    /// <returns>What is wrong; null when it was done.</returns>
    public async Task<LocalizedText?> Lend(
        Account owner,
        string to,
        DateOnly? first,
        DateOnly? last,
        IReadOnlyList<Grant> chosen,
        string by,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        if (to.Length == 0)
            return new("没有填写代您办理的人；请填写其登录名。", "Nobody was named; write the sign-in name of who is to act for you.");
        if (await accounts.Find(to, cancellationToken) is not { IsDisabled: false } borrower)
            return new(
                $"没有登录名为“{to}”的可用账号；请向本人或管理员核对登录名。",
                $"There is no account “{to}” that may sign in; ask that person or the administrator for the sign-in name."
            );
        if (borrower.Key == owner.Key)
            return new("不能委托给自己；请填写另一个人的登录名。", "Nobody acts for themselves; write somebody else's sign-in name.");
        if (Dates(first, last, ChinaTime.DateOf(now)) is { } fault)
            return fault;
        var lent = chosen.Count == 0 ? owner.Grants : [.. owner.Grants.Where(chosen.Contains)];
        if (!lent.Any(grant => MayBeLent(grant.Role, borrower)))
            return Nothing(lent, borrower);
        await lendings.Add(
            new Lending(owner.Key, borrower.Key, first!.Value, last!.Value, chosen.Count == 0 ? [] : lent, by, now),
            cancellationToken
        );
        return null;
    }

    /// <param name="owner">Key of the account whose powers they are: nobody ends another's.</param>
    /// <returns>False where there is none to end.</returns>
    public async Task<bool> End(string key, string owner, string by, CancellationToken cancellationToken) =>
        await lendings.Find(key, cancellationToken) is { } lending
        && lending.From == owner
        && await lendings.End(key, by, clock.GetUtcNow(), cancellationToken);

    /// <summary>As the pages of both show them, the latest first.</summary>
    public async Task<IReadOnlyList<ShownLending>> Of(string account, CancellationToken cancellationToken)
    {
        var shown = new List<ShownLending>();
        foreach (var (key, lending) in await lendings.Of(account, cancellationToken))
        {
            shown.Add(
                new ShownLending(
                    key,
                    lending,
                    (await accounts.Find(lending.From, cancellationToken))?.Name ?? lending.From,
                    (await accounts.Find(lending.To, cancellationToken))?.Name ?? lending.To
                )
            );
        }

        return shown;
    }

    /// <summary>Administration is never lent, and a supervisor's powers only to somebody who is supervisor somewhere.</summary>
    public static bool MayBeLent(AccountRole role, Account to) =>
        role switch
        {
            AccountRole.Administrator => false,
            AccountRole.Supervisor => to.Grants.Any(grant => grant.Role == AccountRole.Supervisor),
            _ => true,
        };

    private static LocalizedText? Dates(DateOnly? first, DateOnly? last, DateOnly today)
    {
        if (first is not { } from || last is not { } to)
            return new(
                "没有填写起止日期；请写成 2023-08-20 这样的日期，首尾两天都算。",
                "The first or the last day is missing; write them like 2023-08-20, both included."
            );
        if (to < from)
            return new(
                $"最后一天{to:yyyy-MM-dd}早于第一天{from:yyyy-MM-dd}；请改正日期。",
                $"The last day {to:yyyy-MM-dd} is before the first {from:yyyy-MM-dd}; correct the dates."
            );
        if (to < today)
            return new(
                $"最后一天{to:yyyy-MM-dd}已经过去；请填写今天或以后的日期。",
                $"The last day {to:yyyy-MM-dd} is over already; give today or a later one."
            );
        return to.DayNumber - from.DayNumber >= LongestDays
            ? new(
                $"{from:yyyy-MM-dd}至{to:yyyy-MM-dd}超过{LongestDays}天；请缩短，到期可以再办。",
                $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd} is more than {LongestDays} days; shorten it, and lend again afterwards."
            )
            : null;
    }

    private static LocalizedText Nothing(IEnumerable<Grant> lent, Account borrower) =>
        lent.Any(grant => grant.Role == AccountRole.Supervisor)
            ? new(
                $"没有保存：督导权限只能委托给本身是督导的人，“{borrower.SignInName}”在任何地方都不是督导。请另选一人，或请管理员授权。",
                $"Nothing was kept: a supervisor's powers go only to somebody who is supervisor somewhere, "
                    + $"and “{borrower.SignInName}” is not. "
                    + "Name somebody else, or ask the administrator for a grant."
            )
            : new(
                "没有保存：所选权限中没有可以委托的；管理权限不能委托，请管理员另行授权。",
                "Nothing was kept: none of these powers can be lent; administration never is, so ask an administrator for a grant."
            );
}

/// <param name="Key">By which it is ended.</param>
public sealed record ShownLending(string Key, Lending Lending, string FromName, string ToName);
