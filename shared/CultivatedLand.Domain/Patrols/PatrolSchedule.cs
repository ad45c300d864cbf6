using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Patrols;

/// <summary>
/// Schedule of the notices about a patrol that was not made.
/// The member is told on the due day, the chief one workday later, the next level up two workdays later.
/// Where the due day is no workday, the first notice goes on the workday before.
/// </summary>
/// <param name="sendAt">Local time of day at which mail goes out.</param>
public sealed class PatrolSchedule(PatrolPolicy policy, WorkCalendar calendar, TimeOnly sendAt)
{
    /// <summary>
    /// Lists the notices to send now, of those that fell between two moments.
    /// Of several missed notices for one rung, only the latest goes; of those that fall on one day, the one that was due first.
    /// Of one patrol, only the highest rung goes.
    /// </summary>
    /// <param name="patrolled">Days on which the place was patrolled.</param>
    /// <param name="after">Exclusive.</param>
    /// <param name="until">Inclusive.</param>
    public IReadOnlyList<PatrolNotice> Due(PatrolPlan plan, IReadOnlySet<DateOnly> patrolled, DateTimeOffset after, DateTimeOffset until)
    {
        var done = patrolled.Select(plan.PeriodOf).ToHashSet();
        var missed = Around(plan, after, until)
            .Where(notice => notice.At > after && notice.At <= until && !done.Contains(notice.Period))
            .GroupBy(notice => notice.Rung)
            .Select(rung => rung.OrderByDescending(notice => notice.At).ThenBy(notice => notice.Period).First())
            .GroupBy(notice => notice.Period)
            .Select(period => period.MaxBy(notice => notice.Rung)!);
        return [.. missed.OrderBy(notice => notice.At).ThenBy(notice => notice.Rung)];
    }

    /// <summary>
    /// Returns the next time to check: the first moment after <paramref name="moment"/> at which a notice may become due.
    /// </summary>
    public DateTimeOffset NextAfter(PatrolPlan plan, DateTimeOffset moment)
    {
        var next = DateTimeOffset.MaxValue;
        for (var period = First(plan, moment); ; period++)
        {
            var due = plan.Due(period);
            for (var rung = 0; rung < 3; rung++)
            {
                if (At(due, rung) is var at && at > moment && at < next)
                    next = at;
            }

            // Later periods have later moments.
            if (At(due, 0) > moment)
                return next;
        }
    }

    private IEnumerable<PatrolNotice> Around(PatrolPlan plan, DateTimeOffset after, DateTimeOffset until)
    {
        var last = Math.Max(plan.PeriodOf(ChinaTime.DateOf(until).AddDays(31)), 1) + 1;
        for (var period = First(plan, after); period <= last; period++)
        {
            var due = plan.Due(period);
            for (var rung = 0; rung < 3; rung++)
                yield return new PatrolNotice(plan.Id, period, due, rung, plan.Place, At(due, rung));
        }
    }

    private int First(PatrolPlan plan, DateTimeOffset moment) =>
        Math.Max(1, plan.PeriodOf(ChinaTime.DateOf(moment).AddDays(-policy.LongestWaitDays)));

    private DateTimeOffset At(DateOnly due, int rung) =>
        ChinaTime.At(
            rung == 0 ? calendar.OnOrBefore(due) : calendar.WorkdayAfter(due, rung == 1 ? policy.ChiefWorkdays : policy.AboveWorkdays),
            sendAt
        );
}

/// <summary>Settings for the notices about a missed patrol.</summary>
/// <param name="ChiefWorkdays">Workdays after the due day on which the chief is told.</param>
/// <param name="AboveWorkdays">Workdays after the due day on which the next level up is told.</param>
public sealed record PatrolPolicy(int ChiefWorkdays = 1, int AboveWorkdays = 2)
{
    public static PatrolPolicy Default { get; } = new();

    public IEnumerable<LocalizedText> Faults()
    {
        if (ChiefWorkdays is < 1 or > 60 || AboveWorkdays <= ChiefWorkdays || AboveWorkdays > 60)
            yield return new(
                "漏巡须先告知网格长，再告知上一级，均在1至60个工作日之内。",
                "Of a missed patrol first the chief is told and then the level above, both from 1 to 60 workdays later."
            );
    }

    /// <summary>Upper estimate, in calendar days, of the longest wait in workdays. It allows for a long holiday.</summary>
    internal int LongestWaitDays => (AboveWorkdays * 2) + 14;
}

/// <summary>Notice about a patrol that was not made.</summary>
/// <param name="Rung">0 for the member, 1 for the chief, 2 for the next level up.</param>
/// <param name="At">Moment at which the notice should go.</param>
public sealed record PatrolNotice(string Plan, int Period, DateOnly Due, int Rung, Place Place, DateTimeOffset At)
{
    public string Identity => $"patrol/{Plan}/{Due:yyyyMMdd}/{Rung}";

    /// <summary>Addressee: the member, the chief of the place, or the chief of the place above.</summary>
    public Addressee To =>
        Rung switch
        {
            0 => new Addressee(Role.GridMember, null, Place),
            1 => new Addressee(Role.GridChief, null, PlaceOfChief),
            _ => new Addressee(Role.GridChief, null, PlaceOfChief.Parent ?? PlaceOfChief),
        };

    /// <summary>Place of the chief. A group has a member and no chief of its own, so the chief of its village answers for it.</summary>
    private Place PlaceOfChief => GridLevels.Of(Place) == GridLevel.Group ? Place.Parent ?? Place : Place;
}
