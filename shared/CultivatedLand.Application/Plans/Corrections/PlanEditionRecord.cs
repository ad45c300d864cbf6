namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>What people have done to one edition of a plan: kept in the cabinet under its content hash.</summary>
/// <param name="Place">Where the plan sits, by which it is decided who sees it.</param>
/// <param name="PlanId">Of the corrected plan: a corrected document number makes it an edition of another document.</param>
/// <param name="Seal">From here on nothing is corrected any more.</param>
public sealed record PlanEditionRecord(string Place, string PlanId, IReadOnlyList<Correction> Corrections, StartLock? Seal)
{
    public const string Drawer = "editions";
}

/// <summary>Who starts an edition. It is kept before the first task is planned, so that a host that dies in between goes on in the same name and with the same corrections.</summary>
/// <param name="At">The day that terms such as "15日内" are counted from.</param>
public sealed record StartLock(string By, DateTimeOffset At);

/// <summary>What came of a form that was sent in.</summary>
public abstract record CorrectionOutcome
{
    private CorrectionOutcome() { }

    /// <param name="Changed">How many values; none where the form said nothing new, as one that is sent twice.</param>
    public sealed record Kept(int Changed) : CorrectionOutcome;

    public sealed record Faulty(IReadOnlyList<CorrectionFault> Faults) : CorrectionOutcome;

    /// <summary>Somebody else changed the same task meanwhile; nothing was kept.</summary>
    /// <param name="Theirs">What they changed since the form was shown.</param>
    /// <param name="Merged">The form again: what this person typed over what stands there now.</param>
    public sealed record Raced(IReadOnlyList<Correction> Theirs, IReadOnlyDictionary<string, string> Merged) : CorrectionOutcome;

    /// <summary>It has been started, or is being started.</summary>
    public sealed record TooLate : CorrectionOutcome;

    /// <summary>It would move tasks to places where this person may send no plans.</summary>
    public sealed record Elsewhere : CorrectionOutcome;

    public sealed record NoSuchEdition : CorrectionOutcome;
}
