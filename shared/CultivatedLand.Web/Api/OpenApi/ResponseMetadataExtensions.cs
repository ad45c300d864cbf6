using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Api.OpenApi;

/// <summary>
/// Extension methods that describe an endpoint's answers and its problems (RFC 9457). Every endpoint may also answer 401 and 403.
/// </summary>
internal static class ResponseMetadataExtensions
{
    /// <summary>Problems of an uploaded file: it is too large, not usable, or one too many in a minute.</summary>
    public static readonly int[] OfUpload =
    [
        StatusCodes.Status413PayloadTooLarge,
        StatusCodes.Status422UnprocessableEntity,
        StatusCodes.Status429TooManyRequests,
    ];

    private static readonly int[] OfAuthorization = [StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden];

    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, params int[] problems) =>
        endpoint.Produces<T>().Problems(problems);

    public static RouteHandlerBuilder AnswersCreated<T>(this RouteHandlerBuilder endpoint, params int[] problems) =>
        endpoint.Produces<T>(StatusCodes.Status201Created).Problems(problems);

    public static RouteHandlerBuilder AnswersNothing(this RouteHandlerBuilder endpoint, params int[] problems) =>
        endpoint.Produces(StatusCodes.Status204NoContent).Problems(problems);

    public static RouteHandlerBuilder AnswersFile(this RouteHandlerBuilder endpoint, string mediaType, params int[] problems) =>
        endpoint.Produces<Stream>(contentType: mediaType).Problems(problems);

    private static RouteHandlerBuilder Problems(this RouteHandlerBuilder endpoint, int[] problems)
    {
        foreach (var status in OfAuthorization.Concat(problems).Distinct())
            endpoint.ProducesProblem(status, MediaTypeNames.Application.ProblemJson);
        return endpoint;
    }
}
