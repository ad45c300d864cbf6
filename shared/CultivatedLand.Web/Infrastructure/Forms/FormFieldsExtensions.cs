using CultivatedLand.Application.Text;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Infrastructure.Forms;

/// <summary>Extension methods that hand the fields of a request on to the inputs of Application.</summary>
internal static class FormFieldsExtensions
{
    public static FormFields Fields(this IFormCollection form) =>
        new(form.Select(field => KeyValuePair.Create<string, IReadOnlyList<string>>(field.Key, [.. field.Value.OfType<string>()])));

    public static async Task<FormFields> ReadFields(this HttpRequest request, CancellationToken cancellationToken) =>
        (await request.ReadFormAsync(cancellationToken)).Fields();

    /// <summary>Returns the fields of the form, or those of the query where no form was sent.</summary>
    public static FormFields FormOrQuery(this HttpRequest request) =>
        request.HasFormContentType
            ? request.Form.Fields()
            : new(
                request.Query.Select(field =>
                    KeyValuePair.Create<string, IReadOnlyList<string>>(field.Key, [.. field.Value.OfType<string>()])
                )
            );
}
