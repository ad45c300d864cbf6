using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.FieldRecords;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Api.FieldRecords;

public sealed record FieldRecordList(IReadOnlyList<FieldRecordView> Records);

/// <param name="Version">Number of changes so far, for <c>version</c> of an act.</param>
/// <param name="Came">Places that came, with their days.</param>
/// <param name="Absent">Expected places that did not come yet.</param>
/// <param name="Unexamined">Parties of a case file that nobody has examined.</param>
/// <param name="IsHidden">Whether its place does not see it yet.</param>
/// <param name="EndedOn">Local day of the answer, settlement, closing or withdrawal; null before that.</param>
public sealed record FieldRecordView(
    string Id,
    string Kind,
    string Place,
    DateOnly Day,
    string Subject,
    string Words,
    IReadOnlyList<string> People,
    int? HeadCount,
    string? Parcel,
    string? Plan,
    IReadOnlyList<string> Papers,
    IReadOnlyList<PlaceAttendanceView> Came,
    IReadOnlyList<string> Absent,
    IReadOnlyList<PartyFindingView> Findings,
    IReadOnlyList<string> Unexamined,
    IReadOnlyList<FieldDemandView> Demands,
    bool IsHidden,
    bool IsWithdrawn,
    DateOnly? EndedOn,
    string? Outcome,
    string By,
    DateTimeOffset At,
    long Version
)
{
    /// <param name="tasks">Tasks of the demand, in the order of its places.</param>
    internal static FieldRecordView Of(FieldRecord record, IReadOnlyList<RectificationTask?> tasks) =>
        new(
            record.Id.Value,
            EnumWords.Code(record.Spec.Kind),
            record.Spec.Place.Path,
            record.Spec.Day,
            record.Spec.Subject,
            record.Spec.Words,
            [.. record.Spec.People],
            record.Spec.HeadCount,
            record.Spec.Parcel,
            record.Spec.PlanId,
            [.. record.Spec.Papers.Select(paper => paper.FileName)],
            [.. record.Came.Select(came => new PlaceAttendanceView(came.Place.Path, came.Day))],
            [.. record.Absent.Select(place => place.Path)],
            [
                .. record.Findings.Select(finding => new PartyFindingView(
                    EnumWords.Code(finding.Party),
                    finding.Finding,
                    finding.Measure,
                    finding.Day
                )),
            ],
            [.. record.Unexamined.Select(EnumWords.Code)],
            [
                .. record.Asked.Select(
                    (place, index) =>
                        new FieldDemandView(
                            place.Path,
                            record.Spec.Demand!.What,
                            record.Spec.Demand.Due,
                            record.Id.Task(index + 1).Value,
                            tasks[index] is { Current: null }
                        )
                ),
            ],
            record.IsHidden,
            record.IsWithdrawn,
            record.End?.Day,
            record.End?.Words,
            record.By,
            ChinaTime.Of(record.At),
            record.Version
        );
}

/// <summary>Day on which an expected place came.</summary>
public sealed record PlaceAttendanceView(string Place, DateOnly Day);

/// <summary>Finding about one party of a case file.</summary>
public sealed record PartyFindingView(string Party, string Finding, string Measure, DateOnly Day);

/// <summary>Demand at one place, with its task.</summary>
public sealed record FieldDemandView(string Place, string What, DateOnly Due, string Task, bool IsDone);
