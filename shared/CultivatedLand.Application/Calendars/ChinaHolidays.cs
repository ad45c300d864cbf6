using System.Globalization;
using CsvHelper;
using CultivatedLand.Domain.Calendars;

namespace CultivatedLand.Application.Calendars;

/// <summary>
/// Calendar data that comes with the product: the State Council's yearly notices, 2020 to 2026. Later years are added as data.
/// </summary>
public static class ChinaHolidays
{
    private static readonly Lazy<WorkCalendar> Loaded = new(Load);

    public static WorkCalendar Calendar => Loaded.Value;

    private static WorkCalendar Load()
    {
        using var stream = typeof(ChinaHolidays).Assembly.GetManifestResourceStream("china-holidays.csv")!;
        using var csv = new CsvReader(new StreamReader(stream), CultureInfo.InvariantCulture);
        return new WorkCalendar(csv.GetRecords<Row>().Select(row => row.ToSpecialDay()));
    }

    private sealed record Row(string date, string name, string kind)
    {
        public SpecialDay ToSpecialDay() =>
            new(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), name, kind == "workday");
    }
}
