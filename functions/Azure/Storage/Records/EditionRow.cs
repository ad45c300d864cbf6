using Azure.Data.Tables;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Functions.Storage.Entities;

namespace CultivatedLand.Functions.Storage.Records;

/// <summary>
/// Rows of the partition of plans: <c>edition-</c> with the hash, <c>listed-</c> latest first, <c>moved-</c> for every change of state.
/// </summary>
internal static class EditionRow
{
    public const string Partition = "plans";

    public static string AllListed { get; } =
        TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {"listed-"} and RowKey lt {"listed."}");

    public static string KeyOf(string contentHash) => "edition-" + TableKeyEncoder.Encode(contentHash);

    public static TableEntity Of(PlanEdition edition, string place) =>
        new(Partition, KeyOf(edition.ContentHash))
        {
            ["Hash"] = edition.ContentHash,
            ["Plan"] = edition.PlanId,
            ["FileName"] = edition.FileName,
            ["Title"] = edition.Title,
            ["Tasks"] = edition.Tasks,
            ["Errors"] = edition.Errors,
            ["State"] = EnumCodes.EditionStates.CodeOf(edition.State),
            ["ReceivedAt"] = SortableTime.Text(edition.ReceivedAt),
            ["ReceivedFrom"] = edition.ReceivedFrom,
            ["StartedAt"] = SortableTime.Column(edition.StartedAt),
            ["Place"] = place,
        };

    public static TableEntity Listed(string contentHash, string place) =>
        new(Partition, "listed-" + Sequence.Inverse(place)) { ["Hash"] = contentHash };

    public static TableEntity Moved(string contentHash, string place, EditionState from, EditionState to, DateTimeOffset at, string by) =>
        new(Partition, "moved-" + place)
        {
            ["Hash"] = contentHash,
            ["From"] = EnumCodes.EditionStates.CodeOf(from),
            ["To"] = EnumCodes.EditionStates.CodeOf(to),
            ["At"] = SortableTime.Text(at),
            ["MovedBy"] = by,
        };

    public static PlanEdition Read(TableEntity row) =>
        new(
            row.Text("Hash"),
            row.Text("Plan"),
            row.Text("FileName"),
            row.Text("Title"),
            row.GetInt32("Tasks") ?? 0,
            row.GetInt32("Errors") ?? 0,
            EnumCodes.EditionStates.ValueOf(row.Text("State")),
            SortableTime.Of(row.Text("ReceivedAt")),
            row.Text("ReceivedFrom"),
            SortableTime.OfColumn(row.Text("StartedAt"))
        );
}
