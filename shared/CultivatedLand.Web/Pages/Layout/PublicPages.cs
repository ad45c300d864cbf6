using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Errors;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultivatedLand.Web.Pages.Layout;

/// <summary>Results that render pages for people who have not signed in.</summary>
internal sealed class PublicPages : IErrorPages
{
    /// <summary>Renders a component whose parameter <c>Language</c> is the request's language.</summary>
    public static IResult Render<TComponent>(HttpContext http, int status, params (string Name, object? Value)[] parameters)
        where TComponent : IComponent =>
        new RazorComponentResult<TComponent>(
            parameters.Append(("Language", RequestLanguage.Of(http))).ToDictionary(pair => pair.Item1, pair => pair.Item2)
        )
        {
            StatusCode = status,
        };

    public IResult Page(HttpContext http, int status, LocalizedText message, LocalizedText? hint = null) =>
        Render<MessagePage>(http, status, (nameof(MessagePage.Message), message), (nameof(MessagePage.Hint), hint));
}
