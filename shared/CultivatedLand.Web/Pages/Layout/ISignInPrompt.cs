using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Forms;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Layout;

/// <summary>Port through which a page asks a person to sign in before a form goes on. The sign-in pages implement it.</summary>
internal interface ISignInPrompt
{
    /// <param name="form">Form that goes on by itself once the person has signed in.</param>
    IResult Ask(HttpContext http, ResumableForm form, LocalizedText why);
}
