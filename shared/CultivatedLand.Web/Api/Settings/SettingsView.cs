namespace CultivatedLand.Web.Api.Settings;

/// <summary>As a policy file writes it.</summary>
/// <param name="SendAt">Local time of Asia/Shanghai, like 09:00.</param>
/// <param name="Reminders">Calendar days before the due date.</param>
/// <param name="StillOverdueEvery">Workdays.</param>
/// <param name="ReturnDays">Calendar days for what was returned.</param>
/// <param name="HandOvers">Whether hand-overs are told at once: a start, an application, a return and the like.</param>
/// <param name="HandOversFrom">Local time of Asia/Shanghai from which hand-overs are told on workdays, like 08:00.</param>
/// <param name="HandOversUntil">Until which they are told, like 20:00.</param>
public sealed record PolicyView(
    string SendAt,
    int SendingWindowMinutes,
    IReadOnlyList<int> Reminders,
    IReadOnlyList<RungView> Ladder,
    int StillOverdueEvery,
    int ReturnDays,
    bool HandOvers,
    string HandOversFrom,
    string HandOversUntil
);

/// <param name="Workdays">After the due date.</param>
public sealed record RungView(int Workdays, string Kind);

/// <param name="YearsWithData">In other years Monday to Friday are workdays.</param>
/// <param name="Added">Years that were added on this host.</param>
public sealed record CalendarView(IReadOnlyList<int> YearsWithData, IReadOnlyList<int> Added, IReadOnlyList<CalendarDayView> Days);

/// <param name="Kind">off or workday.</param>
public sealed record CalendarDayView(DateOnly Date, string Name, string Kind);
