using System.Globalization;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Calendar;

/// <summary>Endpoints of the calendar (日历): due dates by day of a month, with workdays and holidays.</summary>
internal static class CalendarEndpoints
{
    private const int MostDates = 200;

    public static void Add(IServiceCollection services) =>
        services.AddMenuEntry(50, PageUrls.Calendar, new("日历", "Calendar"), Permission.SeeLedger);

    public static void Map(IEndpointRouteBuilder app) => app.MapConsoleGroup(Permission.SeeLedger).MapLazyGet(PageUrls.Calendar, Show);

    /// <summary>Shows a month. An invalid month or day is ignored: the calendar then opens at today's month.</summary>
    private static async Task<IResult> Show(
        HttpContext http,
        ILedgerViews views,
        WorkCalendar workdays,
        CancellationToken cancellationToken,
        string? month = null,
        string? day = null,
        string? place = null
    )
    {
        var page = http.Page();
        var (chosenDay, chosenPlace) = (Date(day, "yyyy-MM-dd"), Place.Parse(place));
        var first = Date(month, "yyyy-MM") ?? chosenDay ?? page.Today;
        first = new DateOnly(Math.Clamp(first.Year, 1990, 2200), first.Month, 1);
        var last = first.AddMonths(1).AddDays(-1);
        var places = page.PlacesAt(chosenPlace);
        if (chosenDay < first || chosenDay > last)
            chosenDay = null;
        return page.Render<CalendarPage>(
            parameters:
            [
                (
                    "Model",
                    new CalendarModel(
                        first,
                        chosenDay,
                        chosenPlace,
                        workdays,
                        await views.DueCounts(first, last, places, cancellationToken),
                        await views.DueDates(chosenDay ?? first, chosenDay ?? last, places, MostDates, cancellationToken)
                    )
                ),
            ]
        );
    }

    private static DateOnly? Date(string? text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}

/// <summary>Model of the calendar.</summary>
/// <param name="First">First day of the month.</param>
/// <param name="Dates">Due dates of the chosen day, otherwise of the month; the first ones if there are very many.</param>
public sealed record CalendarModel(
    DateOnly First,
    DateOnly? Day,
    Place? Place,
    WorkCalendar Workdays,
    IReadOnlyDictionary<DateOnly, int> Counts,
    IReadOnlyList<DueDate> Dates
)
{
    public int Total => Day is { } day ? Counts.GetValueOrDefault(day) : Counts.Values.Sum();

    /// <summary>Returns weeks from Monday to Sunday, with null for days of other months.</summary>
    public IEnumerable<DateOnly?[]> Weeks()
    {
        var last = First.AddMonths(1).AddDays(-1);
        for (var monday = First.AddDays(-(((int)First.DayOfWeek + 6) % 7)); monday <= last; monday = monday.AddDays(7))
        {
            yield return
            [
                .. Enumerable
                    .Range(0, 7)
                    .Select(offset => monday.AddDays(offset))
                    .Select(day => day.Month == First.Month ? day : (DateOnly?)null),
            ];
        }
    }
}
