using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Tasks;

/// <summary>Job that begins the parts of a split which a crash has kept from beginning.</summary>
public sealed class TaskSplitJob(TaskSplitService splits, SetAsideStore setAside, TimeProvider clock) : ICycleJob
{
    /// <summary>Time that a request has for beginning the parts itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task<bool> Run(CancellationToken cancellationToken)
    {
        var (hasBegun, now) = (false, clock.GetUtcNow());
        foreach (var (whole, since) in await splits.Unfinished(cancellationToken))
        {
            if (since + Patience > now)
                continue;
            await setAside.Attempt(
                NameOf(whole),
                async () =>
                {
                    await splits.Finish(whole, cancellationToken);
                    hasBegun = true;
                }
            );
        }

        return hasBegun;
    }

    public async Task<DateTimeOffset?> NextAt(CancellationToken cancellationToken) =>
        (await splits.Unfinished(cancellationToken))
            .Where(split => !setAside.Holds(NameOf(split.Whole)))
            .Min(split => (DateTimeOffset?)(split.Since + Patience));

    private static RecordName NameOf(TaskId whole) => new(TaskSplitService.DrawerName, whole.Value);
}
