namespace CultivatedLand.Domain.Interviews;

/// <summary>Act of a person on an interview.</summary>
/// <param name="By">Name of the person.</param>
/// <param name="Seen">Version of the interview that the person saw. Null to act on any.</param>
/// <param name="RequestKey">Key of the request. The same request again changes nothing.</param>
public abstract record InterviewCommand(string By, long? Seen, string? RequestKey)
{
    /// <summary>Sets the arrangements and tells everybody. Of a released interview, it changes them.</summary>
    /// <param name="IsConfirmed">Whether the person knows that the day is a day off.</param>
    public sealed record Release(
        InterviewArrangements Arrangements,
        string By,
        long? Seen = null,
        string? RequestKey = null,
        bool IsConfirmed = false
    ) : InterviewCommand(By, Seen, RequestKey);

    /// <summary>Records that the interview was held.</summary>
    public sealed record Hold(InterviewMinutes Minutes, string By, long? Seen = null, string? RequestKey = null)
        : InterviewCommand(By, Seen, RequestKey);

    public sealed record Cancel(string Reason, string By, long? Seen = null, string? RequestKey = null)
        : InterviewCommand(By, Seen, RequestKey);
}

/// <summary>Result of an act: the interview as it now is, or the faults.</summary>
public abstract record InterviewOutcome
{
    private InterviewOutcome() { }

    /// <param name="IsNew">Whether the act changed anything. False for a request that is repeated.</param>
    public sealed record Done(Interview Interview, bool IsNew) : InterviewOutcome;

    public sealed record Refused(InterviewRefusalCode Code, EquatableArray<InterviewFault> Faults) : InterviewOutcome;
}

/// <summary>Reason for which an act was refused.</summary>
public enum InterviewRefusalCode
{
    NoSuchInterview,

    /// <summary>The step of the interview does not allow the act.</summary>
    NotInThisStep,

    /// <summary>Somebody else has changed the interview since the person looked at it.</summary>
    ChangedMeanwhile,

    /// <summary>What was filled in cannot stand.</summary>
    Faulty,

    /// <summary>What was filled in looks like a slip. It is taken as it is once it is confirmed.</summary>
    NeedsConfirmation,
}

/// <summary>Fault of an act.</summary>
/// <param name="Field">Field of the form with the fault. Empty for the act as a whole.</param>
public sealed record InterviewFault(string Field, LocalizedText Sentence);

/// <summary>Names of the fields in which faults stand, the same in the form and in the API.</summary>
public static class InterviewFields
{
    public const string Day = "day";
    public const string Hour = "hour";
    public const string Venue = "venue";
    public const string Chair = "chair";
    public const string Unit = "unit";
    public const string Leader = "leader";
    public const string Others = "others";
    public const string Present = "present";
    public const string Demands = "demands";
    public const string Due = "due";
    public const string Reason = "reason";
}
