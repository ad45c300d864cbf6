using System.Collections.Frozen;

namespace CultivatedLand.Domain.Calendars;

/// <summary>
/// Calendar of workdays.
/// Workdays are Monday to Friday, less statutory days off, plus make-up workdays.
/// The State Council's yearly notice sets both.
/// A year without data counts plain weekdays; <see cref="HasData"/> tells whether a year has data.
/// </summary>
public sealed class WorkCalendar
{
    private readonly FrozenDictionary<DateOnly, SpecialDay> _special;
    private readonly FrozenSet<int> _years;

    /// <param name="specialDays">Holidays and make-up workdays, each day once.</param>
    public WorkCalendar(IEnumerable<SpecialDay> specialDays)
    {
        _special = specialDays.ToFrozenDictionary(day => day.Date);
        _years = _special.Keys.Select(date => date.Year).ToFrozenSet();
    }

    /// <summary>Calendar without data: plain weekdays in every year.</summary>
    public static WorkCalendar WeekdaysOnly { get; } = new([]);

    /// <summary>All holidays and make-up workdays of the data, in order of date.</summary>
    public IEnumerable<SpecialDay> SpecialDays => _special.Values.OrderBy(day => day.Date);

    public IEnumerable<int> YearsWithData => _years.Order();

    public bool HasData(int year) => _years.Contains(year);

    public bool IsWorkday(DateOnly day) => _special.TryGetValue(day, out var known) ? known.IsWorked : !IsWeekend(day);

    /// <summary>Finds the holiday or make-up workday on this day. Null where the data names none.</summary>
    public SpecialDay? Special(DateOnly day) => _special.GetValueOrDefault(day);

    /// <summary>Returns the day itself if it is a workday, else the nearest workday before it.</summary>
    public DateOnly OnOrBefore(DateOnly day)
    {
        while (!IsWorkday(day))
            day = day.AddDays(-1);
        return day;
    }

    /// <summary>Returns the day itself if it is a workday, else the nearest workday after it.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkday(day))
            day = day.AddDays(1);
        return day;
    }

    public DateOnly NextAfter(DateOnly day) => OnOrAfter(day.AddDays(1));

    /// <summary>Returns the <paramref name="count"/>-th workday after <paramref name="day"/>. The day itself is not counted.</summary>
    public DateOnly WorkdayAfter(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        for (; count > 0; count--)
            day = NextAfter(day);
        return day;
    }

    /// <summary>Counts the workdays after <paramref name="from"/>, up to and including <paramref name="to"/>.</summary>
    public int WorkdaysBetween(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (IsWorkday(day))
                count++;
        }

        return count;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}

/// <summary>Special day of the calendar: a statutory day off, or a weekend day that is worked to make up for one.</summary>
/// <param name="Name">Name of the holiday: 国庆节.</param>
public sealed record SpecialDay(DateOnly Date, string Name, bool IsWorked);
