using System.Globalization;
using CultivatedLand.Application.Exports;
using CultivatedLand.Documents.Spreadsheets;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Grids;

/// <summary>Workbook of the patrol log (巡查台账) of a month: one row for a patrol, the earliest first.</summary>
public static class PatrolWorkbook
{
    private static readonly (LocalizedText Header, double Width)[] Columns =
    [
        (new("巡查时间", "When"), 18),
        (new("地点", "Place"), 30),
        (new("巡查人", "Who"), 14),
        (new("巡查情况", "What was seen"), 48),
        (new("位置（纬度, 经度）", "Position (latitude, longitude)"), 26),
        (new("照片", "Photographs"), 10),
        (new("线索", "Lead"), 20),
        (new("登记人", "Recorded by"), 14),
        (new("登记时间", "Recorded"), 18),
    ];

    public static byte[] Write(string title, IEnumerable<PatrolLog> logs, Language language) =>
        WorkbookBytes.Write(
            title,
            [.. Columns.Select(column => new ExportColumn(column.Header.In(language), column.Width))],
            logs.OrderBy(log => log.At)
                .ThenBy(log => log.Id, StringComparer.Ordinal)
                .Select(log =>
                    (IReadOnlyList<ExportCell>)
                        [
                            WorkbookBytes.Words(LeadText.Moment(log.At)),
                            WorkbookBytes.Words(log.Place.Path.Replace('/', ' ')),
                            WorkbookBytes.Words(log.Who),
                            WorkbookBytes.Words(log.Saw),
                            log.Position is { } position
                                ? WorkbookBytes.Words(
                                    string.Create(CultureInfo.InvariantCulture, $"{position.Latitude}, {position.Longitude}")
                                )
                                : ExportCell.Empty,
                            WorkbookBytes.Count(log.Photos.Count),
                            WorkbookBytes.Words(log.Lead?.Value),
                            WorkbookBytes.Words(log.RecordedBy),
                            WorkbookBytes.Words(LeadText.Moment(log.RecordedAt)),
                        ]
                )
        );
}
