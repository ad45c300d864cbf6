using CultivatedLand.Application.Authorization;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Security.Authentication;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security;

/// <summary>Decision on who reads paths of the machine: those who may edit its settings, nobody while that cannot be looked up.</summary>
internal sealed class StoreErrorReaders : IStoreErrorReaders
{
    public async ValueTask<bool> MayReadPaths(HttpContext context)
    {
        try
        {
            var user = context.SignedInUser();
            if (user is null && await context.AuthenticateAsync(SchemeNames.Request) is { Principal.Identity: UserIdentity identity })
                user = identity.User;
            return user?.Can(Permission.EditSettings, null) == true;
        }
        catch (Exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            // The store that failed is the one that knows the accounts.
            return false;
        }
    }
}
