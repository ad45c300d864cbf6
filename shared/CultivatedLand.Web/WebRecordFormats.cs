using CultivatedLand.Application;
using CultivatedLand.Application.Records;
using CultivatedLand.Web.Api.Idempotency;

namespace CultivatedLand.Web;

/// <summary>List of the formats of all record sets: those of the use cases and those of the web surface.</summary>
public static class WebRecordFormats
{
    public static IReadOnlyList<RecordFormat> All { get; } =
    [.. RecordFormats.All, RecordFormat.Of<IdempotencyRecord>(IdempotencyStore.DrawerName)];
}
