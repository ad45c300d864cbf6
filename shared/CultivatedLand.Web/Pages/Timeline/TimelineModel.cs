using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Web.Pages.Timeline;

/// <summary>Model of the timeline.</summary>
/// <param name="Total">Number of tasks on all pages.</param>
public sealed record TimelineModel(
    Place? Chosen,
    IReadOnlyList<TimelineTask> Tasks,
    string? Next,
    int Total,
    bool IsContinued,
    TimeScale Scale
);

/// <summary>Task with its bars on the timeline.</summary>
public sealed record TimelineTask(LedgerRow Row, IReadOnlyList<PhaseBar> Bars);

/// <summary>Bar of a phase on the timeline.</summary>
/// <param name="To">The due date, inclusive.</param>
public sealed record PhaseBar(string Name, DateOnly From, DateOnly To, BarStanding Standing);

/// <summary>State of a bar.</summary>
public enum BarStanding
{
    Done,
    Current,
    Late,
    Ahead,
}

/// <summary>Scale from days to points of a drawing 1000 wide: whole months, three years at most.</summary>
public sealed record TimeScale(DateOnly From, DateOnly To)
{
    public const int Width = 1000;
    private const int MostMonths = 36;

    public decimal X(DateOnly day) =>
        decimal.Round(Math.Clamp((decimal)(day.DayNumber - From.DayNumber) / (To.DayNumber - From.DayNumber), 0, 1) * Width, 1);

    public bool Shows(DateOnly day) => day >= From && day < To;

    public IEnumerable<DateOnly> Months()
    {
        for (var month = From; month < To; month = month.AddMonths(1))
            yield return month;
    }

    /// <summary>
    /// Returns the scale from the first beginning to the last due date, including today.
    /// If that is too long, it covers the years around today.
    /// </summary>
    public static TimeScale Over(IReadOnlyList<TimelineTask> tasks, DateOnly today)
    {
        var days = tasks.SelectMany(task => task.Bars).SelectMany(bar => new[] { bar.From, bar.To }).Append(today).ToList();
        var (first, last) = (MonthOf(days.Min()), MonthOf(days.Max()).AddMonths(1));
        if (first.AddMonths(MostMonths) < last)
        {
            first = first < MonthOf(today).AddMonths(-MostMonths / 3) ? MonthOf(today).AddMonths(-MostMonths / 3) : first;
            last = first.AddMonths(MostMonths) < last ? first.AddMonths(MostMonths) : last;
        }

        return new TimeScale(first, last);
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}
