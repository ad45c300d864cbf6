using CultivatedLand.Domain;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Infrastructure.Errors;

/// <summary>Port through which errors are answered with a page. The console implements it, so that errors know no page.</summary>
internal interface IErrorPages
{
    /// <param name="hint">What the person can do. Null where there is nothing to say.</param>
    IResult Page(HttpContext http, int status, LocalizedText message, LocalizedText? hint = null);
}
