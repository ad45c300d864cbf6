using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Storage.Entities;
using CultivatedLand.Functions.Storage.LedgerViews;
using CultivatedLand.Functions.Storage.Tasks;

namespace CultivatedLand.Functions.Storage;

/// <summary>
/// Views of the ledger on tables. Lines come from the snapshot of all lines, which a machine keeps in memory, and from the rows of tasks
/// that have changed since, a thousand to a request; no task's own partition is read.
/// </summary>
/// <remarks>
/// <para>
/// A change is visible once its append has returned.
/// While a task is being changed, and after a crash until the next read, its row is open and the task itself is read.
/// The result is not of one moment: it is read in several requests, between which a task may change.
/// Each task is seen before or after its change. The same holds for acts and the places of their tasks.
/// </para>
/// <para>
/// Transactions: 2 however many tasks there are, 1 for each open row, 1 for each further thousand tasks that changed since
/// <see cref="LedgerRowCompactor"/> last ran. A page of acts takes 1 more, and 1 for each batch of facts that it shows.
/// A machine that has just started, and each after a new snapshot, loads its blob: some 6 MB for 100,000 tasks.
/// </para>
/// </remarks>
public sealed class TableLedgerViews : ILedgerViews
{
    private readonly TaskPartitionStore _store;
    private readonly LedgerRowReader _ledgerRowReader;
    private readonly ActIndex _acts;
    private readonly SetAsideStore _setAside;

    public TableLedgerViews(StorageAccount account)
    {
        _setAside = account.SetAside;
        _store = new TaskPartitionStore(account.Tasks, account.Payloads);
        _ledgerRowReader = new LedgerRowReader(
            new TaskListIndex(account.Lists, _setAside),
            _store,
            new LedgerRowSnapshotStore(account.Views, _setAside),
            _setAside
        );
        _acts = new ActIndex(account.Lists);
    }

    public async Task<LedgerResultPage> Rows(LedgerQuery query, CancellationToken cancellationToken)
    {
        var after = query.After is { } cursor ? LedgerRowPosition.Parse(cursor, query.Order) : null;
        var fitting = (await _ledgerRowReader.Read(cancellationToken))
            .Where(line => query.LetsThrough(line.Row.Line))
            .Select(line => (line.Row.Line, At: LedgerRowPosition.Of(query.Order, line.Row.Line, line.Place)))
            .ToList();
        var order = LedgerRowPosition.Comparer(query.Descending);
        var rest = fitting
            .Where(line => after is null || order.Compare(line.At, after) > 0)
            .OrderBy(line => line.At, order)
            .Take(Math.Min(query.Most, int.MaxValue - 1) + 1)
            .ToList();
        return new LedgerResultPage(
            [.. rest.Take(query.Most).Select(line => line.Line)],
            rest.Count > query.Most ? rest[query.Most - 1].At.Cursor(query.Order) : null,
            query.WithTotal ? Sum(fitting.Select(line => line.Line), query.Today) : null
        );
    }

    public async Task<IReadOnlyList<PlaceTotal>> Totals(PlaceSet places, DateOnly today, CancellationToken cancellationToken) =>
        [
            .. (await Lines(places, cancellationToken))
                .GroupBy(line => (line.Line.Place, line.Line.Kind))
                .Select(group => new PlaceTotal(group.Key.Place, group.Key.Kind, Sum(group.Select(line => line.Line), today)))
                .OrderBy(total => total.Place.Path, StringComparer.Ordinal)
                .ThenBy(total => total.Kind),
        ];

    public async Task<LedgerChoices> Choices(PlaceSet places, CancellationToken cancellationToken)
    {
        var lines = (await Lines(places, cancellationToken)).Select(line => line.Line).ToList();
        return new LedgerChoices(
            Each(lines.SelectMany(line => line.LeadOffices)),
            Each(lines.Select(line => line.Phase?.Name).OfType<string>())
        );
    }

    public async Task<ActResultPage> Acts(ActQuery query, CancellationToken cancellationToken)
    {
        var after = ActIndex.Checked(query.After);

        // The lines are read once there is an act to be shown: most looks for acts find none.
        Dictionary<TaskId, LedgerRow>? known = null;
        async ValueTask<Dictionary<TaskId, LedgerRow>> Tasks() =>
            known ??= (await Lines(query.Places, cancellationToken)).ToDictionary(line => line.Line.Id, line => line.Line);

        var found = new List<(LedgerAct Act, string Key)>();
        var candidates = _acts
            .Between(query.From, query.To, after, query.Most + 1, cancellationToken)
            .Where(async (row, _) => (await Tasks()).ContainsKey(row.Task));
        await foreach (
            var (row, fact) in candidates.Ask(
                query.Most + 1,
                row =>
                    _setAside.Find(
                        new RecordName(RecordName.Facts, $"{row.Task}.{row.Version}"),
                        () => _store.Fact(row.Task, row.Version, row.Stored, row.Attempt, cancellationToken)
                    ),
                cancellationToken
            )
        )
        {
            if (fact is null || (query.InterviewsOnly && !LedgerAct.IsInterview(fact)))
                continue;
            if (found.Count == query.Most)
                return new ActResultPage([.. found.Select(act => act.Act)], found[^1].Key);
            var task = (await Tasks())[row.Task];
            found.Add((new LedgerAct(row.Task, task.Name, task.Place, fact), row.Key));
        }

        return new ActResultPage([.. found.Select(act => act.Act)], null);
    }

    public async Task<IReadOnlyList<DueDate>> DueDates(
        DateOnly from,
        DateOnly to,
        PlaceSet places,
        int most,
        CancellationToken cancellationToken
    ) => [.. (await Dates(from, to, places, cancellationToken)).OrderBy(date => date.Phase.Due).Take(most)];

    public async Task<IReadOnlyDictionary<DateOnly, int>> DueCounts(
        DateOnly from,
        DateOnly to,
        PlaceSet places,
        CancellationToken cancellationToken
    ) => (await Dates(from, to, places, cancellationToken)).CountBy(date => date.Phase.Due).ToDictionary();

    private async Task<IEnumerable<LedgerRowEntity>> Lines(PlaceSet places, CancellationToken cancellationToken) =>
        (await _ledgerRowReader.Read(cancellationToken)).Select(line => line.Row).Where(line => places.Contains(line.Line.Place));

    private async Task<IEnumerable<DueDate>> Dates(DateOnly from, DateOnly to, PlaceSet places, CancellationToken cancellationToken) =>
        (await Lines(places, cancellationToken))
            .SelectMany(line => line.DueDates())
            .Where(date => date.Phase.Due >= from && date.Phase.Due <= to);

    private static Tally Sum(IEnumerable<LedgerRow> lines, DateOnly today) =>
        lines.Aggregate(Tally.None, (sum, line) => sum.Plus(Tally.Of(line, today)));

    private static EquatableArray<string> Each(IEnumerable<string> names) =>
        names.Distinct().Order(StringComparer.Ordinal).ToEquatableArray();
}
