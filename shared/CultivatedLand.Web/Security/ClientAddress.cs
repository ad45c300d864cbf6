using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security;

/// <summary>Address of a request's client, by which failures are counted.</summary>
internal static class ClientAddress
{
    private const int Longest = 64;

    public static string Of(HttpContext context, WebOptions settings)
    {
        // The last entry is the nearest proxy's own. All entries before it can be invented.
        var told = settings.Access.ClientAddressHeader is { } header
            ? context.Request.Headers[header].ToString().Split(',')[^1].Trim()
            : "";
        return told.Length is > 0 and <= Longest ? told : context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
    }
}
