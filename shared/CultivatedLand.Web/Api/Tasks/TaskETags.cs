using System.Globalization;
using CultivatedLand.Web.Infrastructure.Errors;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Api.Tasks;

/// <summary>
/// Entity tags of a task's version.
/// A caller reads the tag, and sends it as <c>If-Match</c> to say that the request is about the version it has read.
/// </summary>
internal static class TaskETags
{
    public static string TagOf(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Whether the reader already has this version.</summary>
    public static bool IsKnown(HttpRequest request, long version) =>
        request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Tag == TagOf(version) || tag.Tag == "*");

    /// <returns>The version the caller has seen; null if the caller accepts any; -1 for a foreign tag, which matches nothing.</returns>
    public static long? Seen(HttpRequest request)
    {
        var tags = request.GetTypedHeaders().IfMatch;
        if (tags.Count == 0 || tags[0].Tag == "*")
            return null;
        return long.TryParse(tags[0].Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : -1;
    }

    public static IResult Changed() =>
        ProblemResults.Of(
            StatusCodes.Status412PreconditionFailed,
            new(
                "任务在您读取之后已有变化，没有办理；请重新读取后再试。",
                "The task has changed since you read it, and nothing was done; read it again and decide anew."
            ),
            "changed"
        );
}
