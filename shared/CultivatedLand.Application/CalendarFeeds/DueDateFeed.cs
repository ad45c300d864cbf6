using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Documents.Calendars;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.CalendarFeeds;

/// <summary>
/// Writer of the due dates at some places as a calendar that other programs fetch repeatedly.
/// The ids are those of the calendars in mails, so a date that is in both appears once.
/// </summary>
public sealed class DueDateFeed(ILedgerViews views, TimeProvider clock)
{
    private const int DaysBack = 60;
    private const int DaysAhead = 400;
    private const int MostEntries = 1000;

    /// <param name="linkTo">Function that returns the address of the task's page.</param>
    /// <param name="host">Right-hand part of the ids.</param>
    public async Task<byte[]> Write(
        PlaceSet places,
        Language language,
        string host,
        Func<DueDate, Uri> linkTo,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var today = ChinaTime.DateOf(now);
        var dates = await views.DueDates(today.AddDays(-DaysBack), today.AddDays(DaysAhead), places, MostEntries, cancellationToken);
        return CalendarFileWriter.Write(dates.Select(due => Entry(due, today, now, language, host, linkTo(due))));
    }

    private static CalendarEntry Entry(DueDate due, DateOnly today, DateTimeOffset now, Language language, string host, Uri link)
    {
        var late = due.IsLate(today) ? new LocalizedText("【逾期】", "[Overdue] ") : new("", "");
        return new CalendarEntry(
            $"{due.Task}.{due.Phase.Number}@{host}",
            due.Phase.Due.DayNumber,
            now,
            due.Phase.Due,
            new LocalizedText($"{late.Chinese}{due.Place.Name} {due.Phase.Name}", $"{late.English}{due.Place.Name} {due.Phase.Name}").In(
                language
            ),
            due.TaskName,
            due.Place.Path,
            link,
            due.Phase.Due < today ? [] : [TimeSpan.FromHours(9) - TimeSpan.FromDays(1), TimeSpan.FromHours(9)]
        );
    }
}
