using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;

namespace CultivatedLand.Application.Calendars;

/// <summary>
/// Reader of days off and make-up workdays of later years (.csv or .xlsx).
/// The columns are those of the product's own data: date, name, kind (holiday or workday).
/// It checks the file as a whole: with one fault nothing of it is accepted.
/// </summary>
public static class HolidayFileReader
{
    public const string Template = "日期,名称,类别\r\n2027-01-01,元旦,休\r\n2027-01-02,元旦,班\r\n";

    private const int FirstYear = 2000;
    private const int LastYear = 2199;

    private static readonly Column[] Columns =
    [
        new("date", ["日期"], IsRequired: true),
        new("name", ["名称", "节日"], IsRequired: true),
        new("kind", ["类别", "类型", "休班"], IsRequired: true),
    ];

    private static readonly Dictionary<string, bool> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["holiday"] = false,
        ["off"] = false,
        ["休"] = false,
        ["放假"] = false,
        ["workday"] = true,
        ["work"] = true,
        ["班"] = true,
        ["上班"] = true,
    };

    public static LoadResult<IReadOnlyList<CalendarYear>> Read(SourceFile file) =>
        HeaderedTable.Read(file, Columns) switch
        {
            LoadResult<IReadOnlyList<TableRow>>.Ok rows => Check(file.Name, rows.Value),
            LoadResult<IReadOnlyList<TableRow>>.Rejected rejected => new LoadResult<IReadOnlyList<CalendarYear>>.Rejected(rejected.Faults),
            _ => throw new InvalidOperationException("A table loads or it is rejected."),
        };

    private static LoadResult<IReadOnlyList<CalendarYear>> Check(string name, IReadOnlyList<TableRow> rows)
    {
        var faults = new List<LocalizedText>();
        var days = rows.Select(row => (Row: row, Day: Day(row, faults)))
            .Where(pair => pair.Day is not null)
            .Select(pair => (pair.Row, Day: pair.Day!))
            .ToList();
        faults.AddRange(
            days.GroupBy(pair => pair.Day.Date)
                .Where(same => same.Count() > 1)
                .Select(same =>
                    same.Last()
                        .Row.Fault(
                            $"{same.Key:yyyy-MM-dd} 在第{same.First().Row.Number}行已经出现。",
                            $"{same.Key:yyyy-MM-dd} stands in row {same.First().Row.Number} already."
                        )
                )
        );
        if (rows.Count == 0)
            faults.Add(new($"{name}中没有日期。", $"{name} has no days in it."));
        return faults.Count > 0
            ? new LoadResult<IReadOnlyList<CalendarYear>>.Rejected(faults.ToEquatableArray())
            : new LoadResult<IReadOnlyList<CalendarYear>>.Ok([
                .. days.GroupBy(pair => pair.Day.Date.Year)
                    .OrderBy(year => year.Key)
                    .Select(year => new CalendarYear(year.Key, [.. year.Select(pair => pair.Day).OrderBy(day => day.Date)])),
            ]);
    }

    private static SpecialDay? Day(TableRow row, List<LocalizedText> faults)
    {
        var before = faults.Count;
        var date = row["date"] is { } cell ? CellParser.Date(cell) : null;
        if (date is null)
            faults.Add(
                row.Fault($"“{row["date"]}”不是日期，应如 2027-01-01。", $"“{row["date"]}” is not a date; write it like 2027-01-01.")
            );
        if (date?.Year is < FirstYear or > LastYear)
            faults.Add(
                row.Fault(
                    $"年份{date.Value.Year}不在{FirstYear}至{LastYear}之间。",
                    $"The year {date.Value.Year} is not between {FirstYear} and {LastYear}."
                )
            );
        if (row["name"] is null)
            faults.Add(row.Fault("缺名称，如“国庆节”。", "the name is missing; write it like 国庆节."));
        if (row["name"] is { Length: > 60 })
            faults.Add(row.Fault("名称超过60个字。", "the name is longer than 60 characters."));
        var isKnown = Kinds.TryGetValue(row["kind"] ?? "", out var isWorked);
        if (!isKnown)
            faults.Add(row.Fault($"类别“{row["kind"]}”应为“休”或“班”。", $"the kind “{row["kind"]}” must be holiday or workday."));
        if (isKnown && isWorked && date is { DayOfWeek: not (DayOfWeek.Saturday or DayOfWeek.Sunday) })
            faults.Add(
                row.Fault(
                    $"{date:yyyy-MM-dd}本来就是工作日，不能作为调休上班；请核对。",
                    $"{date:yyyy-MM-dd} is a weekday anyway and cannot make up for one; check the date."
                )
            );
        return faults.Count > before ? null : new SpecialDay(date!.Value, row["name"]!, isWorked);
    }
}
