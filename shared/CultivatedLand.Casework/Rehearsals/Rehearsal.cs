using CultivatedLand.Casework.Posting;
using CultivatedLand.Domain;
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
    public RehearsalResult Run(Plan plan, DateOnly from, DateOnly to, IReadOnlyList<RehearsalEvent> events, Action<int, int>? progress = null)
    {
        var lives = plan.Tasks.Select((task, index) =>
        {
            progress?.Invoke(index, plan.Tasks.Count);
            return Live(task, from, to, events);
        }).ToList();
        var notices = lives.SelectMany(life => life.Notices)
            .OrderBy(notice => notice.SendAt)
            .ThenByDescending(notice => notice.Kind)
            .ThenBy(notice => notice.Due)
            .ToList();
        return new RehearsalResult(Address(notices), [.. lives.SelectMany(life => life.Refused)]);
    }

    private Life Live(PlannedTask planned, DateOnly from, DateOnly to, IReadOnlyList<RehearsalEvent> events)
    {
        var life = new Life(rules);
        var start = ChinaTime.At(from, EventsHappenAt);
        var end = ChinaTime.At(to, TimeOnly.MaxValue);
        life.Do(new TaskCommand.Plan(planned.Id, planned.Spec), start);
        life.Do(new TaskCommand.Start(), start);

        foreach (var happening in events.Where(happening => IsAbout(happening, planned)).OrderBy(happening => happening.Date))
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
public sealed record RehearsalResult(IReadOnlyList<RehearsedNotice> Notices, IReadOnlyList<RefusedEvent> Refused);

/// <param name="Mail">Id of the mail that the first recipient gets it in.</param>
public sealed record RehearsedNotice(Notice Notice, EquatableArray<Recipient> To, EquatableArray<Recipient> Cc, string Mail);

public sealed record RefusedEvent(RehearsalEvent Event, TaskId Task, string TaskName, Sentence Why);
