using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans.Starts;

/// <summary>
/// Port through which a start runs, once its edition is sealed and stands as <see cref="EditionState.Starting"/>.
/// A host runs it at once, or sees to it that it runs soon and returns.
/// </summary>
public interface IPlanStartRunner
{
    /// <summary>Runs the start of an edition, or the rest of it. A start that is running already is left alone or done again.</summary>
    Task Run(string contentHash, CancellationToken cancellationToken);
}

/// <summary>Runner that has finished the start when it returns, batch after batch.</summary>
public sealed class ImmediatePlanStartRunner(PlanStartSteps steps) : IPlanStartRunner
{
    public async Task Run(string contentHash, CancellationToken cancellationToken)
    {
        if (await steps.Prepare(contentHash, cancellationToken) is not { } scope)
            return;
        foreach (var batch in scope.Batches)
            await steps.Run(contentHash, batch, cancellationToken);
        await steps.Complete(contentHash, cancellationToken);
    }
}
