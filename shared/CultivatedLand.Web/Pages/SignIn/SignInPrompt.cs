using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.SignIn;

/// <summary>Prompt that answers with the sign-in page and carries the form, sealed.</summary>
internal sealed class SignInPrompt(ResumableForms forms) : ISignInPrompt
{
    public IResult Ask(HttpContext http, ResumableForm form, LocalizedText why) =>
        SignInEndpoints.SignIn(http, PageUrls.Home, forms.Seal(form), why, StatusCodes.Status401Unauthorized);
}
