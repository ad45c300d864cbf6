using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Domain.Tasks.Rules;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>
/// Interviews of a rehearsal: those that an escalation ladder reaches, and those of towns that lag behind.
/// Each is taken as released as soon as it is proposed and as held at the <see cref="Hour"/> of that day.
/// A rehearsal does not foresee new losses or illegal use.
/// </summary>
public sealed class RehearsedInterviews
{
    private readonly InterviewSettings _settings;
    private readonly TaskRules _rules;
    private readonly PeopleDirectory _directory;
    private readonly List<IGrouping<Place, TaskSimulation>> _towns;
    private readonly HashSet<InterviewId> _called = [];

    /// <param name="simulations">Simulations of the plan's own tasks. They measure the pace of the towns.</param>
    internal RehearsedInterviews(
        InterviewSettings settings,
        TaskRules rules,
        PeopleDirectory directory,
        IEnumerable<TaskSimulation> simulations
    )
    {
        (_settings, _rules, _directory) = (settings, rules, directory);
        _towns =
        [
            .. simulations
                .Where(simulation => simulation.Task is { Spec.Target: not null })
                .GroupBy(simulation => TaskPace.TownOf(simulation.Task!.Spec.Place)),
        ];
    }

    /// <summary>Hour (China time) at which a rehearsal takes an interview as held.</summary>
    public static TimeOnly Hour { get; } = new(15, 0);

    /// <summary>Returns the arrangements that a rehearsal assumes: the day of the proposal, those who answer for the task.</summary>
    public static InterviewArrangements Assumed(Interview interview, TaskSpec? about, PeopleDirectory directory)
    {
        var (unit, leader) = InterviewPost.Suggested(interview, about, directory, interview.Day);
        return new InterviewArrangements(interview.Day, Hour, "会议室", "领导小组", unit, leader, []);
    }

    /// <summary>Returns the minutes that a rehearsal assumes: the usual date, for the unit and the leader who were called.</summary>
    public static InterviewMinutes AssumedMinutes(Interview interview, InterviewArrangements set) =>
        new(set.Unit, set.Leader, [], "按要求完成整改", interview.FollowUpDue);

    /// <summary>
    /// Returns the interviews that the notices of these tasks reach on a day, one for each place.
    /// Of several notices to one place, the first calls for it and the others are further grounds.
    /// </summary>
    internal IReadOnlyList<RehearsedInterview> Reached(IEnumerable<TaskSimulation> simulations, DateOnly day) =>
        [
            .. simulations
                .SelectMany(simulation => simulation.Notices.Select(notice => (notice, task: simulation.Task!)))
                .Where(pair => pair.notice.Kind == NoticeKind.Interview && ChinaTime.DateOf(pair.notice.SendAt) == day)
                .Select(pair => (pair.notice, pair.task.Spec, Call: Interview.For(pair.task, pair.notice.Id, day, _settings.FollowUpDays)))
                .Where(pair => pair.Call is { } call && _called.Add(call.Id))
                .OrderBy(pair => pair.Call!.Period, StringComparer.Ordinal)
                .GroupBy(pair => pair.Call!.Place)
                .Select(place => new RehearsedInterview(
                    Held(place.First().Call!, place.First().Spec),
                    place.First().Spec,
                    place.First().notice,
                    [.. place.Skip(1).Select(ground => (ground.notice, ground.Spec))]
                )),
        ];

    /// <summary>
    /// Returns the interviews of towns that lag behind on a workday, by the present state of their tasks.
    /// A town is called once for one reason and period.
    /// </summary>
    internal IReadOnlyList<RehearsedInterview> Lagging(DateOnly day)
    {
        if (!_rules.Calendar.IsWorkday(day))
            return [];
        return
        [
            .. from town in _towns
            let pace = TaskPace.Percent(town.Select(simulation => simulation.Task!), day)
            where pace is not null
            from reason in _settings.Criteria.Reasons(new PlaceConduct(town.Key, pace.Value.Done, pace.Value.Due, Mu.Zero, Mu.Zero))
            let interview = Interview.For(town.Key, reason, day, _settings.FollowUpDays)
            where _called.Add(interview.Id)
            select new RehearsedInterview(Held(interview, null), null, null, []),
        ];
    }

    /// <summary>
    /// Returns the mails of a day's interviews besides the notices: to the offices that release them, and to those invited.
    /// </summary>
    /// <param name="told">Function that returns the keys of those whom a notice itself tells.</param>
    internal IEnumerable<RehearsedOccasion> OccasionsOf(
        IReadOnlyList<RehearsedInterview> interviews,
        DateTimeOffset sending,
        Func<Notice, IReadOnlyCollection<string>> told
    )
    {
        var day = ChinaTime.DateOf(sending);
        if (_rules.Policy.HandOvers.IsOn)
        {
            foreach (var waiting in Waiting(interviews, new NoticeSchedule(_rules.Policy, _rules.Calendar).HandOverTimeAfter(sending)))
                yield return waiting;
        }

        foreach (var held in interviews)
        {
            var known = held.Notice is { } notice ? told(notice) : [];
            var readers = InterviewPost
                .Readers(held.Interview, held.About, [.. held.Further.Select(ground => ground.Spec)], _directory, day)
                .Where(reader => !known.Contains(reader.Key))
                .ToEquatableArray();
            if (readers.Count > 0)
                yield return new RehearsedOccasion(
                    sending,
                    OccasionKind.Interview,
                    "",
                    held.Interview.Place,
                    held.Interview.Why,
                    readers,
                    InterviewMailComposer.Subject(held.Interview)
                );
        }
    }

    private IEnumerable<RehearsedOccasion> Waiting(IReadOnlyList<RehearsedInterview> interviews, DateTimeOffset at)
    {
        var day = ChinaTime.DateOf(at);
        foreach (
            var office in interviews
                .Where(held => held.Notice is not null)
                .Select(held => (held, Office: OfficeMail.Find(_directory, [.. held.Notice!.LeadOffices], held.Interview.Place, day)))
                .Where(pair => pair.Office.Mail is not null)
                .GroupBy(pair => pair.Office.Key)
        )
        {
            yield return new RehearsedOccasion(
                at,
                OccasionKind.Release,
                "",
                office.First().held.Interview.Place,
                WaitsForRelease,
                [office.First().Office],
                Mail.Delivery.HeldMailNotifier.Subject(office.Count())
            );
        }

        foreach (var held in interviews.Where(held => held.Notice is null))
        {
            yield return new RehearsedOccasion(
                at,
                OccasionKind.Release,
                "",
                held.Interview.Place,
                WaitsForRelease,
                [OfficeMail.Find(_directory, [], held.Interview.Place, day)],
                InterviewMailComposer.ProposalSubject(held.Interview.Place)
            );
        }
    }

    private static LocalizedText WaitsForRelease { get; } =
        new("约谈须由办公室定好时间、地点后签发", "the office sets day, hour and place of an interview and releases it");

    private Interview Held(Interview interview, TaskSpec? about)
    {
        var set = Assumed(interview, about, _directory);
        return interview with
        {
            Step = InterviewStep.Released,
            Arrangements = set,
            Minutes = AssumedMinutes(interview, set),
            Invitation = 1,
        };
    }
}

/// <summary>Interview of a rehearsal.</summary>
/// <param name="About">Task whose ladder reached it.</param>
/// <param name="Notice">Notice that tells of it. Null for an interview that the criteria call for.</param>
/// <param name="Further">Notices of further grounds, which have no mail of their own, each with its task.</param>
internal sealed record RehearsedInterview(
    Interview Interview,
    TaskSpec? About,
    Notice? Notice,
    IReadOnlyList<(Notice Notice, TaskSpec Spec)> Further
);
