using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Minutes of one occurrence of a meeting.</summary>
/// <param name="Occurrence">Key of the occurrence.</param>
/// <param name="Came">Who came, in words.</param>
/// <param name="Version">Number of times that they were written, from 1.</param>
public sealed record MeetingMinutes(
    string Occurrence,
    DateOnly Day,
    string Came,
    EquatableArray<MeetingDecision> Decisions,
    string By,
    DateTimeOffset At,
    int Version
)
{
    /// <summary>
    /// Id of the task that a decision becomes. It derives from occurrence and number, and no plan's id begins with its letter.
    /// </summary>
    public static TaskId TaskOf(string occurrence, int number) =>
        TaskId.Of($"m{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(occurrence)))[..16]}-{number}");
}

/// <summary>Decision of a meeting.</summary>
/// <param name="Number">Number from 1. It stays the same when the minutes are written again.</param>
/// <param name="Unit">Responsible unit, in words.</param>
/// <param name="Leader">Responsible leader, in words.</param>
/// <param name="Due">Local date by which it is to be done. Null for a decision that cannot become a task.</param>
public sealed record MeetingDecision(int Number, string What, string? Unit, string? Leader, DateOnly? Due)
{
    [JsonIgnore]
    public bool IsEmpty => What.Length == 0 && Unit is null && Leader is null && Due is null;

    public TaskSpec Task(Place place) =>
        new(
            What,
            TaskKind.Other,
            place,
            null,
            Mu.Zero,
            Unit is null ? [] : [Unit],
            [],
            Leader is null ? [] : [Leader],
            [new PhaseSpec("落实会议决定", PhaseKind.Complete, null, Due!.Value)]
        );
}
