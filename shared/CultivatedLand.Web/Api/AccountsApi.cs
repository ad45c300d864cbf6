using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
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
    public static void Map(RouteGroupBuilder api) =>
        api.MapLazyPost("/accounts/{name}/unlock", Unlock)
            .RequirePermission(Permission.ManageAccounts, ResourceKind.Host)
            .RunsAgain()
            .Answers<UnlockedAccount>(404);

    private static async Task<IResult> Unlock(string name, AccountService accountService, CancellationToken cancellationToken) =>
        await accountService.Unlock(name, cancellationToken) is { } account
            ? Results.Ok(new UnlockedAccount(account.SignInName, account.Name))
            : ProblemResults.Of(
                StatusCodes.Status404NotFound,
                new($"没有登录名为“{name}”的账号，请核对登录名。", $"There is no account “{name}”; check the sign-in name.")
            );
}

/// <summary>An account whose waiting is over.</summary>
public sealed record UnlockedAccount(string SignInName, string Name);
