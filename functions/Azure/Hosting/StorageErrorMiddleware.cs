using CultivatedLand.Functions.Storage.Account;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Hosting;

/// <summary>
/// Middleware that logs a storage failure as a sentence (throttled, an expired signature, no permission),
/// beside the stack trace that the platform logs. It rethrows the failure: retries are not its task.
/// </summary>
internal sealed partial class StorageErrorMiddleware(ILogger<StorageErrorMiddleware> logger) : IFunctionsWorkerMiddleware
{
    private readonly StorageErrorExplainer _storageErrorExplainer = new();

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception failed) when (_storageErrorExplainer.Explain(failed) is { Sentence: var text })
        {
            LogTrouble(logger, context.FunctionDefinition.Name, text.English, text.Chinese);
            throw;
        }
    }

    [LoggerMessage(
        EventName = "store.failed",
        Level = LogLevel.Error,
        Message = "store.failed: {Function} could not do its work. {English} {Chinese}"
    )]
    private static partial void LogTrouble(ILogger logger, string function, string english, string chinese);
}
