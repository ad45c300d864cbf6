namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>Answer to the question which of several areas is the target of a task, where the document names them side by side.</summary>
/// <param name="AreaMu">Area in mu.</param>
/// <param name="Words">Words of the document that name the area.</param>
/// <param name="IsRead">Whether it is the one that was read as the target.</param>
/// <param name="Values">Values of the draft that the answer sets, by address.</param>
public sealed record AreaChoice(decimal AreaMu, string Words, bool IsRead, IReadOnlyList<KeyValuePair<string, string>> Values)
{
    /// <summary>Lists the answers for a task of a draft in reading order. Empty where nothing is to be asked.</summary>
    /// <param name="index">Index of the task in the corrected draft.</param>
    public static IReadOnlyList<AreaChoice> Of(CorrectedDraft draft, int index)
    {
        var (task, at) = (draft.Draft.Tasks[index], DraftFieldPath.Task(draft.TaskKeys[index]));
        return
        [
            .. task.RivalAreas.Select(area => new AreaChoice(
                area.Value,
                area.Quote.Text,
                area.Value == task.AreaMu?.Value,
                [new(at + ".area", DraftValueFormat.Area(area.Value)), new(at + ".checked", DraftValueFormat.Yes)]
            )),
        ];
    }
}
