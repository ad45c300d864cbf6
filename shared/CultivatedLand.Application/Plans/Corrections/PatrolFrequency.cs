using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>Answer to how often villages are patrolled, where the document asks for patrols and does not say.</summary>
/// <param name="Code">Code in forms and in storage.</param>
/// <param name="Every">Interval. Null for the answer that no patrols are planned.</param>
public sealed record PatrolFrequency(string Code, RecurrenceInterval? Every, LocalizedText Name)
{
    /// <summary>All answers, the most frequent first.</summary>
    public static IReadOnlyList<PatrolFrequency> All { get; } =
    [
        new("day", RecurrenceInterval.Day, new("每天", "every day")),
        new("week", RecurrenceInterval.Week, new("每周", "every week")),
        new("half-month", RecurrenceInterval.HalfMonth, new("每半月", "every half month")),
        new("month", RecurrenceInterval.Month, new("每月", "every month")),
        new("quarter", RecurrenceInterval.Quarter, new("每季度", "every quarter")),
        new("none", null, new("不安排巡查", "no patrols")),
    ];

    /// <returns>The answer. Null where there is none of this code.</returns>
    public static PatrolFrequency? Parse(string code) => All.FirstOrDefault(answer => answer.Code == code);

    /// <summary>Returns the patrols of every village that an answer sets. Null without an answer, or where none are planned.</summary>
    /// <param name="asked">
    /// Words of the document that ask for patrols. Null where it asks for none, and then an answer sets nothing.
    /// </param>
    public static DraftRhythm? Rhythm(string code, Quote? asked) =>
        asked is not null && Parse(code)?.Every is { } every
            ? new DraftRhythm("巡查", RhythmKind.Patrol, every, asked) { IsForEachVillage = true }
            : null;
}
