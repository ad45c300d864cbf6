using CultivatedLand.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Hosting;

/// <summary>Says in a sentence what a failure of the storage means (throttled, an expired signature, no permission), beside the stack trace that the platform logs. The failure goes on its way: retries are others' business.</summary>
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
