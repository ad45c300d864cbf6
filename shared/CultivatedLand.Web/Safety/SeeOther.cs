using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Safety;

/// <summary>After a form was carried out: the browser goes to a page by GET, and going back or reloading sends nothing again.</summary>
internal sealed class SeeOther(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
