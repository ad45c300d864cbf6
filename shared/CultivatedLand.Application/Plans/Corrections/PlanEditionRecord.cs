using System.Text.Json.Serialization;
using CultivatedLand.Application.Plans.Readings;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>Record of what people have done to one edition of a plan. The record store keeps it under the content hash.</summary>
/// <param name="Place">Place of the plan. It decides who sees the plan.</param>
/// <param name="PlanId">Id of the plan. Before the start it is the one that the words would give; the start decides it.</param>
/// <param name="Seal">Lock of a start. While it holds, nobody can correct the edition.</param>
public sealed record PlanEditionRecord(string Place, string PlanId, IReadOnlyList<Correction> Corrections, StartLock? Seal)
{
    public const string Drawer = "editions";

    /// <summary>Words by which the corrected document is known. Null in a record from before they were kept.</summary>
    public EditionWords? Words { get; init; }

    /// <summary>Where the plan lies. Null in a record from before it was kept, and for a document that says it itself.</summary>
    public EditionPlace? At { get; init; }

    /// <summary>Places at which somebody needs a right for the edition. A null entry is the host as a whole.</summary>
    [JsonIgnore]
    public IReadOnlyList<Place?> Reach =>
        At is { Path: null, Choices.Count: > 0 } open ? [.. open.Choices.Select(Domain.Places.Place.Parse)]
        : At is { Path: null } ? [null]
        : [Domain.Places.Place.Parse(Place)];

    /// <summary>Numbers of what the corrected document makes. Null in a record from before they were kept.</summary>
    public EditionCounts? Counts { get; init; }

    /// <summary>Where what was read of the document is kept. Null in a record from before it was kept.</summary>
    public KeptReading? Reading { get; init; }

    /// <summary>The last time that a person had the document read again. Null where nobody has.</summary>
    public Rereading? Rereading { get; init; }

    /// <summary>Answer of a person to the question whether this is a new plan. Null while nobody has answered.</summary>
    public EditionAnswer? Answer { get; init; }

    internal static PlanEditionRecord Of(Plan plan) =>
        new(plan.Place.Path, plan.Id, [], null) { Words = EditionWords.Of(plan), Counts = EditionCounts.Of(plan) };

    /// <summary>Takes over what the corrected document says of itself. Other words put the question anew.</summary>
    internal PlanEditionRecord Told(Plan plan)
    {
        var words = EditionWords.Of(plan);
        return this with
        {
            Place = plan.Place.Path,
            PlanId = plan.Id,
            Words = words,
            Counts = EditionCounts.Of(plan),
            Answer = words == Words && plan.Place.Path == Place ? Answer : null,
        };
    }
}

/// <summary>Words by which the document of an edition is known.</summary>
public sealed record EditionWords(string? Number, string? Issuer, string Title)
{
    internal static EditionWords Of(Plan plan) => new(plan.DocumentNumber, plan.Issuer, plan.Title);
}

/// <summary>Answer to the question: new plan, or correction of one in force?</summary>
/// <param name="Corrects">Id of the plan that the edition corrects. Null for a new plan.</param>
public sealed record EditionAnswer(string? Corrects, string By, DateTimeOffset At);

/// <summary>
/// Record of who starts an edition, and when. It is stored before the first task is planned.
/// A host that dies in between then goes on in the same name and with the same corrections.
/// </summary>
/// <param name="At">Moment of the start.</param>
/// <param name="CountsFrom">
/// Moment of the first start, where the edition was put back in force. Terms such as "15日内" are counted from the day of the first start.
/// </param>
public sealed record StartLock(string By, DateTimeOffset At, DateTimeOffset? CountsFrom = null);

/// <summary>Result of sending a correction form.</summary>
public abstract record CorrectionOutcome
{
    private CorrectionOutcome() { }

    /// <param name="Changed">Number of changed values. Zero where the form says nothing new, such as a form that is sent twice.</param>
    public sealed record Kept(int Changed) : CorrectionOutcome;

    public sealed record Faulty(IReadOnlyList<CorrectionFault> Faults) : CorrectionOutcome;

    /// <summary>Another person changed the same task meanwhile. Nothing was stored.</summary>
    /// <param name="Theirs">Corrections of the other person since the form was shown.</param>
    /// <param name="Merged">
    /// Values of the form for the next attempt: the text that this person typed over the values that are now in force.
    /// </param>
    public sealed record Raced(IReadOnlyList<Correction> Theirs, IReadOnlyDictionary<string, string> Merged) : CorrectionOutcome;

    /// <summary>The edition has been started or is being started.</summary>
    public sealed record TooLate : CorrectionOutcome;

    /// <summary>The correction would move tasks to places for which this person may send no plans.</summary>
    public sealed record Elsewhere : CorrectionOutcome;

    public sealed record NoSuchEdition : CorrectionOutcome;
}
