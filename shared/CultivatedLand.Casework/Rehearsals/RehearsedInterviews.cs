using CultivatedLand.Casework.Interviews;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Casework.Rehearsals;

/// <summary>Interviews of a rehearsal: those that ladders come to, and those of towns that lag. New losses and illegal use are not known beforehand.</summary>
internal sealed class RehearsedInterviews(InterviewSettings settings, WorkCalendar calendar, TimeOnly sendAt)
{
    public IEnumerable<(Interview Interview, TaskSpec? About, DateTimeOffset At)> Of(IReadOnlyList<Life> lives, DateOnly from, DateOnly to) =>
        lives.SelectMany(Reached).Concat(Lagging(lives, from, to));

    private IEnumerable<(Interview Interview, TaskSpec? About, DateTimeOffset At)> Reached(Life life) =>
        from notice in life.Notices
        let interview = Interview.For(life.Task!, notice.Id, ChinaTime.DateOf(notice.SendAt), settings.FollowUpDays)
        where interview is not null
        select (interview, life.Task!.Spec, notice.SendAt);

    private IEnumerable<(Interview Interview, TaskSpec? About, DateTimeOffset At)> Lagging(IReadOnlyList<Life> lives, DateOnly from, DateOnly to)
    {
        foreach (var town in lives.Where(life => life.Task is { Spec.Target: not null }).GroupBy(life => TaskPace.TownOf(life.Task!.Spec.Place)))
        {
            var called = new HashSet<InterviewId>();
            for (var day = calendar.OnOrAfter(from); day <= to; day = calendar.WorkdayAfter(day, 1))
            {
                var at = ChinaTime.At(day, sendAt);
                if (TaskPace.Percent(town.Select(life => life.AsOf(at)).OfType<RectificationTask>(), day) is not var (done, due)) continue;
                foreach (var reason in settings.Criteria.Reasons(new PlaceConduct(town.Key, done, due, Mu.Zero, Mu.Zero)))
                {
                    var interview = Interview.For(town.Key, reason, day, settings.FollowUpDays);
                    if (called.Add(interview.Id)) yield return (interview, null, at);
                }
            }
        }
    }

    /// <summary>The mail of one that no ladder came to.</summary>
    public static RehearsedOccasion Told(Interview interview, DateTimeOffset at, PeopleDirectory directory) => new(
        at,
        OccasionKind.Interview,
        "",
        interview.Place,
        interview.Why,
        InterviewMail.ReadersOf(interview, directory, ChinaTime.DateOf(at)).ToEquatableArray());
}
