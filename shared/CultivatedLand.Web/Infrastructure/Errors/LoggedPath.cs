using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Infrastructure.Errors;

/// <summary>
/// Path of a request as a log may hold it: encoded, so that it stays one line, and without the keys that stand in some addresses.
/// </summary>
internal static class LoggedPath
{
    /// <summary>Addresses whose second part is a key: the links in mails, one-time links, the address of a calendar.</summary>
    private static readonly string[] WithKeys = ["t", "places", "welcome", "first-run", "feeds"];

    public static string Of(PathString path)
    {
        var parts = path.ToUriComponent().Split('/');
        if (parts.Length > 2 && WithKeys.Contains(parts[1], StringComparer.OrdinalIgnoreCase))
            parts[2] = "…";
        return string.Join('/', parts);
    }
}
