using CultivatedLand.Domain;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>Record of a document that a person has had read again by a newer reader, and of what that changed.</summary>
/// <param name="From">Version of the reader before.</param>
/// <param name="To">Version of the reader that read it again.</param>
/// <param name="New">Number of tasks and duties that were not found before.</param>
/// <param name="Changed">Number of them that are found otherwise than before.</param>
/// <param name="Gone">Number of them that are no longer found.</param>
/// <param name="Astray">Number of corrections whose value is no longer found.</param>
/// <param name="Changes">The changes one by one, up to a limit.</param>
public sealed record Rereading(
    string By,
    DateTimeOffset At,
    int From,
    int To,
    int New,
    int Changed,
    int Gone,
    int Astray,
    IReadOnlyList<ReadingChange> Changes
)
{
    public bool IsWithoutChange => New + Changed + Gone + Astray + Changes.Count == 0;
}

/// <summary>Change of one value of a draft, because the document was read again.</summary>
/// <param name="Task">Name of the task, with its place. Empty for a value of the plan itself.</param>
/// <param name="Before">Value before. Empty where there was none, as is <paramref name="After"/>.</param>
public sealed record ReadingChange(string Task, LocalizedText What, string Before, string After);

/// <summary>Result of having a document read again.</summary>
public abstract record RereadingOutcome
{
    private RereadingOutcome() { }

    public sealed record Done(Rereading Rereading) : RereadingOutcome;

    /// <summary>The edition has been started or is being started.</summary>
    public sealed record TooLate : RereadingOutcome;

    /// <summary>What is read now reaches places for which this person may send no plans. Nothing was stored.</summary>
    public sealed record Elsewhere : RereadingOutcome;

    /// <summary>The document can no longer be read as a plan, or the rules refuse what is read. Nothing was stored.</summary>
    public sealed record Refused(LocalizedText Why) : RereadingOutcome;

    public sealed record NoSuchEdition : RereadingOutcome;
}
