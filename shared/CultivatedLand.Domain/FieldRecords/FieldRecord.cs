using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.FieldRecords;

/// <summary>
/// State of a record of work: training, publicity, an inspection, a visit, a self-check, a petition, a dispute or a case file.
/// <see cref="FieldRecordRules"/> decides how it goes on.
/// </summary>
/// <param name="Account">Key of the account that wrote it. Null for the host's own token.</param>
/// <param name="Came">Expected places that came, each with the day.</param>
/// <param name="Release">Null while a withheld record is not released, and for one that was never withheld.</param>
/// <param name="End">Answer, settlement, closing or withdrawal. Null before that.</param>
public sealed record FieldRecord(
    FieldRecordId Id,
    FieldRecordSpec Spec,
    string By,
    string? Account,
    DateTimeOffset At,
    EquatableArray<PlaceAttendance> Came,
    EquatableArray<PartyFinding> Findings,
    FieldRecordRelease? Release,
    FieldRecordEnd? End,
    EquatableArray<FieldRecordEntry> History
)
{
    public FieldRecordForm Form => FieldRecordForm.Of(Spec.Kind);

    /// <summary>Number of changes so far.</summary>
    public long Version => History.Count;

    public bool IsWithdrawn => End is { IsWithdrawal: true };

    /// <summary>Whether the place it is about does not see it yet.</summary>
    public bool IsHidden => Spec.IsWithheld && Release is null;

    /// <summary>Whether somebody still has to answer, settle or close it.</summary>
    public bool IsOpen => Form.EndName is not null && End is null;

    /// <summary>Expected places that have not come. Empty for kinds that do not ask who came.</summary>
    public IEnumerable<Place> Absent =>
        !Form.AsksWhoCame || IsWithdrawn ? [] : Spec.Expected.Where(place => Came.All(came => came.Place != place));

    /// <summary>Parties of a case file that nobody has examined.</summary>
    public IEnumerable<CaseParty> Unexamined =>
        Form.AsksParties ? Enum.GetValues<CaseParty>().Where(party => Findings.All(finding => finding.Party != party)) : [];

    /// <summary>
    /// Places of which the demand asks something: every expected place of a self-check, of a training those that did not come at first,
    /// else the place itself.
    /// </summary>
    public EquatableArray<Place> Asked =>
        Spec.Demand is null ? []
        : Form.AsksWhoCame ? [.. Spec.Expected.Where(place => !Came.Any(came => came.Place == place && came.Day == Spec.Day))]
        : Form.AsksPlaces ? Spec.Expected
        : [Spec.Place];

    /// <summary>Task that the demand becomes at one place.</summary>
    public TaskSpec Task(Place place)
    {
        var demand = Spec.Demand!;
        return new TaskSpec(
            demand.What,
            TaskKind.Other,
            place,
            null,
            Mu.Zero,
            demand.Unit is null ? [place.Name] : [demand.Unit],
            [],
            demand.Leader is null ? [] : [demand.Leader],
            [new PhaseSpec($"落实{Form.Name.Chinese}要求", PhaseKind.Complete, null, demand.Due)]
        );
    }
}

/// <summary>What somebody writes into a record.</summary>
/// <param name="Place">Place that the record is about. Fixed once it is written.</param>
/// <param name="Day">Local day. Fixed once it is written.</param>
/// <param name="Subject">Matter, or the form of the event.</param>
/// <param name="Words">What was seen, said or asked for.</param>
/// <param name="People">Who was there, by name.</param>
/// <param name="HeadCount">Number of people. Null where it is not asked for.</param>
/// <param name="Papers">Photographs and papers.</param>
/// <param name="Expected">Places below that had to come, or are asked.</param>
/// <param name="PlanId">Plan under which it stands. Null for none.</param>
/// <param name="Parcel">Number of the parcel, as written. Null for none.</param>
/// <param name="IsWithheld">Whether the place sees it only once it is released.</param>
public sealed record FieldRecordSpec(
    FieldRecordKind Kind,
    Place Place,
    DateOnly Day,
    string Subject,
    string Words,
    EquatableArray<string> People = default,
    int? HeadCount = null,
    EquatableArray<Evidence> Papers = default,
    EquatableArray<Place> Expected = default,
    FieldDemand? Demand = null,
    string? PlanId = null,
    string? Parcel = null,
    bool IsWithheld = false
);

/// <summary>Demand of a record. It becomes a task.</summary>
/// <param name="Unit">Responsible unit. Null for the place itself.</param>
/// <param name="Leader">Responsible leader. Null for who leads the place.</param>
/// <param name="Due">Local date by which it is to be done.</param>
public sealed record FieldDemand(string What, string? Unit, string? Leader, DateOnly Due);

/// <summary>Day on which an expected place came.</summary>
public sealed record PlaceAttendance(Place Place, DateOnly Day);

/// <summary>Finding about one party of a case file.</summary>
/// <param name="Finding">What was found; “no fault” is a finding too.</param>
/// <param name="Measure">What was done.</param>
/// <param name="Day">Local day of the measure.</param>
public sealed record PartyFinding(CaseParty Party, string Finding, string Measure, DateOnly Day);

/// <summary>Release of a withheld record: from then on its place sees it.</summary>
public sealed record FieldRecordRelease(string By, DateTimeOffset At);

/// <summary>End of a record.</summary>
/// <param name="Day">Local day of the answer, the settlement or the closing.</param>
/// <param name="IsWithdrawal">Whether the record was taken back, so that it counts nowhere.</param>
public sealed record FieldRecordEnd(DateOnly Day, string Words, string By, bool IsWithdrawal = false);

/// <summary>Line of the history of a record.</summary>
public sealed record FieldRecordEntry(DateTimeOffset At, string By, LocalizedText Words, string? RequestKey = null);
