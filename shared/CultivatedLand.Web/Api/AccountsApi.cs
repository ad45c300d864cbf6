using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Domain;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>API of accounts, as far as whoever runs the host needs it before anybody has signed in, or when nobody can.</summary>
internal static class AccountsApi
{
    /// <summary>Roles at places that one account may be given at once.</summary>
    private const int MostGrants = 50;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyPost("/accounts", Create)
            .RequirePermission(Permission.ManageAccounts, ResourceKind.Host)
            .RunsAgain()
            .AnswersCreated<InvitedAccount>(409, 422);
        api.MapLazyPost("/accounts/{name}/link", Invite)
            .RequirePermission(Permission.ManageAccounts, ResourceKind.Host)
            .RunsAgain()
            .Answers<InvitedAccount>(404, 409);
        api.MapLazyPost("/accounts/{name}/unlock", Unlock)
            .RequirePermission(Permission.ManageAccounts, ResourceKind.Host)
            .RunsAgain()
            .Answers<UnlockedAccount>(404);
        api.MapLazyPost("/accounts/{name}/second-step/off", TurnOffSecondStep)
            .RequirePermission(Permission.ManageAccounts, ResourceKind.Host)
            .RunsAgain()
            .Answers<UnlockedAccount>(404, 409);
    }

    /// <summary>
    /// Creates an account and answers the one-time link by which its owner chooses the password. Sent again before the link was
    /// used, it answers a new link, and the earlier one ends.
    /// </summary>
    private static async Task<IResult> Create(
        HttpContext http,
        AccountBody body,
        AccountStore accounts,
        AccountService accountService,
        KnownPlaces places,
        WebOptions settings,
        CancellationToken cancellationToken
    )
    {
        var (grants, fault) = await Grants(body.Grants ?? [], places, cancellationToken);
        if (fault is not null)
            return ProblemResults.Of(StatusCodes.Status422UnprocessableEntity, fault);
        var wanted = new NewAccount(
            (body.SignInName ?? "").Trim(),
            (body.Name ?? "").Trim(),
            body.Mail?.Trim() is { Length: > 0 } mail ? mail : null,
            grants
        );
        if (await accounts.Find(wanted.SignInName, cancellationToken) is { } known)
            return IsSame(known, wanted) && await accountService.Invite(known.Key, cancellationToken) is { } again
                ? Results.Created((string?)null, InvitedAccount.Of(known.SignInName, known.Name, again, settings))
                : ProblemResults.Of(StatusCodes.Status409Conflict, AccountService.Taken(wanted.SignInName), "name-taken");
        var (secret, unfit) = await accountService.Create(wanted, http.Visitor().DisplayName, cancellationToken);
        return secret is not null
            ? Results.Created((string?)null, InvitedAccount.Of(wanted.SignInName, wanted.Name, secret, settings))
            : ProblemResults.Of(StatusCodes.Status422UnprocessableEntity, unfit!);
    }

    /// <summary>
    /// Answers a new one-time link for a first or forgotten password. The link before it ends; the old password stays valid until a new one
    /// is chosen.
    /// </summary>
    private static async Task<IResult> Invite(
        string name,
        AccountStore accounts,
        AccountService accountService,
        WebOptions settings,
        CancellationToken cancellationToken
    )
    {
        if (await accounts.Find(name, cancellationToken) is not { } account)
            return Unknown(name);
        return await accountService.Invite(account.Key, cancellationToken) is { } secret
            ? Results.Ok(InvitedAccount.Of(account.SignInName, account.Name, secret, settings))
            : ProblemResults.Of(
                StatusCodes.Status409Conflict,
                new("账号已停用，不能给链接；请先启用。", "The account is disabled and gets no link; enable it first."),
                "account-disabled"
            );
    }

    private static async Task<(IReadOnlyList<Grant> Grants, LocalizedText? Fault)> Grants(
        IReadOnlyList<GrantBody> wanted,
        KnownPlaces places,
        CancellationToken cancellationToken
    )
    {
        if (wanted.Count > MostGrants)
            return ([], new($"一个账号最多{MostGrants}项角色。", $"An account has at most {MostGrants} roles at places."));
        var grants = new List<Grant>();
        foreach (var grant in wanted)
        {
            if (AccountRoleNames.Parse(grant.Role) is not { } role)
                return (
                    [],
                    new(
                        $"“{grant.Role}”不是角色；应为 {AccountRoleNames.Codes.Chinese} 之一。",
                        $"“{grant.Role}” is no role; it is one of {AccountRoleNames.Codes.English}."
                    )
                );
            if (grant.Place is null)
            {
                grants.Add(new Grant(role, null));
                continue;
            }

            var (place, fault) = await places.Find(grant.Place, [], cancellationToken);
            if (fault is not null)
                return ([], fault);
            grants.Add(new Grant(role, place));
        }

        return ([.. grants.Distinct()], null);
    }

    /// <summary>Whether an account is the wanted one, and nobody has used its link yet.</summary>
    private static bool IsSame(Account known, NewAccount wanted) =>
        known is { PasswordHash: null, IsDisabled: false }
        && known.Name == wanted.Name
        && string.Equals(known.Mail, wanted.Mail, StringComparison.OrdinalIgnoreCase)
        && known.Grants.ToHashSet().SetEquals(wanted.Grants);

    private static async Task<IResult> Unlock(string name, AccountService accountService, CancellationToken cancellationToken) =>
        await accountService.Unlock(name, cancellationToken) is { } account
            ? Results.Ok(new UnlockedAccount(account.SignInName, account.Name))
            : Unknown(name);

    private static async Task<IResult> TurnOffSecondStep(
        HttpContext http,
        string name,
        AccountStore accounts,
        SecondStepService secondStepService,
        SecondStepAudit audit,
        CancellationToken cancellationToken
    )
    {
        if (await accounts.Find(name, cancellationToken) is not { } account)
            return Unknown(name);
        if (http.Visitor().Account == account.Key)
            return ProblemResults.Of(
                StatusCodes.Status409Conflict,
                new(
                    "自己的第二验证请在“我的账号”取消，那里要输入密码和验证码。",
                    "Turn your own second step off on the page “My account”, which asks for the password and a code."
                ),
                "own-account"
            );
        if (await secondStepService.TurnOff(account.Key, cancellationToken) is not null)
            audit.TurnedOff(http, http.Visitor(), account);
        return Results.Ok(new UnlockedAccount(account.SignInName, account.Name));
    }

    private static IResult Unknown(string name) =>
        ProblemResults.Of(
            StatusCodes.Status404NotFound,
            new($"没有登录名为“{name}”的账号，请核对登录名。", $"There is no account “{name}”; check the sign-in name.")
        );
}

/// <summary>Account to be made.</summary>
/// <param name="SignInName">Name by which its owner signs in.</param>
/// <param name="Name">Name that the history shows.</param>
/// <param name="Mail">Mail address. A sign-in by the platform (Entra ID) finds the account by it.</param>
/// <param name="Grants">Roles at places. None for an account that others lend their powers to.</param>
internal sealed record AccountBody(string? SignInName, string? Name, string? Mail, IReadOnlyList<GrantBody>? Grants);

/// <summary>Role at a place and everywhere below it.</summary>
/// <param name="Role">
/// office, leader, supervisor, grid-member, administrator, leading-group, supervision-group, village-chief, grid-office, finance or
/// discipline.
/// </param>
/// <param name="Place">Path of the place; its end suffices where that is unambiguous. Null for all places.</param>
internal sealed record GrantBody(string? Role, string? Place);

/// <summary>An account and the one-time link by which its owner chooses the password.</summary>
/// <param name="Link">Address to open in a browser. It works once; the host keeps only its hash.</param>
/// <param name="EndsAt">Moment at which the link ends.</param>
public sealed record InvitedAccount(string SignInName, string Name, Uri Link, DateTimeOffset EndsAt)
{
    internal static InvitedAccount Of(string signInName, string name, string secret, WebOptions settings) =>
        new(
            signInName,
            name,
            new Uri(settings.PublicAddress, $"{PageUrls.Welcome}/{secret}"),
            settings.Access.Rules.Clock.GetUtcNow() + settings.Access.Rules.WelcomeLasts
        );
}

/// <summary>An account whose waiting is over, or whose second step is off.</summary>
public sealed record UnlockedAccount(string SignInName, string Name);
