using System.Globalization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Domain.Tasks.Rules;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Properties;

/// <summary>A random life: a plan, a deployment's policy and what happens, moment by moment.</summary>
internal sealed record Scenario(TaskSpec Spec, DeadlinePolicy Policy, DateTimeOffset Begin, EquatableArray<Beat> Beats)
{
    public TaskRules Rules => new(Policy, Some.ChinaCalendar);

    /// <summary>Lives it through and says what was asked and answered at each moment.</summary>
    public List<Turn> Play()
    {
        var story = new TaskStory(Rules).At(Begin);
        var turns = new List<Turn> { Take(story, new TaskCommand.Plan(Some.Id, Spec)) };
        foreach (var beat in Beats)
        {
            var later = story.Now + beat.After;
            story.At(beat.Command is null && story.WakeAt > later ? story.WakeAt.Value : later);
            turns.Add(Take(story, beat.Command ?? SomeCommands.WakeUp));
        }

        return turns;
    }

    public override string ToString() =>
        string.Join(
            Environment.NewLine,
            [
                "",
                $"planned {Some.Text(Begin)}: target {Spec.Target?.ToString() ?? "none"}, accepted before {Spec.AcceptedBefore}",
                .. Spec.Phases.Select(phase => $"  phase {phase.Name} {phase.Kind} due {phase.Due:yyyy-MM-dd}"),
                $"deployment: {Policy}",
                .. Play().Skip(1).Select(turn => $"  {Some.Text(turn.Now)} {turn.Command} -> {Answer(turn.Outcome)}"),
            ]
        );

    private static string Answer(Outcome outcome) =>
        outcome is Decision decision
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{string.Join(" ", decision.Facts.Select(fact => fact.GetType().Name))}; "
                    + $"wakes {(decision.WakeAt is { } at ? Some.Text(at) : "never")}"
            )
            : $"refused {((Refusal)outcome).Code}";

    private static Turn Take(TaskStory story, TaskCommand command)
    {
        if (command is TaskCommand.Correct correct)
            command = correct with { History = [.. story.Facts] };
        var turn = new Turn(story.State, command, story.Now, story.Try(command));
        if (turn.Outcome is Decision decision)
            story.Apply(decision);
        return turn;
    }
}

/// <param name="Command">Null where the host wakes the task when it asked to be woken, or at once where it asked for nothing.</param>
internal sealed record Beat(TimeSpan After, TaskCommand? Command);

/// <summary>One command of a scenario with its answer.</summary>
internal sealed record Turn(RectificationTask? Before, TaskCommand Command, DateTimeOffset Now, Outcome Outcome)
{
    public Decision? Decision => Outcome as Decision;

    public RectificationTask? After => Decision?.State ?? Before;

    /// <summary>The same command once more, after what it brought about.</summary>
    public TaskCommand Again =>
        Command is TaskCommand.Correct correct ? correct with { History = [.. correct.History, .. Decision?.Facts ?? []] } : Command;
}

internal static class Turns
{
    public static IEnumerable<TaskFact> Facts(this IEnumerable<Turn> turns) => turns.SelectMany(turn => turn.Decision?.Facts ?? []);

    public static IEnumerable<Notice> Notices(this IEnumerable<Turn> turns) => turns.SelectMany(turn => turn.Decision?.Notices ?? []);

    public static IEnumerable<NoticeId> Skipped(this IEnumerable<Turn> turns) =>
        turns.Facts().OfType<TaskFact.NoticesSkipped>().SelectMany(fact => fact.Notices);
}
