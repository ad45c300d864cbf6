using CultivatedLand.Application.Plans.Corrections;

namespace CultivatedLand.Application.Plans.Identity;

/// <summary>Row of the table: a task for which the document names no deadline.</summary>
/// <param name="Key">Key of the task in the draft.</param>
/// <param name="Answer">Code of the answer so far. Empty while it is open.</param>
/// <param name="Due">Date that was answered. Empty without one.</param>
public sealed record UndatedRowModel(string Key, string Name, string Quote, string Answer, string Due)
{
    /// <summary>Whether the task has got a date by an answer, be it one that was changed since.</summary>
    public bool HadDate { get; private init; }

    public bool IsOpen => Answer.Length == 0;

    /// <summary>Finds the rows of a draft, those that have been answered included.</summary>
    public static IReadOnlyList<UndatedRowModel> Of(CorrectedDraft draft)
    {
        var rows = new List<UndatedRowModel>();
        var present = draft.TaskKeys.Zip(draft.Draft.Tasks).ToDictionary(pair => pair.First, pair => pair.Second);
        var read = draft.Original.Tasks.Select((task, index) => (Key: DraftFieldPath.KeyOf(index), Task: task));
        var added = present.Where(pair => DraftFieldPath.IsAdded(pair.Key)).Select(pair => (pair.Key, Task: pair.Value));
        foreach (var (key, task) in read.Concat(added))
        {
            var at = DraftFieldPath.Phase(key, DraftFieldPath.AnsweredPhase);
            var given = draft[at + ".removed"].Length == 0 ? draft[at + ".due"] : "";
            var isUndated = present.TryGetValue(key, out var now) ? now.IsUndated : task.IsUndated;
            if (!task.IsUndated || (!isUndated && given.Length == 0))
                continue;
            var answer =
                now is null ? UndatedAnswerReader.Omit
                : given.Length > 0 ? "date"
                : now.IsStanding ? UndatedAnswerReader.Standing
                : "";
            rows.Add(
                new UndatedRowModel(key, draft[DraftFieldPath.Task(key) + ".name"], task.Name.Quote.Text, answer, given)
                {
                    HadDate = draft[at + ".name"].Length > 0,
                }
            );
        }

        return rows;
    }
}
