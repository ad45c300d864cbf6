using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Casework.Accounts;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Access;

/// <summary>Who makes a request. Null for somebody who has not signed in.</summary>
internal sealed class Visitors(SurfaceSettings settings)
{
    private readonly byte[] administrator = Hash(settings.ApiToken);

    public ValueTask<Visitor?> Of(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : "";
        return new(CryptographicOperations.FixedTimeEquals(administrator, Hash(token)) ? Visitor.Administrator : null);
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
