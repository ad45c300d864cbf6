using CultivatedLand.Domain;
using CultivatedLand.Web.Links;
using CultivatedLand.Web.Pages;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Web.Safety;

/// <summary>What a failure of the store means to the people who asked. Every host knows its own store's failures.</summary>
public interface IStoreTroubles
{
    /// <returns>Null for what is no failure of the store.</returns>
    StoreTrouble? Explain(Exception error);
}

/// <param name="IsFull">There is no room left; once there is, the same request will do.</param>
public sealed record StoreTrouble(Sentence Sentence, bool IsFull);

/// <summary>Answers 507 or 503 with the store's own sentence: a page to somebody with a link, else a problem.</summary>
internal sealed partial class StoreTroubleHandler(IEnumerable<IStoreTroubles> troubles, SurfaceSettings settings, ILogger<StoreTroubleHandler> logger) : IExceptionHandler
{
    private static readonly Sentence NothingLost = new("刚才的操作没有记录，请稍后再试。", "What you just did was not recorded; please try again later.");

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (troubles.Select(known => known.Explain(exception)).FirstOrDefault(found => found is not null) is not { } trouble) return false;

        LogTrouble(logger, trouble.Sentence.English);
        var status = trouble.IsFull ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status503ServiceUnavailable;
        var answer = httpContext.Request.Path.StartsWithSegments(CaseLinks.TaskPath, StringComparison.Ordinal)
            ? Page(status)
            : Problems.Of(status, trouble.Sentence, trouble.IsFull ? "store-full" : "store-failed");
        await answer.ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>Paths of the machine are not for everybody who has a link.</summary>
    private RazorComponentResult<MessagePage> Page(int status) => new(new Dictionary<string, object?>
    {
        [nameof(MessagePage.Message)] = NothingLost,
        [nameof(MessagePage.Language)] = settings.Language,
    })
    { StatusCode = status };

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed: {Sentence}")]
    private static partial void LogTrouble(ILogger logger, string sentence);
}
