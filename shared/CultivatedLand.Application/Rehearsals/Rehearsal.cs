using CultivatedLand.Application.Mail;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>
/// 演练: every notice that would go out for a plan in a period, without sending any. A pure function of its arguments.
/// </summary>
public sealed class Rehearsal(TaskRules rules, PeopleDirectory directory)
{
    private static readonly TimeOnly EventsHappenAt = new(8, 0);

    private readonly DigestBuilder _digestBuilder = new(directory);

    /// <summary>The whole period at once, as in <see cref="Days"/>.</summary>
    public RehearsalResult Run(
        Plan plan,
        DateOnly from,
        DateOnly to,
        IReadOnlyList<RehearsalEvent> events,
        Action<int, int>? progress = null,
        IReadOnlyList<DraftRhythm>? rhythms = null,
        RehearsalSettings? settings = null
    ) => RehearsalResult.Of(Days(plan, from, to, events, progress, rhythms, settings));

    /// <summary>Day by day, so that a year of a province's tasks needs no more memory than one of its days.</summary>
    /// <param name="from">Tasks start on this day at 08:00 local time.</param>
    /// <param name="to">Last day of the period, inclusive.</param>
    /// <param name="progress">Told how many days are done, and of how many.</param>
    /// <param name="rhythms">What comes round by the plan's words.</param>
    /// <param name="settings">Null for the notices of the plan's tasks alone: no rhythms, patrols, leads and interviews.</param>
    public IEnumerable<RehearsedDay> Days(
        Plan plan,
        DateOnly from,
        DateOnly to,
        IReadOnlyList<RehearsalEvent> events,
        Action<int, int>? progress = null,
        IReadOnlyList<DraftRhythm>? rhythms = null,
        RehearsalSettings? settings = null
    )
    {
        var lives = plan.Tasks.Select((task, index) => Begin(task, index, from, to, events)).ToList();
        var calendar = new SimulationCalendar(from, to);
        lives.ForEach(calendar.Put);
        var interviews = settings is null ? null : new RehearsedInterviews(settings.Interviews, rules.Calendar, lives);
        var occasions = new Queue<RehearsedOccasion>(
            settings is null ? [] : Foreseen(plan, from, to, events, rhythms ?? [], settings).OrderBy(occasion => occasion.At)
        );
        var begun = lives.Count;

        for (var day = from; day <= to; day = day.AddDays(1))
        {
            progress?.Invoke(day.DayNumber - from.DayNumber, to.DayNumber - from.DayNumber + 1);
            var told = new List<RehearsedOccasion>();
            while (occasions.TryPeek(out var next) && ChinaTime.DateOf(next.At) <= day)
                told.Add(occasions.Dequeue());

            var today = calendar.Take(day);
            if (interviews is not null)
            {
                var sending = ChinaTime.At(day, rules.Policy.SendAt);
                today.ForEach(life => life.LiveThrough(sending));
                foreach (var interview in interviews.Lagging(day))
                {
                    told.Add(RehearsedInterviews.Told(interview, sending, directory));
                    today.Add(FollowUp(interview, null, begun++, sending));
                }
            }

            for (var index = 0; index < today.Count; index++)
            {
                var life = today[index];
                life.LiveThrough(ChinaTime.At(day, TimeOnly.MaxValue));
                if (interviews is null)
                    continue;
                foreach (var (interview, at) in interviews.Reached(life))
                    today.Add(FollowUp(interview, life.Task!.Spec, begun++, at));
            }

            yield return Close(day, today, told);
            today.ForEach(calendar.Put);
        }
    }

    /// <summary>Whether an event names this task: by id, by name, by its number in the plan, or by naming none.</summary>
    public static bool IsAbout(RehearsalEvent happening, PlannedTask task) =>
        happening.Task is not { } name || name == task.Id.Value || name == task.Spec.Name || name == task.Source;

    private TaskSimulation Begin(PlannedTask planned, int order, DateOnly from, DateOnly to, IReadOnlyList<RehearsalEvent> events)
    {
        var life = new TaskSimulation(rules, order);
        life.Begin(new TaskCommand.Plan(planned.Id, planned.Spec), ChinaTime.At(from, EventsHappenAt));
        foreach (
            var happening in events
                .Where(happening => happening.Act != RehearsalAct.Lead && happening.Date <= to && IsAbout(happening, planned))
                .OrderBy(happening => happening.Date)
        )
        {
            // What happened before the period has happened when it begins: nobody is noticed of days that are not rehearsed.
            life.Expect(happening, ChinaTime.At(happening.Date < from ? from : happening.Date, EventsHappenAt));
        }

        return life;
    }

    /// <summary>Every interview brings a task of its own, which nobody works on either.</summary>
    private TaskSimulation FollowUp(Interview interview, TaskSpec? about, int order, DateTimeOffset at)
    {
        var life = new TaskSimulation(rules, order);
        life.Begin(new TaskCommand.Plan(interview.Id.Task, interview.FollowUp(about)), at);
        return life;
    }

    private IEnumerable<RehearsedOccasion> Foreseen(
        Plan plan,
        DateOnly from,
        DateOnly to,
        IReadOnlyList<RehearsalEvent> events,
        IReadOnlyList<DraftRhythm> rhythms,
        RehearsalSettings settings
    ) =>
        new RehearsedRhythms(plan, directory, rules.Calendar, rules.Policy.SendAt, settings.Patrols)
            .Between(from, to, rhythms)
            .Concat(
                events
                    .Where(happening => happening is { Act: RehearsalAct.Lead, Place: not null } && happening.Date >= from)
                    .SelectMany(happening =>
                        new RehearsedLeads(settings.Leads, directory).Until(
                            ChinaTime.At(to, TimeOnly.MaxValue),
                            happening,
                            happening.Place!,
                            ChinaTime.At(happening.Date, EventsHappenAt)
                        )
                    )
            );

    private RehearsedDay Close(DateOnly day, List<TaskSimulation> lives, List<RehearsedOccasion> occasions)
    {
        var taken = lives.ConvertAll(life => life.Take());
        var notices = taken
            .SelectMany(life => life.Notices)
            .OrderBy(notice => notice.SendAt)
            .ThenByDescending(notice => notice.Kind)
            .ThenBy(notice => notice.Due);
        return new RehearsedDay(
            day,
            Address([.. notices]),
            [.. taken.SelectMany(life => life.Refused)],
            [.. occasions.OrderBy(occasion => occasion.At).ThenBy(occasion => occasion.Kind)]
        );
    }

    private List<RehearsedNotice> Address(List<Notice> notices)
    {
        var items = notices.ConvertAll(_digestBuilder.ItemsFor);
        var mails = new Dictionary<Notice, string>(notices.Count, ReferenceEqualityComparer.Instance);
        foreach (
            var envelope in DigestBuilder
                .SortItems(items.SelectMany(item => item))
                .Where(envelope => envelope.Items.Any(item => item.IsOriginal))
        )
        {
            var mail = envelope.Id;
            foreach (var item in envelope.Items.Where(item => item.IsOriginal))
                mails[item.Notice] = mail;
        }

        return
        [
            .. notices.Zip(
                items,
                (notice, found) =>
                {
                    var (to, cc) = DigestBuilder.RecipientsIn(found);
                    return new RehearsedNotice(notice, to, cc, mails[notice]);
                }
            ),
        ];
    }
}

/// <summary>What a rehearsal brings on one day, each list in order of time.</summary>
public sealed record RehearsedDay(
    DateOnly Day,
    IReadOnlyList<RehearsedNotice> Notices,
    IReadOnlyList<RefusedEvent> Refused,
    IReadOnlyList<RehearsedOccasion> Occasions
);

/// <param name="Refused">Events that the rules did not allow, with the reason.</param>
public sealed record RehearsalResult(IReadOnlyList<RehearsedNotice> Notices, IReadOnlyList<RefusedEvent> Refused)
{
    /// <summary>What else mail goes out about, in order of time: bulletins and meetings, patrols, leads, interviews.</summary>
    public IReadOnlyList<RehearsedOccasion> Occasions { get; init; } = [];

    public static RehearsalResult Of(IEnumerable<RehearsedDay> days)
    {
        var all = days.ToList();
        return new RehearsalResult([.. all.SelectMany(day => day.Notices)], [.. all.SelectMany(day => day.Refused)])
        {
            Occasions = [.. all.SelectMany(day => day.Occasions)],
        };
    }
}

/// <param name="Mail">Id of the mail that the first recipient gets it in.</param>
public sealed record RehearsedNotice(Notice Notice, EquatableArray<Recipient> To, EquatableArray<Recipient> Cc, string Mail);

public sealed record RefusedEvent(RehearsalEvent Event, TaskId Task, string TaskName, LocalizedText Why);
