using CultivatedLand.Application.Authorization;
using CultivatedLand.Web.Infrastructure.Errors;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security;

/// <summary>Decision on who reads paths of the machine: those who may edit its settings, nobody while that cannot be looked up.</summary>
internal sealed class StoreErrorReaders(CurrentUserAccessor currentUserAccessor) : IStoreErrorReaders
{
    public async ValueTask<bool> MayReadPaths(HttpContext context)
    {
        try
        {
            return await currentUserAccessor.Of(context) is { } user && user.Can(Permission.EditSettings, null);
        }
        catch (Exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            // The store that failed is the one that knows the accounts.
            return false;
        }
    }
}
