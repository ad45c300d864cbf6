using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CultivatedLand.Web.Infrastructure.Forms;

/// <summary>
/// Validator of posted forms. It reads a form within the limits, and checks whether the form came from a page of this host.
/// </summary>
internal sealed class PostedFormValidator(WebOptions settings, IAntiforgery antiforgery)
{
    /// <summary>Bytes that a form may add to its file.</summary>
    private const long Envelope = 1 << 20;

    /// <summary>
    /// Factor above the limit up to which a body is still read and thrown away: a browser that is cut off while sending shows no answer.
    /// </summary>
    private const int Patience = 4;

    public static bool IsWriting(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));

    /// <summary>Checks the form. Afterwards the form can be read again.</summary>
    public async Task<PostedFormFault?> Check(HttpContext context)
    {
        if (context.Request.HasFormContentType && await Read(context.Request) is { } fault)
            return fault;
        return await antiforgery.IsRequestValidAsync(context) ? null : PostedFormFault.Unproved;
    }

    private async Task<PostedFormFault?> Read(HttpRequest request)
    {
        var most = settings.LargestUpload + Envelope;
        var limit = request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } settable ? settable : null;
        if (request.ContentLength > most)
        {
            limit?.MaxRequestBodySize = most * Patience;
            if (request.ContentLength <= most * Patience)
                await request.Body.CopyToAsync(Stream.Null, request.HttpContext.RequestAborted);
            return PostedFormFault.TooLarge;
        }

        limit?.MaxRequestBodySize = most;
        try
        {
            await request.ReadFormAsync(
                new FormOptions
                {
                    MultipartBodyLengthLimit = most,
                    BufferBodyLengthLimit = most,
                    ValueLengthLimit = 1 << 20,
                },
                request.HttpContext.RequestAborted
            );
            return null;
        }
        catch (Exception problem) when (problem is BadHttpRequestException or InvalidDataException)
        {
            return problem is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
                ? PostedFormFault.TooLarge
                : PostedFormFault.Broken;
        }
    }
}

/// <summary>Fault of a posted form.</summary>
internal enum PostedFormFault
{
    /// <summary>
    /// The form has no proof that it was filled in on a page of this host: another site may have sent it, or the page is too old.
    /// </summary>
    Unproved,

    TooLarge,

    Broken,
}
