using System.Text.Json.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>Numbers of what an edition makes. A standing duty is no task.</summary>
/// <param name="Tasks">Tasks, those included for which nobody has said a deadline yet.</param>
/// <param name="Undated">Tasks among them that wait for a deadline, or for the word that they are standing duties or left out.</param>
/// <param name="Duties">Standing duties.</param>
public sealed record EditionCounts(int Tasks, int Undated, int Duties)
{
    public static EditionCounts Of(Plan plan) => new(plan.Tasks.Count, plan.Undated.Count(), plan.Duties.Count);

    /// <summary>Returns the numbers in words: 3 tasks, 5 standing duties.</summary>
    [JsonIgnore]
    public LocalizedText Words
    {
        get
        {
            var (open, openEnglish) = Undated == 0 ? ("", "") : ($"（其中 {Undated} 项没有时限）", $" ({Undated} without a deadline)");
            var tasks =
                Tasks == 0 && Duties > 0
                    ? []
                    : new LocalizedText[] { new($"{Tasks} 项任务{open}", $"{Tasks} {(Tasks == 1 ? "task" : "tasks")}{openEnglish}") };
            var duties =
                Duties == 0
                    ? []
                    : new LocalizedText[] { new($"{Duties} 项长期职责", $"{Duties} standing {(Duties == 1 ? "duty" : "duties")}") };
            LocalizedText[] both = [.. tasks, .. duties];
            return new(string.Join("、", both.Select(part => part.Chinese)), string.Join(", ", both.Select(part => part.English)));
        }
    }
}
