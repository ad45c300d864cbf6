using CultivatedLand.Casework.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CultivatedLand.Azure.Hosting;

/// <summary>Reads the rules in force again before a function runs, where this machine has not done so for a while: another may have changed them.</summary>
internal sealed class FreshRules(RulesInForce rules, TimeProvider clock) : IFunctionsWorkerMiddleware
{
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(20);

    private long? read;

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (!IsOrchestrator(context) && !(read is { } at && clock.GetElapsedTime(at) < Stale))
        {
            await rules.Refresh(context.CancellationToken);
            read = clock.GetTimestamp();
        }

        await next(context);
    }

    /// <summary>It has no use for rules, and must not wait for anything but its own history.</summary>
    private static bool IsOrchestrator(FunctionContext context) =>
        context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type.Equals("orchestrationTrigger", StringComparison.OrdinalIgnoreCase));
}
