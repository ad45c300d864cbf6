using CultivatedLand.Application.Interviews;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>Interviews of a rehearsal: those that ladders come to, and those of towns that lag. New losses and illegal use are not known beforehand.</summary>
/// <param name="lives">Of the plan's own tasks, by which the towns are measured.</param>
internal sealed class RehearsedInterviews(InterviewSettings settings, WorkCalendar calendar, IEnumerable<TaskSimulation> lives)
{
    private readonly List<IGrouping<Place, TaskSimulation>> _towns =
    [
        .. lives.Where(life => life.Task is { Spec.Target: not null }).GroupBy(life => TaskPace.TownOf(life.Task!.Spec.Place)),
    ];
    private readonly HashSet<InterviewId> _called = [];

    /// <summary>Those that the notices of this task come to, each with the moment it is told of.</summary>
    public IReadOnlyList<(Interview Interview, DateTimeOffset At)> Reached(TaskSimulation life) =>
        [
            .. from notice in life.Notices
            let interview = Interview.For(life.Task!, notice.Id, ChinaTime.DateOf(notice.SendAt), settings.FollowUpDays)
            where interview is not null
            select (interview, notice.SendAt),
        ];

    /// <summary>Towns that lag on a workday as their tasks stand now, each called once for one reason in its time.</summary>
    public IReadOnlyList<Interview> Lagging(DateOnly day)
    {
        if (!calendar.IsWorkday(day))
            return [];
        return
        [
            .. from town in _towns
            let pace = TaskPace.Percent(town.Select(life => life.Task!), day)
            where pace is not null
            from reason in settings.Criteria.Reasons(new PlaceConduct(town.Key, pace.Value.Done, pace.Value.Due, Mu.Zero, Mu.Zero))
            let interview = Interview.For(town.Key, reason, day, settings.FollowUpDays)
            where _called.Add(interview.Id)
            select interview,
        ];
    }

    /// <summary>The mail of one that no ladder came to.</summary>
    public static RehearsedOccasion Told(Interview interview, DateTimeOffset at, PeopleDirectory directory) =>
        new(
            at,
            OccasionKind.Interview,
            "",
            interview.Place,
            interview.Why,
            InterviewMailComposer.ReadersOf(interview, directory, ChinaTime.DateOf(at)).ToEquatableArray()
        );
}
