using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Infrastructure.Errors;

/// <summary>
/// Responses for status codes without a body, such as an address that does not exist: a page for people, a problem for programs.
/// </summary>
internal static class StatusPages
{
    public static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    public static bool IsForPeople(HttpRequest request) =>
        !IsApi(request) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public static async Task Answer(StatusCodeContext context)
    {
        var http = context.HttpContext;
        if (IsForPeople(http.Request) && ProblemResults.OwnWords(http.Response.StatusCode) is { } text)
        {
            var pages = http.RequestServices.GetRequiredService<IErrorPages>();
            await pages.Page(http, http.Response.StatusCode, text).ExecuteAsync(http);
            return;
        }

        var problem = new ProblemDetailsContext { HttpContext = http, ProblemDetails = { Status = http.Response.StatusCode } };
        await http.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(problem);
    }
}
