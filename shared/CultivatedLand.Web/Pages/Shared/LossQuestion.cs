using CultivatedLand.Domain;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Shared;

/// <summary>Question that stands before what deletes something: what would be lost, with the form to send again.</summary>
internal static class LossQuestion
{
    private const string Confirmed = "confirmed";
    private const string Token = "__RequestVerificationToken";

    /// <summary>Whether the form comes from the page that said what would be lost.</summary>
    public static bool IsConfirmed(IFormCollection form) => form[Confirmed] == "yes";

    /// <param name="loss">What would be lost, as a question.</param>
    /// <param name="back">Address to which the person goes who does not want it.</param>
    public static IResult Ask(HttpContext http, IFormCollection form, LocalizedText loss, LocalizedText button, string back) =>
        http.Page()
            .Render<LossPage>(
                parameters:
                [
                    (nameof(LossPage.Action), http.Request.PathBase.Add(http.Request.Path).Value),
                    (
                        nameof(LossPage.Fields),
                        form.Where(field => field.Key is not (Confirmed or Token))
                            .SelectMany(field => field.Value.Select(value => (field.Key, value ?? "")))
                            .ToList()
                    ),
                    (nameof(LossPage.Loss), loss),
                    (nameof(LossPage.Button), button),
                    (nameof(LossPage.Back), back),
                ]
            );
}
