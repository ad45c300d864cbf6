using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Assessments;

/// <summary>What a task's history says about how late it was in a period.</summary>
/// <param name="IsDue">Whether a phase was due in the period.</param>
/// <param name="Days">Sum of calendar days by which those phases were late.</param>
/// <param name="OverdueNotices">Number of overdue notices of the period; likewise the letters.</param>
internal sealed record TaskLateness(bool IsDue, int Days, int OverdueNotices, int Letters)
{
    /// <param name="from">First day of the period, inclusive.</param>
    /// <param name="until">Last day of the period or today, whichever is earlier.</param>
    public static TaskLateness Of(IReadOnlyList<TaskFact> facts, DateOnly from, DateOnly until)
    {
        RectificationTask? state = null;
        var done = new Dictionary<int, DateOnly>();
        var (overdue, letters) = (0, 0);
        foreach (var fact in facts)
        {
            state = TaskHistory.Evolve(state, fact);
            var day = ChinaTime.DateOf(fact.At);
            foreach (var phase in state.Phases)
            {
                if (!state.IsDone(phase))
                    done.Remove(phase.Number);
                else
                    done.TryAdd(phase.Number, day);
            }

            if (fact is TaskFact.NoticeIssued issued && ChinaTime.DateOf(issued.SendAt) is var sent && sent >= from && sent <= until)
            {
                overdue += issued.Step.Kind == NoticeKind.Overdue ? 1 : 0;
                letters += issued.Step.Kind == NoticeKind.SupervisionLetter ? 1 : 0;
            }
        }

        var due = state?.Phases.Where(phase => phase.Due >= from && phase.Due <= until).ToList() ?? [];
        var isStopped = state?.Status == RectificationStatus.Suspended;
        return new TaskLateness(
            due.Count > 0,
            due.Sum(phase =>
                done.TryGetValue(phase.Number, out var day) ? Math.Max(0, day.DayNumber - phase.Due.DayNumber)
                : isStopped ? 0
                : until.DayNumber - phase.Due.DayNumber
            ),
            overdue,
            letters
        );
    }
}
