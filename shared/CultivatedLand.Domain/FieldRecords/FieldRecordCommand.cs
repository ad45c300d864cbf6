using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.FieldRecords;

/// <summary>Act of a person on a record of work.</summary>
/// <param name="By">Name of the person.</param>
/// <param name="Seen">Version of the record that the person saw. Null to act on any.</param>
/// <param name="RequestKey">Key of the request. The same request again changes nothing.</param>
public abstract record FieldRecordCommand(string By, long? Seen, string? RequestKey)
{
    /// <summary>Writes a new record.</summary>
    /// <param name="Account">Key of the account of the person. Null for the host's own token.</param>
    /// <param name="Came">Expected places that came on the day itself.</param>
    public sealed record Write(
        FieldRecordSpec Spec,
        EquatableArray<Place> Came,
        string By,
        string? Account = null,
        string? RequestKey = null
    ) : FieldRecordCommand(By, null, RequestKey);

    /// <summary>Records that an expected place came later.</summary>
    public sealed record Attend(Place Place, DateOnly Day, string By, long? Seen = null, string? RequestKey = null)
        : FieldRecordCommand(By, Seen, RequestKey);

    /// <summary>Records the finding about one party of a case file. A second one replaces the first.</summary>
    public sealed record Examine(PartyFinding Finding, string By, long? Seen = null, string? RequestKey = null)
        : FieldRecordCommand(By, Seen, RequestKey);

    /// <summary>Lets the place see a withheld record.</summary>
    public sealed record Release(string By, long? Seen = null, string? RequestKey = null) : FieldRecordCommand(By, Seen, RequestKey);

    /// <summary>Answers, settles or closes it, as its kind has it.</summary>
    public sealed record End(DateOnly Day, string Words, string By, long? Seen = null, string? RequestKey = null)
        : FieldRecordCommand(By, Seen, RequestKey);

    /// <summary>Corrects the words of a record. Place, day, places and demand stay.</summary>
    public sealed record Correct(
        string Subject,
        string Words,
        EquatableArray<string> People,
        int? HeadCount,
        string Reason,
        string By,
        long? Seen = null,
        string? RequestKey = null
    ) : FieldRecordCommand(By, Seen, RequestKey);

    /// <summary>Takes the record back. It stays in the list, struck through, and counts nowhere.</summary>
    public sealed record Withdraw(string Reason, string By, long? Seen = null, string? RequestKey = null)
        : FieldRecordCommand(By, Seen, RequestKey);
}

/// <summary>Result of an act: the record as it now is, or the faults.</summary>
public abstract record FieldRecordOutcome
{
    private FieldRecordOutcome() { }

    /// <param name="IsNew">Whether the act changed anything. False for a request that is repeated.</param>
    public sealed record Done(FieldRecord Record, bool IsNew) : FieldRecordOutcome;

    public sealed record Refused(FieldRecordRefusal Code, EquatableArray<FieldRecordFault> Faults) : FieldRecordOutcome;
}

/// <summary>Reason for which an act was refused.</summary>
public enum FieldRecordRefusal
{
    NoSuchRecord,

    /// <summary>The record does not allow the act now.</summary>
    NotNow,

    /// <summary>Somebody else has changed the record since the person looked at it.</summary>
    ChangedMeanwhile,

    /// <summary>What was filled in cannot stand.</summary>
    Faulty,
}

/// <summary>Fault of an act.</summary>
/// <param name="Field">Field of the form with the fault. Empty for the act as a whole.</param>
public sealed record FieldRecordFault(string Field, LocalizedText Sentence);

/// <summary>Names of the fields in which faults stand, the same in the form and in the API.</summary>
public static class FieldRecordFields
{
    public const string Kind = "kind";
    public const string Place = "place";
    public const string Day = "day";
    public const string Subject = "subject";
    public const string Words = "words";
    public const string People = "people";
    public const string HeadCount = "headcount";
    public const string Expected = "expected";
    public const string Came = "came";
    public const string Demand = "demand";
    public const string Unit = "unit";
    public const string Leader = "leader";
    public const string Due = "due";
    public const string Parcel = "parcel";
    public const string Papers = "papers";
    public const string Withheld = "withheld";
    public const string Plan = "plan";
    public const string Party = "party";
    public const string Finding = "finding";
    public const string Measure = "measure";
    public const string Reason = "reason";
}
