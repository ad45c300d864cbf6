using CultivatedLand.Application.Funding;
using CultivatedLand.Domain.Funding;

namespace CultivatedLand.Web.Pages.Funding;

/// <summary>Addresses of the fields in the forms about payments, to which the list of faults leads.</summary>
internal static class PaymentForm
{
    /// <param name="form">Act, and of a payment that exists its number after a hyphen.</param>
    public static string IdOf(string form, string field) =>
        $"f-{form}-{(form == "pay" && field is PaymentFields.Place or PaymentFields.Line ? PaymentInput.To : field)}";
}
