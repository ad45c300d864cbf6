using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Head;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>
/// Rules for a letter to one unit (督办函, 督办通知单).
/// Its numbered points are the steps of one task of that unit, and the facts before them name its area.
/// </summary>
internal static class LetterTask
{
    public static List<DraftTask> Joined(
        List<DraftTask> tasks,
        DocumentHead head,
        Sourced<string>? addressee,
        IReadOnlyList<Passage> passages
    )
    {
        if (
            addressee is null
            || tasks.Count < 2
            || head.Title is not { } title
            || !TextMatch.EndsWithAny(title.Value, "函", "通知单", "督办单", "交办单", "提醒单", "整改单", "通知书", "告知书")
            || tasks.Exists(task => !IsOfAddressee(task) || !task.Breakdown.IsEmpty)
            || tasks.Count(task => task.AreaMu is not null) > 1
        )
            return tasks;
        return
        [
            tasks[0] with
            {
                Name = title with { Value = TaskNames.SaysNothing(title.Value) ? tasks[0].Name.Value : TaskNames.OfTitle(title.Value) },
                AreaMu = tasks.Find(task => task.AreaMu is not null)?.AreaMu ?? AreaReader.Read("", passages).Target,
                Leaders = [.. tasks.SelectMany(task => task.Leaders).DistinctBy(leader => leader.Value)],
                Phases = Steps(tasks),
            },
        ];
    }

    private static bool IsOfAddressee(DraftTask task) =>
        task.ResponsibleUnits.Concat(task.LeadUnits).All(unit => LetterAddresseeReader.IsSecondPerson(unit.Value));

    private static ImmutableArray<DraftPhase> Steps(List<DraftTask> tasks) =>
        [
            .. tasks
                .Where(task => !task.Phases.IsEmpty)
                .SelectMany(task => task.Phases)
                .Select(phase => phase with { Stage = null, Rank = phase.Rank == PhaseRank.Stage ? PhaseRank.Step : phase.Rank }),
        ];
}
