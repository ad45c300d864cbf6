using CultivatedLand.Domain.Calendars;

namespace CultivatedLand.Domain.Bulletins;

/// <summary>Rules for the days of a rhythm.</summary>
public static class RhythmSchedule
{
    /// <summary>
    /// Lists the days of a rhythm from <paramref name="from"/> to <paramref name="to"/>, both inclusive, after moving.
    /// A day of a weekly rhythm moves forward to the next workday: a Monday meeting that falls on a holiday is held when people are back.
    /// A day at the end of a period moves back into the period.
    /// A meeting that is held when called is held on the day that was set, even on a day off.
    /// Two days that move to one day count as one.
    /// </summary>
    public static IEnumerable<Occurrence> Between(Rhythm rhythm, DateOnly from, DateOnly to, WorkCalendar calendar)
    {
        DateOnly? last = null;

        // The search begins 31 days early to include days that move into the period. No run of days off is longer.
        foreach (var nominal in Nominal(rhythm, from.AddDays(-31)).TakeWhile(day => day <= to.AddDays(31)))
        {
            var held = rhythm.Every switch
            {
                RecurrenceInterval.WhenCalled => nominal,
                RecurrenceInterval.Week => calendar.OnOrAfter(nominal),
                _ => calendar.OnOrBefore(nominal),
            };
            if (held == last)
                continue;
            last = held;
            if (held >= from && held <= to)
                yield return new Occurrence(rhythm, held, nominal);
        }
    }

    /// <summary>
    /// Returns the first occurrence after a day. The day itself does not count.
    /// Null for a meeting that is held when called and is not called.
    /// </summary>
    public static Occurrence? NextAfter(Rhythm rhythm, DateOnly day, WorkCalendar calendar) =>
        Between(rhythm, day.AddDays(1), day.AddDays(800), calendar).Select(occurrence => (Occurrence?)occurrence).FirstOrDefault();

    private static IEnumerable<DateOnly> Nominal(Rhythm rhythm, DateOnly from)
    {
        if (rhythm.Every == RecurrenceInterval.WhenCalled)
        {
            foreach (var day in rhythm.Days.Where(day => day >= from).Distinct().Order())
                yield return day;
            yield break;
        }

        if (rhythm.Every == RecurrenceInterval.Week)
        {
            var day = from.AddDays(((int)rhythm.Weekday - (int)from.DayOfWeek + 7) % 7);
            for (; ; day = day.AddDays(7))
                yield return day;
        }

        if (rhythm.Every == RecurrenceInterval.Day)
        {
            for (var day = from; ; day = day.AddDays(1))
                yield return day;
        }

        for (var month = new DateOnly(from.Year, from.Month, 1); ; month = month.AddMonths(1))
        {
            if (rhythm.Every == RecurrenceInterval.HalfMonth)
                yield return month.AddDays(14);
            if (rhythm.Every == RecurrenceInterval.TenDays)
            {
                yield return month.AddDays(9);
                yield return month.AddDays(19);
            }

            if (month.Month % Months(rhythm.Every) == 0)
                yield return month.AddMonths(1).AddDays(-1);
        }
    }

    private static int Months(RecurrenceInterval every) =>
        every switch
        {
            RecurrenceInterval.TenDays or RecurrenceInterval.HalfMonth or RecurrenceInterval.Month => 1,
            RecurrenceInterval.Quarter => 3,
            RecurrenceInterval.HalfYear => 6,
            RecurrenceInterval.Year => 12,
            _ => throw new ArgumentOutOfRangeException(nameof(every), every, null),
        };
}

/// <summary>Occurrence of a rhythm on a workday.</summary>
/// <param name="Day">Workday of the occurrence.</param>
/// <param name="Nominal">Day that the rhythm names, before it was moved.</param>
public readonly record struct Occurrence(Rhythm Rhythm, DateOnly Day, DateOnly Nominal)
{
    public bool IsMoved => Day != Nominal;

    /// <summary>Identity of the occurrence. It stays the same when a later calendar moves the day.</summary>
    public string Key => $"{Rhythm.Id}@{Nominal:yyyyMMdd}";
}
