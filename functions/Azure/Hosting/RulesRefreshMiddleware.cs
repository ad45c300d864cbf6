using CultivatedLand.Application.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Hosting;

/// <summary>
/// Middleware that reads the deadline rules in force again before a function runs.
/// It does so if this machine has not read them for 20 seconds, because another machine may have changed them.
/// </summary>
internal sealed partial class RulesRefreshMiddleware(CurrentDeadlineRules rules, TimeProvider clock, ILogger<RulesRefreshMiddleware> logger)
    : IFunctionsWorkerMiddleware
{
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(20);

    private long? _read;

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (!IsOrchestrator(context) && !(_read is { } at && clock.GetElapsedTime(at) < Stale))
            await Read(context.CancellationToken);
        await next(context);
    }

    private async Task Read(CancellationToken cancellationToken)
    {
        try
        {
            await rules.Refresh(cancellationToken);
            _read = clock.GetTimestamp();
        }
        catch (Exception failed) when (_read is not null && failed is not OperationCanceledException)
        {
            // The rules of a minute ago are good enough. If the function itself needs the storage, it will meet the failure and report it.
            LogStale(logger, failed);
        }
    }

    /// <summary>Whether the function is an orchestrator. It needs no rules, and must not wait for anything but its own history.</summary>
    private static bool IsOrchestrator(FunctionContext context) =>
        context.FunctionDefinition.InputBindings.Values.Any(binding =>
            binding.Type.Equals("orchestrationTrigger", StringComparison.OrdinalIgnoreCase)
        );

    [LoggerMessage(
        EventName = "rules.stale",
        Level = LogLevel.Warning,
        Message = "The rules in force could not be read again; those read before count for now."
    )]
    private static partial void LogStale(ILogger logger, Exception failed);
}
