using CultivatedLand.Domain;
using CultivatedLand.Web.Pages.Shared;
using CultivatedLand.Web.Pages.SignIn;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Web.Infrastructure.Errors;

/// <summary>Port through which a host explains failures of its own store to the people who made the request.</summary>
public interface IStoreErrorExplainer
{
    /// <returns>Null if the error is no failure of the store.</returns>
    StoreError? Explain(Exception error);
}

/// <summary>Failure of the store as a sentence.</summary>
/// <param name="IsFull">Whether there is no room left. Once there is, the same request will succeed.</param>
public sealed record StoreError(LocalizedText Sentence, bool IsFull);

/// <summary>
/// Handler of store failures.
/// It answers 507 or 503: a problem with the store's own sentence for programs, a page for people,
/// since paths of the machine are not for everybody.
/// </summary>
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
