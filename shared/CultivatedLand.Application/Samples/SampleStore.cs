using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Samples;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Samples;

/// <summary>Store of samples that were drawn, with the areas found on the ground.</summary>
public sealed class SampleStore(IRecordStore recordStore, ILedger ledger)
{
    private const int PageSize = 500;

    /// <summary>
    /// Largest number of tasks in a sample. A larger sample would not fit into one record. It can be drawn place by place.
    /// </summary>
    public const int LargestSample = 1000;

    private readonly RecordSet<DrawnSample> _samples = new(recordStore, "samples");

    /// <summary>Draws a sample from the accepted areas of a plan. The same seed over the same ledger draws the same sample.</summary>
    /// <returns>The sample, or the faults that prevent it.</returns>
    public async Task<(DrawnSample? Sample, EquatableArray<LocalizedText> Faults)> Draw(
        string id,
        string planId,
        string? place,
        SamplePlan plan,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    )
    {
        var faults = plan.Faults().ToList();
        if (faults.Count > 0)
            return (null, [.. faults]);

        var drawn = Sample.Draw(plan, await Accepted(planId, place, cancellationToken));
        if (drawn.Count == 0)
            return (null, [new("还没有已验收的面积，无可抽查。", "Nothing has been accepted yet, so there is nothing to check.")]);
        if (drawn.Count > LargestSample)
            return (
                null,
                [
                    new(
                        $"抽中{drawn.Count}项，一次最多{LargestSample}项；请降低比例或按地点分别抽查。",
                        $"{drawn.Count} tasks would be drawn and at most {LargestSample} can be; lower the share, or draw place by place."
                    ),
                ]
            );

        var sample = new DrawnSample(id, planId, place, plan, [.. drawn.Select(sampledArea => new CheckedArea(sampledArea, null))], at, by);
        return (await _samples.Add(id, sample, cancellationToken) ? sample : await _samples.Find(id, cancellationToken), []);
    }

    public Task<DrawnSample?> Find(string id, CancellationToken cancellationToken) => _samples.Find(id, cancellationToken);

    public async Task<IReadOnlyList<DrawnSample>> All(CancellationToken cancellationToken)
    {
        var all = new List<DrawnSample>();
        await foreach (var (_, sample) in _samples.All(cancellationToken))
            all.Add(sample);
        return all;
    }

    /// <summary>Records the area found for a task. A second entry replaces the first.</summary>
    /// <returns>The sample. Null where there is no such sample or the task is not in it.</returns>
    public async Task<DrawnSample?> Record(string id, TaskId task, Mu found, string? remark, CancellationToken cancellationToken)
    {
        var isIn = false;
        var sample = await _samples.Change(
            id,
            before =>
            {
                isIn = before?.Checks.Any(check => check.Sampled.Task == task) == true;
                return !isIn
                    ? null
                    : before! with
                    {
                        Checks =
                        [
                            .. before.Checks.Select(check =>
                                check.Sampled.Task == task ? check with { Found = found, Remark = remark } : check
                            ),
                        ],
                    };
            },
            cancellationToken
        );
        return isIn ? sample : null;
    }

    /// <summary>
    /// Returns the verified area of every checked task of a plan. Of a task that several samples checked, the latest counts.
    /// </summary>
    public async Task<IReadOnlyDictionary<TaskId, Mu>> VerifiedByTask(string planId, CancellationToken cancellationToken)
    {
        var verified = new Dictionary<TaskId, Mu>();
        foreach (
            var check in (await All(cancellationToken))
                .Where(sample => sample.PlanId == planId)
                .OrderBy(sample => sample.At)
                .SelectMany(sample => sample.Checks)
        )
        {
            if (check.Found is { } found)
                verified[check.Sampled.Task] = found;
        }

        return verified;
    }

    private async Task<List<SampledArea>> Accepted(string planId, string? place, CancellationToken cancellationToken)
    {
        var accepted = new List<SampledArea>();
        string? cursor = null;
        do
        {
            var page = await ledger.List(
                new TaskQuery(cursor, PageSize, PlanId: planId, Place: Place.Parse(place)?.Path),
                cancellationToken
            );
            accepted.AddRange(
                page.Tasks.Select(stored => stored.State)
                    .Where(task => task.Accepted > Mu.Zero && task.Status != RectificationStatus.Cancelled)
                    .Select(task => new SampledArea(task.Id, task.Spec.Name, task.Spec.Place, task.Accepted))
            );
            cursor = page.Next;
        } while (cursor is not null);
        return accepted;
    }
}

/// <summary>Sample that was drawn from the accepted areas of a plan.</summary>
/// <param name="Place">Path of the place. Null for the whole plan.</param>
public sealed record DrawnSample(
    string Id,
    string PlanId,
    string? Place,
    SamplePlan Plan,
    EquatableArray<CheckedArea> Checks,
    DateTimeOffset At,
    string By
)
{
    public int Done => Checks.Count(check => check.Found is not null);

    /// <summary>Sum of found less recorded area over all checked tasks, in mu.</summary>
    public decimal Difference => Checks.Sum(check => check.Difference ?? 0);
}
