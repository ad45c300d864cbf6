using CultivatedLand.Application.Mail;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Domain.Tasks.Rules;

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
        simulations.ForEach(calendar.Begin);
        var interviews = settings is null ? null : new RehearsedInterviews(settings.Interviews, rules, directory, simulations);
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
            var joined = new HashSet<NoticeId>();
            if (interviews is not null)
            {
                var sending = ChinaTime.At(day, rules.Policy.SendAt);
                today.ForEach(simulation => simulation.RunThrough(sending));
                var called = interviews.Reached(today, day).Concat(interviews.Lagging(day)).ToList();
                joined.UnionWith(called.SelectMany(interview => interview.Further).Select(ground => ground.Notice.Id));
                due.AddRange(interviews.OccasionsOf(called, sending, Told));
                foreach (var held in called)
                    today.Add(FollowUp(held.Interview, held.About, begun++, ChinaTime.At(day, RehearsedInterviews.Hour)));
            }

            today.ForEach(simulation => simulation.RunThrough(ChinaTime.At(day, TimeOnly.MaxValue)));
            yield return Close(day, today, due, later, joined);
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
    /// Starts the follow-up task of an interview when it is held. In a rehearsal nobody works on that task either.
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
        new RehearsedRhythms(plan, directory, rules.Policy, rules.Calendar, settings.Patrols, ChinaTime.At(from, EventsHappenAt))
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
    /// <param name="joined">Notices of further grounds of interviews. They go out with the first ground.</param>
    private RehearsedDay Close(
        DateOnly day,
        List<TaskSimulation> simulations,
        List<RehearsedOccasion> occasions,
        List<Notice> later,
        HashSet<NoticeId> joined
    )
    {
        var taken = simulations.ConvertAll(simulation => simulation.Take());
        var all = later
            .Concat(taken.SelectMany(simulation => simulation.Notices))
            .Where(notice => !joined.Contains(notice.Id))
            .ToLookup(notice => ChinaTime.DateOf(notice.SendAt) > day);
        later.Clear();
        later.AddRange(all[true]);
        var notices = all[false].OrderBy(notice => notice.SendAt).ThenByDescending(notice => notice.Kind).ThenBy(notice => notice.Due);
        var (addressed, mails) = Address([.. notices]);
        return new RehearsedDay(
            day,
            addressed,
            [.. taken.SelectMany(simulation => simulation.Refused)],
            [.. occasions.OrderBy(occasion => occasion.At).ThenBy(occasion => occasion.Kind)],
            mails
        );
    }

    /// <summary>Returns the keys of those whom a notice goes to.</summary>
    private HashSet<string> Told(Notice notice) => [.. _digestBuilder.ItemsFor(notice).Select(item => item.Recipient.Key)];

    private (List<RehearsedNotice> Notices, IReadOnlyList<Envelope> Mails) Address(List<Notice> notices)
    {
        var items = notices.ConvertAll(_digestBuilder.ItemsFor);
        var mails = new Dictionary<Notice, string>(notices.Count, ReferenceEqualityComparer.Instance);
        var envelopes = DigestBuilder.SortItems(items.SelectMany(item => item));
        foreach (var envelope in envelopes)
        {
            var mail = envelope.Id;
            foreach (var item in envelope.Items)
            {
                if (item.IsOriginal || !mails.ContainsKey(item.Notice))
                    mails[item.Notice] = mail;
            }
        }

        return (
            [
                .. notices.Zip(
                    items,
                    (notice, found) =>
                    {
                        var (to, cc) = DigestBuilder.RecipientsIn(found);
                        return new RehearsedNotice(notice, to, cc, mails[notice]);
                    }
                ),
            ],
            envelopes
        );
    }
}

/// <summary>Result of one day of a rehearsal. Each list is in order of time.</summary>
/// <param name="Mails">Mails that tell the notices. The mails of the occasions are not among them.</param>
public sealed record RehearsedDay(
    DateOnly Day,
    IReadOnlyList<RehearsedNotice> Notices,
    IReadOnlyList<RefusedEvent> Refused,
    IReadOnlyList<RehearsedOccasion> Occasions,
    IReadOnlyList<Envelope> Mails
);

/// <summary>Result of a whole rehearsal.</summary>
/// <param name="Refused">Events that the rules refused, each with the reason.</param>
public sealed record RehearsalResult(IReadOnlyList<RehearsedNotice> Notices, IReadOnlyList<RefusedEvent> Refused)
{
    /// <summary>Occasions of other mails, in order of time: bulletins and meetings, patrols, leads, interviews.</summary>
    public IReadOnlyList<RehearsedOccasion> Occasions { get; init; } = [];

    /// <summary>Mails that tell the notices.</summary>
    public IReadOnlyList<Envelope> Mails { get; init; } = [];

    public static RehearsalResult Of(IEnumerable<RehearsedDay> days)
    {
        var all = days.ToList();
        return new RehearsalResult([.. all.SelectMany(day => day.Notices)], [.. all.SelectMany(day => day.Refused)])
        {
            Occasions = [.. all.SelectMany(day => day.Occasions)],
            Mails = [.. all.SelectMany(day => day.Mails)],
        };
    }
}

/// <summary>Notice that would go out, with its recipients.</summary>
/// <param name="Mail">Id of the mail in which the first recipient gets the notice.</param>
public sealed record RehearsedNotice(Notice Notice, EquatableArray<Recipient> To, EquatableArray<Recipient> Cc, string Mail);

/// <summary>Event that the rules refused for one task, with the reason.</summary>
public sealed record RefusedEvent(RehearsalEvent Event, TaskId Task, string TaskName, LocalizedText Why);
