using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Access;

/// <summary>The pages about signing in, one's own account, and everybody's accounts.</summary>
internal static class AccessPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        Doors.Map(app);
        MePages.Map(app);
        AccountsPages.Map(app);
    }
}
