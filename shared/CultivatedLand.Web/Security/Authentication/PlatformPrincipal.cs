using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security.Authentication;

/// <summary>Reader of the person whom the platform (App Service authentication with Entra ID) names for a request.</summary>
internal static class PlatformPrincipal
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";
    public const string NameHeader = "X-MS-CLIENT-PRINCIPAL-NAME";

    private const string Platform = "/.auth";
    private const string EntraId = "aad";
    private const int Longest = 32 * 1024;

    /// <summary>
    /// Claims with names that the tenant gives. The claim "email" is not among them: in Entra ID people can write anything there.
    /// </summary>
    private static readonly string[] NameClaims =
    [
        "preferred_username",
        "upn",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
    ];

    /// <summary>
    /// Returns the addresses by which an account may be found, the surest first.
    /// Empty if the platform names nobody or another provider, or the header cannot be read.
    /// </summary>
    public static IReadOnlyList<string> Addresses(HttpRequest request)
    {
        if (Read(request.Headers[Header].ToString()) is not { AuthTyp: EntraId } principal)
            return [];
        var claims = NameClaims.SelectMany(type =>
            principal.Claims?.Where(claim => claim.Typ == type).Select(claim => claim.Val ?? "") ?? []
        );
        return
        [
            .. claims
                .Append(request.Headers[NameHeader].ToString().Trim())
                .Where(address => address.Contains('@', StringComparison.Ordinal))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }

    public static string SignIn(string back) => $"{Platform}/login/{EntraId}?post_login_redirect_uri={Uri.EscapeDataString(back)}";

    public static string SignOut(string back) => $"{Platform}/logout?post_logout_redirect_uri={Uri.EscapeDataString(back)}";

    private static Principal? Read(string header)
    {
        if (header.Length is 0 or > Longest)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Principal>(Convert.FromBase64String(header), PlatformJson);
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            return null;
        }
    }

    private static readonly JsonSerializerOptions PlatformJson = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private sealed record Principal(string? AuthTyp, IReadOnlyList<Claim>? Claims);

    private sealed record Claim(string? Typ, string? Val);
}
