using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Api.Shared;

/// <summary>Names under which acts go into the history.</summary>
internal static class ActorNames
{
    private const int LongestName = 60;

    /// <param name="named">
    /// Name in the request. It counts only for the host's own token, which is nobody in particular. An account acts as itself.
    /// </param>
    public static string By(HttpContext http, Permission permission, Place? place, string? named = null)
    {
        var user = http.Visitor();
        return user.Account is null && VisibleText.Of(named ?? "").Trim() is { Length: > 0 and <= LongestName } given
            ? given
            : user.DisplayNameFor(permission, place);
    }
}
