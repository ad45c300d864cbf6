using CultivatedLand.Web.Pages.Accounts;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.SignIn;

/// <summary>Endpoints of signing in, of the user's own account, and of all accounts.</summary>
internal static class AccountAndSignInEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        SignInEndpoints.Map(app);
        ProfileEndpoints.Map(app);
        SecondStepEndpoints.Map(app);
        AccountsEndpoints.Map(app);
    }
}
