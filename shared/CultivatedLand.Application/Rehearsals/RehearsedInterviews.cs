using CultivatedLand.Application.Interviews;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>
/// Interviews of a rehearsal: those that an escalation ladder reaches, and those of towns that lag behind.
/// A rehearsal does not foresee new losses or illegal use.
/// </summary>
/// <param name="simulations">Simulations of the plan's own tasks. They measure the pace of the towns.</param>
internal sealed class RehearsedInterviews(InterviewSettings settings, WorkCalendar calendar, IEnumerable<TaskSimulation> simulations)
{
    private readonly List<IGrouping<Place, TaskSimulation>> _towns =
    [
        .. simulations
            .Where(simulation => simulation.Task is { Spec.Target: not null })
            .GroupBy(simulation => TaskPace.TownOf(simulation.Task!.Spec.Place)),
    ];
    private readonly HashSet<InterviewId> _called = [];
    private readonly HashSet<(Place Place, DateOnly Day)> _calledForTasks = [];

    /// <summary>
    /// Returns the interviews that the notices of this task reach, each with the moment of its notice, as if they were released and held
    /// on that day. Of several that a place is called for on one day, it returns the first: the others are further grounds of it.
    /// </summary>
    public IReadOnlyList<(Interview Interview, DateTimeOffset At)> Reached(TaskSimulation simulation) =>
        [
            .. from notice in simulation.Notices
            let interview = Interview.For(simulation.Task!, notice.Id, ChinaTime.DateOf(notice.SendAt), settings.FollowUpDays)
            where interview is not null && _calledForTasks.Add((interview.Place, interview.Day))
            select (interview, notice.SendAt),
        ];

    /// <summary>
    /// Returns the interviews of towns that lag behind on a workday, by the present state of their tasks.
    /// A town is called once for one reason and period.
    /// </summary>
    public IReadOnlyList<Interview> Lagging(DateOnly day)
    {
        if (!calendar.IsWorkday(day))
            return [];
        return
        [
            .. from town in _towns
            let pace = TaskPace.Percent(town.Select(simulation => simulation.Task!), day)
            where pace is not null
            from reason in settings.Criteria.Reasons(new PlaceConduct(town.Key, pace.Value.Done, pace.Value.Due, Mu.Zero, Mu.Zero))
            let interview = Interview.For(town.Key, reason, day, settings.FollowUpDays)
            where _called.Add(interview.Id)
            select interview,
        ];
    }

    /// <summary>Returns the mail occasion of an interview that no escalation ladder reached.</summary>
    public static RehearsedOccasion OccasionOf(Interview interview, DateTimeOffset at, PeopleDirectory directory) =>
        new(
            at,
            OccasionKind.Interview,
            "",
            interview.Place,
            interview.Why,
            InterviewPost.Readers(interview, null, directory, ChinaTime.DateOf(at)).ToEquatableArray()
        );
}
