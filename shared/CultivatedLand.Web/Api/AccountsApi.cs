using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>API of accounts, as far as an administrator on the machine needs it.</summary>
internal static class AccountsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyPost("/accounts/{name}/unlock", Unlock)
            .RequirePermission(Permission.ManageAccounts, ResourceKind.Host)
            .RunsAgain()
            .Answers<UnlockedAccount>(404);
        api.MapLazyPost("/accounts/{name}/second-step/off", TurnOffSecondStep)
            .RequirePermission(Permission.ManageAccounts, ResourceKind.Host)
            .RunsAgain()
            .Answers<UnlockedAccount>(404, 409);
    }

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

/// <summary>An account whose waiting is over, or whose second step is off.</summary>
public sealed record UnlockedAccount(string SignInName, string Name);
