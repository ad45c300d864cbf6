using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Safety;

/// <summary>Lets requests with the administrator's token through, and answers the others with what to do.</summary>
internal sealed class TokenGate(SurfaceSettings settings) : IEndpointFilter
{
    private readonly byte[] expected = SHA256.HashData(Encoding.UTF8.GetBytes(settings.ApiToken));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var header = context.HttpContext.Request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : "";
        return CryptographicOperations.FixedTimeEquals(expected, SHA256.HashData(Encoding.UTF8.GetBytes(token)))
            ? await next(context)
            : Problems.Of(
                StatusCodes.Status401Unauthorized,
                new("需要令牌：请求头 Authorization: Bearer <令牌>，令牌见数据目录中的 admin.token。", "A token is needed: send the header Authorization: Bearer <token>; the token is in admin.token in the data folder."));
    }
}
