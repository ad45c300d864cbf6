namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>Record of what people have done to one edition of a plan. The record store keeps it under the content hash.</summary>
/// <param name="Place">Place of the plan. It decides who sees the plan.</param>
/// <param name="PlanId">Id of the corrected plan. A corrected document number makes the file an edition of another document.</param>
/// <param name="Seal">Lock of a start. While it holds, nobody can correct the edition.</param>
public sealed record PlanEditionRecord(string Place, string PlanId, IReadOnlyList<Correction> Corrections, StartLock? Seal)
{
    public const string Drawer = "editions";
}

/// <summary>
/// Record of who starts an edition, and when. It is stored before the first task is planned.
/// A host that dies in between then goes on in the same name and with the same corrections.
/// </summary>
/// <param name="At">Moment of the start. Terms such as "15日内" are counted from its day.</param>
public sealed record StartLock(string By, DateTimeOffset At);

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
