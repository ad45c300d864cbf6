using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans.Identity;

/// <summary>Task of a draft for which nobody has named a deadline. Rule: DOMAIN, "No deadline at all".</summary>
/// <param name="Number">Number of the task in the document.</param>
public sealed record UndatedTask(string Number, string Name)
{
    public static IReadOnlyList<UndatedTask> Of(Plan plan) =>
        [.. plan.Undated.DistinctBy(task => task.Source).Select(task => new UndatedTask(task.Source, task.Spec.Name))];
}

/// <summary>Choices for a task without a deadline.</summary>
public enum UndatedChoice
{
    /// <summary>It gets a date.</summary>
    Date,

    /// <summary>It becomes a standing duty (长期坚持).</summary>
    Standing,

    /// <summary>It is left out.</summary>
    Omit,
}

/// <summary>Answer of a person for one task without a deadline, or for all of them.</summary>
/// <param name="Number">Number of the task in the document. Null for all that have no answer of their own.</param>
/// <param name="Due">Date, for <see cref="UndatedChoice.Date"/> alone.</param>
public sealed record UndatedAnswer(string? Number, UndatedChoice Choice, DateOnly? Due)
{
    /// <summary>Values of a draft that the answer sets.</summary>
    /// <param name="key">Key of the task in the draft.</param>
    /// <param name="hasDate">Whether an earlier answer has given the task a date.</param>
    public static IEnumerable<KeyValuePair<string, string>> Values(string key, UndatedChoice choice, string due, bool hasDate)
    {
        var (task, phase) = (DraftFieldPath.Task(key), DraftFieldPath.Phase(key, DraftFieldPath.AnsweredPhase));
        yield return new(task + ".standing", choice == UndatedChoice.Standing ? DraftValueFormat.Yes : "");
        yield return new(task + ".removed", choice == UndatedChoice.Omit ? DraftValueFormat.Yes : "");
        if (hasDate)
            yield return new(phase + ".removed", choice == UndatedChoice.Date ? "" : DraftValueFormat.Yes);
        if (choice != UndatedChoice.Date)
            yield break;
        yield return new(phase + ".name", PhaseArrangement.CompleteName);
        yield return new(phase + ".kind", "complete");
        yield return new(phase + ".due", due);
    }
}

/// <summary>Sentences of the question what becomes of tasks without a deadline.</summary>
public static class UndatedQuestionText
{
    private const int MostNamed = 10;

    public static LocalizedText NoSuch(string number, IReadOnlyList<UndatedTask> tasks) =>
        new(
            $"没有序号为“{number}”、待定时限的任务；待定的有：{string.Join('、', tasks.Select(task => task.Number))}。",
            $"No task {number} waits for a deadline; these do: {string.Join(", ", tasks.Select(task => task.Number))}."
        );

    public static LocalizedText Of(IReadOnlyList<UndatedTask> tasks)
    {
        var named = tasks.Take(MostNamed).ToList();
        var (more, moreEnglish) = tasks.Count > MostNamed ? ("等", " and more") : ("", "");
        return new(
            $"有{tasks.Count}项任务没有时限：{string.Join('、', named.Select(task => $"{task.Number}“{task.Name}”"))}{more}。"
                + "请逐项说明：给出日期、列为长期坚持，或不列入；说明之前不启动。",
            $"{tasks.Count} tasks have no deadline: "
                + $"{string.Join(", ", named.Select(task => $"{task.Number} “{task.Name}”"))}{moreEnglish}. "
                + "Say for each: a date, a standing duty, or left out; until then nothing starts."
        );
    }
}
