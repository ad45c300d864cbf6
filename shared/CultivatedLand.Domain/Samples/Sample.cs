using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Samples;

/// <summary>How many of the recorded areas are checked on the ground.</summary>
/// <param name="Seed">Anybody who knows it can draw the same sample again.</param>
/// <param name="Share">Of each place's tasks, more than 0 and up to 1; rounded up to whole tasks.</param>
/// <param name="MinimumPerPlace">At least so many of each place, as far as it has them.</param>
public sealed record SamplePlan(string Seed, decimal Share, int MinimumPerPlace)
{
    public IEnumerable<LocalizedText> Faults()
    {
        if (string.IsNullOrWhiteSpace(Seed))
            yield return new("请填写抽样种子，以便他人复核。", "Give a seed, so that others can draw the sample again.");
        if (Share is <= 0 or > 1)
            yield return new("抽查比例须大于0、不超过100%。", "The share must be more than 0 and at most 100 %.");
        if (MinimumPerPlace is < 0 or > 10_000)
            yield return new("每处最少抽查数须在0至10000之间。", "The least number for each place lies between 0 and 10,000.");
    }
}

/// <param name="Recorded">Area the ledger says was accepted.</param>
public sealed record SampledArea(TaskId Task, string Name, Place Place, Mu Recorded);

/// <summary>
/// 抽查: a random sample that does not depend on the order in which the tasks are listed, on the machine or on the version of a random number generator:
/// the tasks of a place are ordered by the hash of seed and id, and the first ones are taken.
/// </summary>
public static class Sample
{
    public static EquatableArray<SampledArea> Draw(SamplePlan plan, IEnumerable<SampledArea> tasks) =>
        [
            .. tasks
                .GroupBy(task => task.Place)
                .OrderBy(place => place.Key.Path, StringComparer.Ordinal)
                .SelectMany(place => Draw(plan, place.ToList())),
        ];

    private static IEnumerable<SampledArea> Draw(SamplePlan plan, List<SampledArea> tasks)
    {
        var wanted = Math.Max(plan.MinimumPerPlace, (int)decimal.Ceiling(tasks.Count * plan.Share));
        return tasks.OrderBy(task => Lot(plan.Seed, task.Task), StringComparer.Ordinal).Take(wanted);
    }

    private static string Lot(string seed, TaskId task) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{task}")));
}

/// <summary>What a check found on the ground.</summary>
/// <param name="Found">Verified area in mu; null where the task has not been checked yet.</param>
public sealed record CheckedArea(SampledArea Sampled, Mu? Found, string? Remark = null)
{
    /// <summary>Found less recorded, in mu; negative where less is there than the ledger says.</summary>
    public decimal? Difference => Found?.Value - Sampled.Recorded.Value;
}
