using CultivatedLand.Casework.Accounts;
using CultivatedLand.Domain;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Access;

/// <summary>Stands before every endpoint of the API and answers those it does not let in with what to do.</summary>
internal sealed class ApiGate(Gate gate, Visitors visitors, IAntiforgery antiforgery, UploadLimit uploads) : IEndpointFilter
{
    private static readonly Sentence NoToken = new("需要令牌：请求头 Authorization: Bearer <令牌>，令牌见数据目录中的 admin.token。", "A token is needed: send the header Authorization: Bearer <token>; the token is in admin.token in the data folder.");
    private static readonly Sentence NoProof = new("请用令牌调用；网页上的脚本还须带请求头 RequestVerificationToken。", "Call with a token; a script of a page must also send the header RequestVerificationToken.");

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return await gate.Judge(http) switch
        {
            Verdict.Open open => await Enter(http, open.Visitor) ?? await next(context),
            Verdict.Forbidden forbidden => Problems.Of(StatusCodes.Status403Forbidden, forbidden.Deed.Refusal(), "forbidden", new { roles = Permissions.RolesFor(forbidden.Deed).Select(role => role.Code()) }),
            Verdict.Unknown => Problems.Of(StatusCodes.Status401Unauthorized, NoToken),
            _ => Problems.NotFound("对象"),
        };
    }

    private async Task<IResult?> Enter(HttpContext http, Visitor visitor)
    {
        http.Items[typeof(Visitor)] = visitor;
        if (!PostedForms.IsWriting(http.Request)) return null;
        if (await visitors.ComesByItself(http) && !await IsProved(http)) return Problems.Of(StatusCodes.Status400BadRequest, NoProof, "no-proof");
        return http.GetEndpoint()?.Metadata.GetMetadata<TakesFile>() is not null && !uploads.Take(visitor)
            ? Problems.Of(StatusCodes.Status429TooManyRequests, UploadLimit.Sentence, "too-many")
            : null;
    }

    /// <summary>By the header alone: looking for it in a form would read the upload before its limit is known.</summary>
    private async Task<bool> IsProved(HttpContext http) => http.Request.Headers.ContainsKey("RequestVerificationToken") && await antiforgery.IsRequestValidAsync(http);
}

/// <summary>Marks an endpoint that takes a file, for the limit of uploads.</summary>
internal sealed class TakesFile
{
    public static TakesFile Instance { get; } = new();
}

internal static class ApiVisitor
{
    /// <summary>Who makes a request that <see cref="ApiGate"/> let in.</summary>
    public static Visitor Visitor(this HttpContext context) => (Visitor)context.Items[typeof(Visitor)]!;
}
