using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Infrastructure.Routing;

/// <summary>Result that redirects by GET after a form was accepted, so that going back or reloading sends nothing again.</summary>
/// <param name="path">An address of <see cref="PageUrls"/>, never one from a request.</param>
internal sealed class SeeOtherResult(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
