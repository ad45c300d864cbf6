using CultivatedLand.Web.Pages.Accounts;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.SignIn;

/// <summary>The pages about signing in, one's own account, and everybody's accounts.</summary>
internal static class AccountAndSignInEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        SignInEndpoints.Map(app);
        ProfileEndpoints.Map(app);
        AccountsEndpoints.Map(app);
    }
}
