using CultivatedLand.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Infrastructure.Routing;

/// <summary>Where to look after a form was taken: by GET, so that going back or reloading sends nothing again.</summary>
/// <param name="path">One of <see cref="PageUrls"/>'s, never one from a request.</param>
internal sealed class SeeOtherResult(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
