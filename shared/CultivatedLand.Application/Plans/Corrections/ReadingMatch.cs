using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>
/// Match of two readings of one document. Two tasks are the same where the same words of the document name them.
/// Corrections are carried by it, so that none lands on another task because the reader numbers the tasks anew.
/// </summary>
internal sealed class ReadingMatch
{
    private readonly PlanDraft _before;
    private readonly PlanDraft _after;
    private readonly int?[] _tasks;
    private readonly int?[] _payments;
    private readonly int?[] _rhythms;

    public ReadingMatch(PlanDraft before, PlanDraft after)
    {
        (_before, _after) = (before, after);
        _tasks = Pair(
            before.Tasks,
            after.Tasks,
            task => task.Name.Quote.Place is { } place ? (place, task.Name.Value, task.Place?.Value) : null,
            task => task.Name.Quote.Place,
            task => (task.Name.Value, task.Place?.Value),
            task => task.Name.Value
        );
        _payments = Pair(before.Funding, after.Funding, rule => rule.Quote, rule => rule.Quote.Place);
        _rhythms = Pair(before.Rhythms, after.Rhythms, rhythm => (rhythm.Name, rhythm.Quote), rhythm => rhythm.Quote.Place);
    }

    /// <summary>Returns the key that a task has now. Null for one that is not found again.</summary>
    public string? TaskKey(string key) =>
        DraftFieldPath.IsAdded(key) ? key
        : DraftRebuilder.Index(key) is { } index && index < _tasks.Length ? Key(_tasks[index])
        : null;

    /// <summary>Returns a correction with the address that its value has now.</summary>
    public Correction Carry(Correction correction)
    {
        if (correction.Fit == CorrectionFit.Astray)
            return correction;
        return AddressOf(correction.Address) is { } address
            ? correction with
            {
                Address = address,
                Fit = CorrectionFit.Carried,
            }
            : correction with
            {
                Fit = CorrectionFit.Astray,
            };
    }

    private string? AddressOf(string address)
    {
        var field = "." + DraftFieldPath.FieldOf(address);
        if (DraftFieldPath.TaskKey(address) is { } task)
            return TaskKey(task) is not { } now ? null
                : DraftFieldPath.RowKey(address) is not { } row ? DraftFieldPath.Task(now) + field
                : RowKey(task, now, row.Row, row.Key) is not { } key ? null
                : (row.Row == "phase" ? DraftFieldPath.Phase(now, key) : DraftFieldPath.Share(now, key)) + field;
        return address switch
        {
            DraftFieldPath.FiguresChecked => _before.Indicators.SequenceEqual(_after.Indicators) ? address : null,
            DraftFieldPath.MoneyChecked => _before.Funding.SequenceEqual(_after.Funding) ? address : null,
            _ when address.StartsWith("figure.", StringComparison.Ordinal) => _after.Indicators.Any(figure =>
                address == DraftFieldPath.Figure(figure.Kind) + field
            )
                ? address
                : null,
            _ when address.StartsWith("money.", StringComparison.Ordinal) => Beside(_payments, address) is { } at
                ? DraftFieldPath.Payment(at) + field
                : null,
            _ when address.StartsWith("rhythm.", StringComparison.Ordinal) => Beside(_rhythms, address) is { } at
                ? DraftFieldPath.Rhythm(at) + field
                : null,
            DraftFieldPath.Patrols => _after.PatrolsAsked is null ? null : address,
            _ => address,
        };
    }

    private static int? Beside(int?[] found, string address) =>
        DraftRebuilder.Index(address.Split('.')[1]) is { } index && index < found.Length ? found[index] : null;

    private string? RowKey(string task, string now, string row, string key)
    {
        if (
            DraftFieldPath.IsAdded(key)
            || DraftRebuilder.Index(task) is not { } before
            || DraftRebuilder.Index(now) is not { } after
            || DraftRebuilder.Index(key) is not { } index
        )
            return DraftFieldPath.IsAdded(key) ? key : null;
        var found =
            row == "phase"
                ? Pair(
                    _before.Tasks[before].Phases,
                    _after.Tasks[after].Phases,
                    phase => (phase.Name, phase.Quote),
                    phase => phase.Quote.Place,
                    phase => phase.Name
                )
                : Pair(
                    _before.Tasks[before].Breakdown,
                    _after.Tasks[after].Breakdown,
                    share => (share.Unit, share.Quote),
                    share => share.Quote.Place,
                    share => share.Unit
                );
        return index < found.Length ? Key(found[index]) : null;
    }

    private static string? Key(int? index) => index is { } found ? DraftFieldPath.KeyOf(found) : null;

    /// <summary>Finds for each item the one that is the same, by the first criterion that finds one. Each is found once.</summary>
    private static int?[] Pair<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, params ReadOnlySpan<Func<T, object?>> criteria)
    {
        var found = new int?[before.Count];
        var isTaken = new bool[after.Count];
        foreach (var criterion in criteria)
        {
            var free = Enumerable
                .Range(0, after.Count)
                .Where(index => !isTaken[index] && criterion(after[index]) is not null)
                .GroupBy(index => criterion(after[index])!)
                .ToDictionary(group => group.Key, group => new Queue<int>(group));
            for (var index = 0; index < found.Length; index++)
            {
                if (
                    found[index] is not null
                    || criterion(before[index]) is not { } key
                    || !free.TryGetValue(key, out var same)
                    || !same.TryDequeue(out var at)
                )
                    continue;
                found[index] = at;
                isTaken[at] = true;
            }
        }

        return found;
    }
}
