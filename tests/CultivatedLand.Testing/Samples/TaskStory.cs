using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Domain.Tasks.Rules;

namespace CultivatedLand.Testing.Samples;

/// <summary>One task lived through: every decision is applied at once, and everything it said is kept.</summary>
public sealed class TaskStory(TaskRules rules)
{
    private readonly List<TaskFact> _facts = [];
    private readonly List<Notice> _notices = [];

    public RectificationTask Task => State ?? throw new InvalidOperationException("The task is not planned yet.");

    public RectificationTask? State { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public DateTimeOffset? WakeAt { get; private set; }

    public IReadOnlyList<TaskFact> Facts => _facts;

    /// <summary>Notices of the schedule, without hand-overs.</summary>
    public IReadOnlyList<Notice> Notices => [.. _notices.Where(notice => !notice.Id.IsHandOver)];

    public IReadOnlyList<Notice> HandOvers => [.. _notices.Where(notice => notice.Id.IsHandOver)];

    /// <summary>Every notice as <c>2023-08-04 09:00 b14</c>.</summary>
    public IEnumerable<string> Sent => Notices.Select(notice => $"{Some.Text(notice.SendAt)} {notice.Id.Step}");

    public IEnumerable<NoticeId> Skipped => _facts.OfType<TaskFact.NoticesSkipped>().SelectMany(fact => fact.Notices);

    /// <summary>Planned and started at this moment.</summary>
    public static TaskStory Of(TaskSpec spec, string startedAt, TaskRules? rules = null)
    {
        var story = Planned(spec, startedAt, rules);
        story.Do(SomeCommands.Start);
        return story;
    }

    public static TaskStory Planned(TaskSpec spec, string at, TaskRules? rules = null)
    {
        var story = new TaskStory(rules ?? Some.Rules).At(at);
        story.Do(SomeCommands.Plan(spec));
        return story;
    }

    public TaskStory At(string moment) => At(Some.At(moment));

    public TaskStory At(DateTimeOffset moment)
    {
        Now = moment;
        return this;
    }

    /// <summary>What the rules say; nothing is applied.</summary>
    public Outcome Try(TaskCommand command) => rules.Decide(State, command, Now);

    public Refusal Refused(TaskCommand command) => Assert.IsType<Refusal>(Try(command));

    public Decision Do(TaskCommand command) =>
        Try(command) switch
        {
            Decision decision => Apply(decision),
            Refusal refusal => throw new InvalidOperationException($"{refusal.Code}: {refusal.Why}"),
            var other => throw new InvalidOperationException(other.ToString()),
        };

    public TaskStory Then(TaskCommand command)
    {
        Do(command);
        return this;
    }

    public Decision Apply(Decision decision)
    {
        State = decision.State;
        WakeAt = decision.WakeAt;
        _facts.AddRange(decision.Facts);
        _notices.AddRange(decision.Notices);
        return decision;
    }

    /// <summary>Wakes the task once a day, at this time, from the present day through the last.</summary>
    public TaskStory WakeDaily(string through, string time = "09:00")
    {
        foreach (var day in Some.Days(ChinaTime.DateOf(Now), Some.Day(through)))
            At($"{day:yyyy-MM-dd} {time}").Do(SomeCommands.WakeUp);
        return this;
    }

    /// <summary>Sleeps until each wake-up the task asks for, as a host does, until the day has passed.</summary>
    public TaskStory WakeWhenAsked(string through)
    {
        while (WakeAt is { } next && ChinaTime.DateOf(next) <= Some.Day(through))
        {
            var decision = At(next).Do(SomeCommands.WakeUp);
            Assert.True(
                decision.WakeAt is null || decision.WakeAt > next,
                "A task woken when it asked to be must not ask for the same moment again."
            );
        }

        return this;
    }
}
