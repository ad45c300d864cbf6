namespace CultivatedLand.Domain.Tasks.Rules;

/// <summary>
/// Rules for the order of due dates. A return or an extension that puts a phase after a later one moves the later ones along.
/// Rule: DOMAIN, "the same distance".
/// </summary>
internal static class PhaseMoves
{
    /// <summary>Returns the due dates of all phases, by number, after some phases got new ones.</summary>
    /// <param name="set">New due dates by number of the phase.</param>
    /// <param name="firm">Numbers whose new due date is meant as it is. The others in <paramref name="set"/> may move further.</param>
    public static Dictionary<int, DateOnly> Plan(
        RectificationTask task,
        IReadOnlyDictionary<int, DateOnly> set,
        IReadOnlyCollection<int> firm
    )
    {
        var dues = new Dictionary<int, DateOnly>();
        var (latest, days) = (DateOnly.MinValue, 0);
        foreach (var phase in task.Phases)
        {
            var due = set.GetValueOrDefault(phase.Number, phase.Due);
            if (due < latest && (days > 0 || set.ContainsKey(phase.Number)) && !firm.Contains(phase.Number))
                due = Later(Later(due, Moved(phase.Due, days)), latest);
            else if (set.ContainsKey(phase.Number))
                days = Math.Max(0, due.DayNumber - phase.Due.DayNumber);
            dues[phase.Number] = due;
            if (Counts(task, phase, dues, set.ContainsKey(phase.Number)))
                latest = Later(latest, due);
        }

        return dues;
    }

    /// <summary>Returns the fault of the dates that the supervisor sets for single phases, or null.</summary>
    public static Refusal? Fault(
        RectificationTask task,
        EquatableArray<PhaseDue> dates,
        IReadOnlyDictionary<int, DateOnly> dues,
        IReadOnlyDictionary<int, DateOnly> set,
        DateOnly today
    )
    {
        foreach (var date in dates)
        {
            if (task.Phase(date.Phase) is not { } phase)
                return Refusals.NoSuchPhase(task, date.Phase);
            var earliest = task
                .Phases.TakeWhile(other => other.Number != date.Phase)
                .Where(other => Counts(task, other, dues, set.ContainsKey(other.Number)))
                .Select(other => dues[other.Number])
                .Append(phase.Due)
                .Append(today)
                .Max();
            if (date.Due < earliest)
                return Refusals.DueOutOfOrder(task, phase, date.Due, earliest);
        }

        return dues.Values.Any(due => due > PhaseDates.Latest) ? Refusals.DueTooFar(task, dues.Values.Max()) : null;
    }

    /// <summary>
    /// Whether later phases must not be due before this one. The date of a phase that is done and stays so matters no more.
    /// </summary>
    private static bool Counts(RectificationTask task, TaskPhase phase, IReadOnlyDictionary<int, DateOnly> dues, bool isSet) =>
        isSet || dues[phase.Number] != phase.Due || !task.IsDone(phase);

    private static DateOnly Moved(DateOnly due, int days) =>
        due.DayNumber + days > PhaseDates.Latest.DayNumber ? PhaseDates.Latest.AddDays(1) : due.AddDays(days);

    private static DateOnly Later(DateOnly left, DateOnly right) => left >= right ? left : right;
}
