namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Resolver of the parts of a date to a calendar day.</summary>
internal static class CalendarResolver
{
    /// <summary>Result of resolving a date.</summary>
    /// <param name="Day">Calendar day. Null where <paramref name="Trouble"/> names a fault.</param>
    internal readonly record struct Resolved(DateOnly? Day, DateFault Trouble, bool YearFilledIn, (int Month, int Day)? MonthDay = null);

    public static Resolved First(in DatePoint point, DateContext context, int? carriedYear) =>
        Resolve(point, context, carriedYear, last: false);

    public static Resolved Last(in DatePoint point, DateContext context, int? carriedYear) =>
        Resolve(point, context, carriedYear, last: true);

    public static int? YearOf(in DatePoint point, DateContext context, int? carriedYear) =>
        point.YearForm switch
        {
            YearForm.Stated => point.Year,
            YearForm.This => context.PlanYear ?? carriedYear,
            YearForm.Next => (context.Issued?.Year ?? context.Year ?? carriedYear) + 1,
            YearForm.Last => (context.Issued?.Year ?? context.Year ?? carriedYear) - 1,
            YearForm.Masked => null,
            _ => carriedYear ?? context.PlanYear,
        };

    private static Resolved Resolve(in DatePoint point, DateContext context, int? carriedYear, bool last)
    {
        if (point.DaysAhead is { } days)
            return context.Issued is { } from ? new(from.AddDays(days), DateFault.None, true) : new(null, DateFault.NoYear, true);
        if (point.WeeksAhead is { } weeks)
            return context.Issued is { } today
                ? new(Monday(today).AddDays((weeks * 7) + (((int)point.Weekday! + 6) % 7)), DateFault.None, true)
                : new(null, DateFault.NoYear, true);
        if (point.MonthsAhead is { } months)
        {
            if (context.Issued is not { } issued)
                return new(null, DateFault.NoYear, true);
            var month = issued.AddDays(1 - issued.Day).AddMonths(months);
            return point.Day > DateTime.DaysInMonth(month.Year, month.Month)
                ? new(null, DateFault.NoSuchDate, true)
                : new(
                    new DateOnly(month.Year, month.Month, point.Day ?? DayInMonth(point, month.Year, month.Month, last)),
                    DateFault.None,
                    true
                );
        }

        var (monthNumber, dayNumber) = MonthAndDay(point, last);
        if (YearOf(point, context, carriedYear) is not { } year)
        {
            var exists = dayNumber <= DateTime.DaysInMonth(2024, monthNumber);
            return new(
                null,
                !exists ? DateFault.NoSuchDate
                    : point.YearForm == YearForm.Masked ? DateFault.MaskedYear
                    : DateFault.NoYear,
                true,
                (monthNumber, dayNumber)
            );
        }

        if (year is < 1900 or > 2200)
            return new(null, DateFault.NoSuchDate, true);
        var day = point.Day ?? (point.Month is null ? dayNumber : DayInMonth(point, year, monthNumber, last));
        return day < 1 || day > DateTime.DaysInMonth(year, monthNumber)
            ? new(null, DateFault.NoSuchDate, point.YearForm != YearForm.Stated)
            : new(new DateOnly(year, monthNumber, day), DateFault.None, point.YearForm != YearForm.Stated);
    }

    private static (int Month, int Day) MonthAndDay(in DatePoint point, bool last) =>
        point switch
        {
            { Month: { } month, Day: { } day } => (month, day),
            { Month: { } month } => (month, DayInMonth(point, 2023, month, last)),
            { Quarter: { } quarter } => last ? (quarter * 3, DateTime.DaysInMonth(2023, quarter * 3)) : ((quarter * 3) - 2, 1),
            { Half: 1 } => last ? (6, 30) : (1, 1),
            { Half: 2 } => last ? (12, 31) : (7, 1),
            _ => last ? (12, 31) : (1, 1),
        };

    /// <summary>
    /// Returns the first or last day of a part of a month.
    /// 上旬, 中旬 and 下旬 end on the 10th, the 20th and the last day.
    /// Each begins on the day after the end of the part before.
    /// </summary>
    private static int DayInMonth(in DatePoint point, int year, int month, bool last) =>
        point.Part switch
        {
            DatePart.Early => last ? 10 : 1,
            DatePart.EarlyMiddle => last ? 20 : 1,
            DatePart.MiddleLate => last ? DateTime.DaysInMonth(year, month) : 11,
            DatePart.Middle => last ? 20 : 11,
            DatePart.Late => last ? DateTime.DaysInMonth(year, month) : 21,
            DatePart.End => DateTime.DaysInMonth(year, month),
            _ => last ? DateTime.DaysInMonth(year, month) : 1,
        };

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
