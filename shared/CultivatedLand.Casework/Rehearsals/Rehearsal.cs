using CultivatedLand.Casework.Posting;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Casework.Rehearsals;

/// <summary>
/// 演练: every notice that would go out for a plan in a period, without sending any. A pure function of its arguments.
/// </summary>
public sealed class Rehearsal(TaskRules rules, PeopleDirectory directory)
{
    private static readonly TimeOnly EventsHappenAt = new(8, 0);

    /// <param name="from">Tasks start on this day at 08:00 local time.</param>
    /// <param name="to">Last day of the period, inclusive.</param>
    /// <param name="progress">Told how many tasks are done, and of how many.</param>
    /// <param name="rhythms">What comes round by the plan's words.</param>
    /// <param name="settings">Null for the notices of the plan's tasks alone: no rhythms, patrols, leads and interviews.</param>
    public RehearsalResult Run(Plan plan, DateOnly from, DateOnly to, IReadOnlyList<RehearsalEvent> events, Action<int, int>? progress = null, IReadOnlyList<DraftRhythm>? rhythms = null, RehearsalSettings? settings = null)
    {
        var lives = plan.Tasks.Select((task, index) =>
        {
            progress?.Invoke(index, plan.Tasks.Count);
            return Live(task, from, to, events);
        }).ToList();
        var occasions = new List<RehearsedOccasion>();
        if (settings is not null)
        {
            occasions.AddRange(new RehearsedRhythms(plan, directory, rules.Calendar, rules.Policy.SendAt, settings.Patrols).Between(from, to, rhythms ?? []));
            occasions.AddRange(Leads(events, from, to, settings));
            FollowUp(lives, from, to, settings, occasions);
        }

        var notices = lives.SelectMany(life => life.Notices)
            .OrderBy(notice => notice.SendAt)
            .ThenByDescending(notice => notice.Kind)
            .ThenBy(notice => notice.Due)
            .ToList();
        return new RehearsalResult(Address(notices), [.. lives.SelectMany(life => life.Refused)]) { Occasions = [.. occasions.OrderBy(occasion => occasion.At).ThenBy(occasion => occasion.Kind)] };
    }

    private IEnumerable<RehearsedOccasion> Leads(IReadOnlyList<RehearsalEvent> events, DateOnly from, DateOnly to, RehearsalSettings settings) =>
        events.Where(happening => happening is { Act: RehearsalAct.Lead, Place: not null } && happening.Date >= from)
            .SelectMany(happening => new RehearsedLeads(settings.Leads, directory).Until(ChinaTime.At(to, TimeOnly.MaxValue), happening, happening.Place!, ChinaTime.At(happening.Date, EventsHappenAt)));

    /// <summary>Every interview brings a task of its own, which nobody works on either.</summary>
    private void FollowUp(List<Life> lives, DateOnly from, DateOnly to, RehearsalSettings settings, List<RehearsedOccasion> occasions)
    {
        foreach (var (interview, about, at) in new RehearsedInterviews(settings.Interviews, rules.Calendar, rules.Policy.SendAt).Of(lives, from, to).ToList())
        {
            if (interview.Cause != InterviewCause.Ladder) occasions.Add(RehearsedInterviews.Told(interview, at, directory));
            var life = new Life(rules);
            life.Do(new TaskCommand.Plan(interview.Id.Task, interview.FollowUp(about)), at);
            life.Do(new TaskCommand.Start(), at);
            life.WaitUntil(ChinaTime.At(to, TimeOnly.MaxValue));
            lives.Add(life);
        }
    }

    private Life Live(PlannedTask planned, DateOnly from, DateOnly to, IReadOnlyList<RehearsalEvent> events)
    {
        var life = new Life(rules);
        var start = ChinaTime.At(from, EventsHappenAt);
        var end = ChinaTime.At(to, TimeOnly.MaxValue);
        life.Do(new TaskCommand.Plan(planned.Id, planned.Spec), start);
        life.Do(new TaskCommand.Start(), start);

        foreach (var happening in events.Where(happening => happening.Act != RehearsalAct.Lead && IsAbout(happening, planned)).OrderBy(happening => happening.Date))
        {
            // What happened before the period has happened when it begins: nobody is noticed of days that are not rehearsed.
            var at = happening.Date < from ? start : ChinaTime.At(happening.Date, EventsHappenAt);
            if (at > end) break;
            life.WaitUntil(at);
            life.Happen(happening, at);
        }

        life.WaitUntil(end);
        return life;
    }

    /// <summary>Whether an event names this task: by id, by name, by its number in the plan, or by naming none.</summary>
    public static bool IsAbout(RehearsalEvent happening, PlannedTask task) =>
        happening.Task is not { } name || name == task.Id.Value || name == task.Spec.Name || name == task.Source;

    private List<RehearsedNotice> Address(List<Notice> notices)
    {
        var sorter = new Sorter(directory);
        var mails = new Dictionary<NoticeId, string>();
        foreach (var envelope in sorter.Sort(notices))
        {
            var originals = envelope.Items.Where(item => item.IsOriginal).Select(item => item.Notice.Id).ToList();
            if (originals.Count == 0) continue;
            var mail = envelope.Id;
            foreach (var notice in originals) mails[notice] = mail;
        }

        return [.. notices.Select(notice =>
        {
            var (to, cc) = sorter.RecipientsOf(notice);
            return new RehearsedNotice(notice, to, cc, mails[notice.Id]);
        })];
    }
}

/// <param name="Refused">Events that the rules did not allow, with the reason.</param>
public sealed record RehearsalResult(IReadOnlyList<RehearsedNotice> Notices, IReadOnlyList<RefusedEvent> Refused)
{
    /// <summary>What else mail goes out about, in order of time: bulletins and meetings, patrols, leads, interviews.</summary>
    public IReadOnlyList<RehearsedOccasion> Occasions { get; init; } = [];
}

/// <param name="Mail">Id of the mail that the first recipient gets it in.</param>
public sealed record RehearsedNotice(Notice Notice, EquatableArray<Recipient> To, EquatableArray<Recipient> Cc, string Mail);

public sealed record RefusedEvent(RehearsalEvent Event, TaskId Task, string TaskName, Sentence Why);
