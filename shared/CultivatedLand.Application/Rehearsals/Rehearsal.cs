using CultivatedLand.Application.Mail;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>
/// Rehearsal (演练) of a plan: every notice that would go out in a period, without sending any. The result depends on the arguments alone.
/// </summary>
public sealed class Rehearsal(TaskRules rules, PeopleDirectory directory)
{
    private static readonly TimeOnly EventsHappenAt = new(8, 0);

    private readonly DigestBuilder _digestBuilder = new(directory);

    /// <summary>Rehearses the whole period at once, with the parameters of <see cref="Days"/>.</summary>
    public RehearsalResult Run(
        Plan plan,
        DateOnly from,
        DateOnly to,
        IReadOnlyList<RehearsalEvent> events,
        Action<int, int>? progress = null,
        IReadOnlyList<DraftRhythm>? rhythms = null,
        RehearsalSettings? settings = null
    ) => RehearsalResult.Of(Days(plan, from, to, events, progress, rhythms, settings));

    /// <summary>Rehearses day by day. A year of a province's tasks then needs no more memory than one of its days.</summary>
    /// <param name="from">First day of the period. All tasks start on it at 08:00 local time.</param>
    /// <param name="to">Last day of the period, inclusive.</param>
    /// <param name="progress">Callback that gets the number of days done and the number of all days.</param>
    /// <param name="rhythms">Recurring bulletins, meetings and patrols that the plan states.</param>
    /// <param name="settings">Settings of patrols, leads and interviews. Null to rehearse only the notices of the plan's tasks.</param>
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
        var simulations = plan.Tasks.Select((task, index) => Begin(task, index, from, to, events)).ToList();
        var calendar = new SimulationCalendar(from, to);
        simulations.ForEach(calendar.Put);
        var interviews = settings is null ? null : new RehearsedInterviews(settings.Interviews, rules.Calendar, simulations);
        var occasions = new Queue<RehearsedOccasion>(
            settings is null ? [] : Foreseen(plan, from, to, events, rhythms ?? [], settings).OrderBy(occasion => occasion.At)
        );
        var begun = simulations.Count;
        var later = new List<Notice>();

        for (var day = from; day <= to; day = day.AddDays(1))
        {
            progress?.Invoke(day.DayNumber - from.DayNumber, to.DayNumber - from.DayNumber + 1);
            var due = new List<RehearsedOccasion>();
            while (occasions.TryPeek(out var next) && ChinaTime.DateOf(next.At) <= day)
                due.Add(occasions.Dequeue());

            var today = calendar.Take(day);
            if (interviews is not null)
            {
                var sending = ChinaTime.At(day, rules.Policy.SendAt);
                today.ForEach(simulation => simulation.RunThrough(sending));
                foreach (var interview in interviews.Lagging(day))
                {
                    due.Add(RehearsedInterviews.OccasionOf(interview, sending, directory));
                    today.Add(FollowUp(interview, null, begun++, sending));
                }
            }

            for (var index = 0; index < today.Count; index++)
            {
                var simulation = today[index];
                simulation.RunThrough(ChinaTime.At(day, TimeOnly.MaxValue));
                if (interviews is null)
                    continue;
                foreach (var (interview, at) in interviews.Reached(simulation))
                    today.Add(FollowUp(interview, simulation.Task!.Spec, begun++, at));
            }

            yield return Close(day, today, due, later);
            today.ForEach(calendar.Put);
        }
    }

    /// <summary>
    /// Whether an event is about this task. An event names a task by id, by name or by its number in the plan.
    /// An event that names none is about every task.
    /// </summary>
    public static bool IsAbout(RehearsalEvent happening, PlannedTask task) =>
        happening.Task is not { } name || name == task.Id.Value || name == task.Spec.Name || name == task.Source;

    private TaskSimulation Begin(PlannedTask planned, int order, DateOnly from, DateOnly to, IReadOnlyList<RehearsalEvent> events)
    {
        var simulation = new TaskSimulation(rules, order);
        simulation.Begin(new TaskCommand.Plan(planned.Id, planned.Spec), ChinaTime.At(from, EventsHappenAt));
        foreach (
            var happening in events
                .Where(happening => happening.Act != RehearsalAct.Lead && happening.Date <= to && IsAbout(happening, planned))
                .OrderBy(happening => happening.Date)
        )
        {
            // An event before the period takes effect at its beginning: no notices go out for days that are not rehearsed.
            simulation.Expect(happening, ChinaTime.At(happening.Date < from ? from : happening.Date, EventsHappenAt));
        }

        return simulation;
    }

    /// <summary>
    /// Starts the follow-up task of an interview, as if it were held on the day that calls for it.
    /// In a rehearsal nobody works on that task either.
    /// </summary>
    private TaskSimulation FollowUp(Interview interview, TaskSpec? about, int order, DateTimeOffset at)
    {
        var simulation = new TaskSimulation(rules, order);
        simulation.Begin(new TaskCommand.Plan(interview.Id.Task, interview.FollowUp(about)), at);
        return simulation;
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

    /// <param name="later">
    /// Notices that go on a later day: what is handed over on a day off goes with the mails of the next workday.
    /// </param>
    private RehearsedDay Close(DateOnly day, List<TaskSimulation> simulations, List<RehearsedOccasion> occasions, List<Notice> later)
    {
        var taken = simulations.ConvertAll(simulation => simulation.Take());
        var all = later
            .Concat(taken.SelectMany(simulation => simulation.Notices))
            .ToLookup(notice => ChinaTime.DateOf(notice.SendAt) > day);
        later.Clear();
        later.AddRange(all[true]);
        var notices = all[false].OrderBy(notice => notice.SendAt).ThenByDescending(notice => notice.Kind).ThenBy(notice => notice.Due);
        return new RehearsedDay(
            day,
            Address([.. notices]),
            [.. taken.SelectMany(simulation => simulation.Refused)],
            [.. occasions.OrderBy(occasion => occasion.At).ThenBy(occasion => occasion.Kind)]
        );
    }

    private List<RehearsedNotice> Address(List<Notice> notices)
    {
        var items = notices.ConvertAll(_digestBuilder.ItemsFor);
        var mails = new Dictionary<Notice, string>(notices.Count, ReferenceEqualityComparer.Instance);
        foreach (var envelope in DigestBuilder.SortItems(items.SelectMany(item => item)))
        {
            var mail = envelope.Id;
            foreach (var item in envelope.Items)
            {
                if (item.IsOriginal || !mails.ContainsKey(item.Notice))
                    mails[item.Notice] = mail;
            }
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

/// <summary>Result of one day of a rehearsal. Each list is in order of time.</summary>
public sealed record RehearsedDay(
    DateOnly Day,
    IReadOnlyList<RehearsedNotice> Notices,
    IReadOnlyList<RefusedEvent> Refused,
    IReadOnlyList<RehearsedOccasion> Occasions
);

/// <summary>Result of a whole rehearsal.</summary>
/// <param name="Refused">Events that the rules refused, each with the reason.</param>
public sealed record RehearsalResult(IReadOnlyList<RehearsedNotice> Notices, IReadOnlyList<RefusedEvent> Refused)
{
    /// <summary>Occasions of other mails, in order of time: bulletins and meetings, patrols, leads, interviews.</summary>
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

/// <summary>Notice that would go out, with its recipients.</summary>
/// <param name="Mail">Id of the mail in which the first recipient gets the notice.</param>
public sealed record RehearsedNotice(Notice Notice, EquatableArray<Recipient> To, EquatableArray<Recipient> Cc, string Mail);

/// <summary>Event that the rules refused for one task, with the reason.</summary>
public sealed record RefusedEvent(RehearsalEvent Event, TaskId Task, string TaskName, LocalizedText Why);
