using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Layout;

/// <summary>Pages of the console for people who are denied. Whoever has not signed in is sent to do so, with what was typed.</summary>
internal sealed class ConsoleDenialPages(PostedFormValidator postedFormValidator, ISignInPrompt signIn) : IDenialPages
{
    public async Task<IResult> Of(HttpContext http, AuthorizationOutcome outcome) =>
        outcome switch
        {
            AuthorizationOutcome.Forbidden forbidden => ConsoleResults.Forbidden(
                ConsoleResults.Describe(http, forbidden.User),
                forbidden.Permission
            ),
            AuthorizationOutcome.ReadingOnly reader => ConsoleResults
                .Describe(http, reader.User)
                .Render<ConsoleMessage>(StatusCodes.Status403Forbidden, ("Message", AuthorizationOutcome.ReadingOnly.Sentence)),
            AuthorizationOutcome.SecondStepFirst => Results.Redirect(
                PostedFormValidator.IsWriting(http.Request)
                    ? PageUrls.SecondStep
                    : PageUrls.SecondStepThen(http.Request.Path + http.Request.QueryString)
            ),
            AuthorizationOutcome.Unknown => await ToSignIn(http),
            AuthorizationOutcome.Hidden { User: { } user } => ConsoleResults.NotFound(ConsoleResults.Describe(http, user)),
            _ => Results.NotFound(),
        };

    /// <summary>
    /// Sends a reader to sign in and back. A typed form goes along, sealed, if it proved to come from a page of this host.
    /// </summary>
    private async Task<IResult> ToSignIn(HttpContext http)
    {
        var here = http.Request.Path + http.Request.QueryString;
        if (!PostedFormValidator.IsWriting(http.Request))
            return Results.Redirect($"{PageUrls.SignIn}?back={Uri.EscapeDataString(here)}");
        return http.Request.HasFormContentType && await postedFormValidator.Check(http) is null
            ? signIn.Ask(http, ResumableForm.Of(http.Request), ResumedForm.SessionOver)
            : Results.Redirect(PageUrls.SignIn);
    }
}
