using CultivatedLand.Application.Health;
using CultivatedLand.Functions.Triggers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CultivatedLand.Functions.Hosting;

/// <summary>Middleware that notes how each function on a timer ended, so that every machine can tell the host's health.</summary>
internal sealed class LoopMonitorMiddleware(LoopMonitor loops, FailingLoopStore failingLoopStore) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (!IsOnTimer(context))
        {
            await next(context);
            return;
        }

        var name = context.FunctionDefinition.Name;
        try
        {
            await next(context);
            loops.Ran(name);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            loops.Failed(name, failed.Message);
            await TryNote(name, context.CancellationToken);
            throw;
        }

        await TryNote(name, context.CancellationToken);
        if (name == WorkCycleFunction.Name && loops.TakeHasDelivered())
            await TryNote(LoopMonitor.MailServer, context.CancellationToken);
    }

    /// <summary>Notes the end of a round. If the storage itself has failed, the note fails too, and the platform has logged why.</summary>
    private async Task TryNote(string name, CancellationToken cancellationToken)
    {
        try
        {
            await failingLoopStore.Note(name, loops.Find(name), cancellationToken);
        }
        catch (Exception failed) when (new Storage.Account.StorageErrorExplainer().IsOfWholeStore(failed)) { }
    }

    private static bool IsOnTimer(FunctionContext context) =>
        context.FunctionDefinition.InputBindings.Values.Any(binding =>
            binding.Type.Equals("timerTrigger", StringComparison.OrdinalIgnoreCase)
        );
}
