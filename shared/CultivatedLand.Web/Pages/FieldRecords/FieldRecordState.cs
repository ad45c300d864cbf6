using CultivatedLand.Domain;
using CultivatedLand.Domain.FieldRecords;

namespace CultivatedLand.Web.Pages.FieldRecords;

/// <summary>Words for where a record stands.</summary>
internal static class FieldRecordState
{
    public static LocalizedText Of(FieldRecord record) =>
        record switch
        {
            { IsWithdrawn: true } => new("已撤回", "taken back"),
            { IsHidden: true } => new("暂不公开", "withheld"),
            { End: { } end } => new(
                $"已{record.Form.EndName!.Chinese}，用{Days(record, end)}天",
                $"{record.Form.EndName!.English.ToLowerInvariant()}: done after {Days(record, end)} days"
            ),
            { IsOpen: true } when record.Unexamined.Any() => new(
                $"待查处：{string.Join("、", record.Unexamined.Select(party => FieldRecordText.Name(party).Chinese))}",
                $"to examine: {string.Join(", ", record.Unexamined.Select(party => FieldRecordText.Name(party).English))}"
            ),
            { IsOpen: true } => new($"待{record.Form.EndName!.Chinese}", $"to {record.Form.EndName!.English.ToLowerInvariant()}"),
            _ when record.Form.AsksWhoCame => new(
                $"{record.Came.Count}/{record.Spec.Expected.Count} 到场",
                $"{record.Came.Count} of {record.Spec.Expected.Count} came"
            ),
            { Spec.HeadCount: { } heads } => new($"{heads} 人", $"{heads} people"),
            { Spec.Demand: { } demand } => new($"要求 {demand.Due:yyyy-MM-dd} 前", $"demand due {demand.Due:yyyy-MM-dd}"),
            _ => new("", ""),
        };

    private static int Days(FieldRecord record, FieldRecordEnd end) => end.Day.DayNumber - record.Spec.Day.DayNumber;
}
