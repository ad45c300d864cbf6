using CultivatedLand.Domain;
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

/// <summary>Port that tells who may read paths of the machine in a failure of the store.</summary>
internal interface IStoreErrorReaders
{
    ValueTask<bool> MayReadPaths(HttpContext context);
}

/// <summary>Failure of the store as a sentence.</summary>
/// <param name="IsFull">Whether there is no room left. Once there is, the same request will succeed.</param>
public sealed record StoreError(LocalizedText Sentence, bool IsFull);

/// <summary>
/// Handler of store failures.
/// It answers 507 or 503: a problem for programs, a page for people.
/// The store's own sentence has paths of the machine. It goes into the log, and to those who administer the host.
/// </summary>
internal sealed partial class StoreExceptionHandler(
    IEnumerable<IStoreErrorExplainer> troubles,
    IStoreErrorReaders readers,
    IErrorPages pages,
    ILogger<StoreExceptionHandler> logger
) : IExceptionHandler
{
    private static readonly LocalizedText NothingLost = new(
        "刚才的操作没有记录，请稍后再试。",
        "What you just did was not recorded; please try again later."
    );

    private static readonly LocalizedText Full = new(
        "主机的磁盘已满，刚才的操作没有记录；请告诉管理员，腾出空间后再试。",
        "The host's disk is full, and what you just did was not recorded. Tell the administrator, and try again once there is room."
    );
    private static readonly LocalizedText Failed = new(
        "主机的存储暂时不能用；请稍后再试，并告诉管理员，原因见日志。",
        "The host's store cannot be used at the moment. Try again later and tell the administrator; the log has the reason."
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
            ? ProblemResults.Of(status, await SentenceFor(httpContext, storeError), storeError.IsFull ? "store-full" : "store-failed")
            : pages.Page(httpContext, status, NothingLost);
        await answer.ExecuteAsync(httpContext);
        return true;
    }

    private async Task<LocalizedText> SentenceFor(HttpContext context, StoreError storeError) =>
        await readers.MayReadPaths(context) ? storeError.Sentence
        : storeError.IsFull ? Full
        : Failed;

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed: {Sentence}")]
    private static partial void LogTrouble(ILogger logger, string sentence);
}
