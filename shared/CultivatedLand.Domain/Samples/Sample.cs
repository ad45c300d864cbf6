using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Samples;

/// <summary>Settings for drawing a sample of the recorded areas, which is then checked on the ground.</summary>
/// <param name="Seed">Seed of the sample. Anybody who knows it can draw the same sample again.</param>
/// <param name="Share">Share of each place's tasks, more than 0 and at most 1. The number is rounded up to whole tasks.</param>
/// <param name="MinimumPerPlace">Least number of tasks for each place, as far as the place has that many.</param>
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

/// <summary>Record of a task with the accepted area that a sample may check.</summary>
/// <param name="Recorded">Accepted area according to the ledger.</param>
public sealed record SampledArea(TaskId Task, string Name, Place Place, Mu Recorded);

/// <summary>
/// Random sample of tasks (抽查).
/// The result does not depend on the order of the tasks, on the machine or on the version of a random number generator.
/// The tasks of a place are ordered by the hash of seed and id, and the first ones are taken.
/// </summary>
public static class Sample
{
    public static EquatableArray<SampledArea> Draw(SamplePlan plan, IEnumerable<SampledArea> tasks) =>
        [.. Draw(plan, tasks, task => task.Place, task => task.Task.ToString())];

    /// <summary>Draws from anything that has a place and an id of its own, by the same rule.</summary>
    public static IEnumerable<T> Draw<T>(SamplePlan plan, IEnumerable<T> all, Func<T, Place> placeOf, Func<T, string> idOf) =>
        all.GroupBy(placeOf)
            .OrderBy(place => place.Key.Path, StringComparer.Ordinal)
            .SelectMany(place =>
            {
                var own = place.ToList();
                var wanted = Math.Max(plan.MinimumPerPlace, (int)decimal.Ceiling(own.Count * plan.Share));
                return own.OrderBy(item => Lot(plan.Seed, idOf(item)), StringComparer.Ordinal).Take(wanted);
            });

    private static string Lot(string seed, string id) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{id}")));
}

/// <summary>Result of a check on the ground.</summary>
/// <param name="Found">Verified area in mu. Null while the task has not been checked.</param>
public sealed record CheckedArea(SampledArea Sampled, Mu? Found, string? Remark = null)
{
    /// <summary>Found area less recorded area, in mu. Negative where the land is smaller than the ledger says.</summary>
    public decimal? Difference => Found?.Value - Sampled.Recorded.Value;
}
