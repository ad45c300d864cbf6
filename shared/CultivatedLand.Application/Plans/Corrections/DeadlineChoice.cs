using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>
/// Answer to the question which of several days is the deadline of a task, where the document names more than one.
/// Once one is chosen, the steps that fall on the other days fall on this one, so that one phase remains for it.
/// </summary>
/// <param name="Words">Words of the document that name the day.</param>
/// <param name="Values">Values of the draft that the answer sets, by address.</param>
public sealed record DeadlineChoice(DateOnly Due, string Words, IReadOnlyList<KeyValuePair<string, string>> Values)
{
    /// <summary>Lists the answers for a task of a draft, the earliest day first. Empty where nothing is to be asked.</summary>
    /// <param name="index">Index of the task in the corrected draft.</param>
    public static IReadOnlyList<DeadlineChoice> Of(CorrectedDraft draft, int index)
    {
        var (task, key) = (draft.Draft.Tasks[index], draft.TaskKeys[index]);
        var rivals = task.RivalDeadlines;
        var rows = draft.Rows(key, "phase").Zip(task.Phases).ToList();
        return
        [
            .. rivals
                .OrderBy(rival => rival.Due)
                .Select(chosen => new DeadlineChoice(
                    chosen.Due!.Value,
                    chosen.Quote.Text,
                    [.. Answer(key, rows, rivals, chosen.Due.Value)]
                )),
        ];
    }

    private static IEnumerable<KeyValuePair<string, string>> Answer(
        string task,
        IReadOnlyList<(string Key, DraftPhase Phase)> rows,
        IReadOnlyList<DraftPhase> rivals,
        DateOnly chosen
    )
    {
        foreach (var (key, phase) in rows.Where(row => row.Phase.Due != chosen && rivals.Any(rival => rival.Due == row.Phase.Due)))
        {
            var at = DraftFieldPath.Phase(task, key);
            yield return phase.Rank == PhaseRank.Overall
                ? new(at + ".removed", DraftValueFormat.Yes)
                : new(at + ".due", DraftValueFormat.Date(chosen));
        }
    }
}
