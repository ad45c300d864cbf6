using CultivatedLand.Web.Pages;
using CultivatedLand.Web.Pages.Access;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Safety;

/// <summary>What the framework answers without a word, such as an address that does not exist: a page to people, a problem to programs.</summary>
internal static class LostPages
{
    public static bool IsForPeople(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public static async Task Answer(StatusCodeContext context)
    {
        var http = context.HttpContext;
        if (IsForPeople(http.Request) && Problems.OwnWords(http.Response.StatusCode) is { } sentence)
        {
            await Doors.Render<MessagePage>(http, http.Response.StatusCode, (nameof(MessagePage.Message), sentence)).ExecuteAsync(http);
            return;
        }

        var problem = new ProblemDetailsContext { HttpContext = http, ProblemDetails = { Status = http.Response.StatusCode } };
        await http.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(problem);
    }
}
