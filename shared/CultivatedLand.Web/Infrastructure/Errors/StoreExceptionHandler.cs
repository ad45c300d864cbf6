using CultivatedLand.Domain;
using CultivatedLand.Web.Pages.Shared;
using CultivatedLand.Web.Pages.SignIn;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Web.Infrastructure.Errors;

/// <summary>What a failure of the store means to the people who asked. Every host knows its own store's failures.</summary>
public interface IStoreErrorExplainer
{
    /// <returns>Null for what is no failure of the store.</returns>
    StoreError? Explain(Exception error);
}

/// <param name="IsFull">There is no room left; once there is, the same request will do.</param>
public sealed record StoreError(LocalizedText Sentence, bool IsFull);

/// <summary>Answers 507 or 503: to programs a problem with the store's own sentence, to people a page, since paths of the machine are not for everybody.</summary>
internal sealed partial class StoreExceptionHandler(IEnumerable<IStoreErrorExplainer> troubles, ILogger<StoreExceptionHandler> logger)
    : IExceptionHandler
{
    private static readonly LocalizedText NothingLost = new(
        "刚才的操作没有记录，请稍后再试。",
        "What you just did was not recorded; please try again later."
    );

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (troubles.Select(known => known.Explain(exception)).FirstOrDefault(found => found is not null) is not { } storeError)
            return false;

        LogTrouble(logger, storeError.Sentence.English);
        var status = storeError.IsFull ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status503ServiceUnavailable;
        var isForPrograms =
            httpContext.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            || httpContext.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);
        var answer = isForPrograms
            ? ProblemResults.Of(status, storeError.Sentence, storeError.IsFull ? "store-full" : "store-failed")
            : SignInEndpoints.Render<MessagePage>(httpContext, status, (nameof(MessagePage.Message), NothingLost));
        await answer.ExecuteAsync(httpContext);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed: {Sentence}")]
    private static partial void LogTrouble(ILogger logger, string sentence);
}
