using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.LedgerViews;

namespace CultivatedLand.Local.Storage.Tasks;

/// <summary>Rows of a decision. They are built on the caller's thread, so that the writer thread only writes.</summary>
internal sealed class TaskRows
{
    // The state itself is not held: thousands of rows wait for the writer at a time, and all they reference stays in memory.
    private readonly string _id;
    private readonly long _version;
    private readonly (string Status, string Kind, string Place, string Name) _listing;
    private readonly long _expectedVersion;
    private readonly long? _knownRow;
    private readonly long? _wakeAt;
    private readonly bool _cancelsUnsent;
    private readonly byte[] _stateJson;
    private readonly byte[][] _facts;
    private readonly NoticeRow[] _notices;
    private readonly LedgerRowWriter? _listed;
    private readonly ActRow[] _acts;

    private TaskRows(Decision decision, long expectedVersion, long? knownRow)
    {
        _knownRow = knownRow;
        var state = decision.State;
        (_id, _version) = (state.Id.Value, state.Version);
        _listing = (
            EnumCodes.LifeStages.CodeOf(state.Status),
            EnumCodes.TaskKinds.CodeOf(state.Spec.Kind),
            state.Spec.Place.Path,
            state.Spec.Name
        );
        _expectedVersion = expectedVersion;
        _wakeAt = decision.WakeAt is { } moment ? TimeColumn.MinutesUp(moment) : null;
        _cancelsUnsent = decision.CancelsUnsent;
        _stateJson = CaseJson.Write(state);
        _facts = [.. decision.Facts.Select(CaseJson.Write)];
        _notices = [.. decision.Notices.Select(NoticeRow.Of)];
        _listed = LedgerRowWriter.Of(decision);
        _acts = ActRow.In(decision.Facts, expectedVersion);
    }

    /// <param name="knownRow">Number of the task's row; null to have it looked up.</param>
    /// <exception cref="ArgumentException">The facts do not lead from the expected version to the state's.</exception>
    public static TaskRows Of(TaskChange change, long? knownRow) =>
        change.ExpectedVersion + change.Decision.Facts.Count == change.Decision.State.Version
            ? new TaskRows(change.Decision, change.ExpectedVersion, knownRow)
            : throw new ArgumentException(
                $"Task {change.Decision.State.Id}: {change.Decision.Facts.Count} facts do not lead from "
                    + $"version {change.ExpectedVersion} to {change.Decision.State.Version}.",
                nameof(change)
            );

    public AppendResult WriteTo(LedgerConnection connection)
    {
        if ((_expectedVersion == 0 ? Insert(connection) : Update(connection)) is not { } row)
            return AppendResult.Raced;
        for (var index = 0; index < _facts.Length; index++)
        {
            connection
                .Sql("INSERT INTO facts (task, version, fact) VALUES (?1, ?2, ?3)")
                .Bind(row)
                .Bind(_expectedVersion + index + 1)
                .Bind(_facts[index])
                .Run();
        }

        _listed?.WriteTo(connection, row);
        foreach (var act in _acts)
            act.WriteTo(connection, row);
        if (_cancelsUnsent)
            NoticeRow.CancelWaiting(connection, row);
        foreach (var notice in _notices)
            notice.WriteTo(connection, row);
        return AppendResult.Stored;
    }

    private long? Insert(LedgerConnection connection) =>
        connection
            .Sql(
                """
                INSERT INTO tasks (task, plan, version, wake_at, status, kind, place, name, state)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                ON CONFLICT (task) DO NOTHING RETURNING id
                """
            )
            .Bind(_id)
            .Bind(PlanOf(_id))
            .Bind(_version)
            .Bind(_wakeAt)
            .Bind(_listing.Status)
            .Bind(_listing.Kind)
            .Bind(_listing.Place)
            .Bind(_listing.Name)
            .Bind(_stateJson)
            .First(row => (long?)row.Long(0));

    private long? Update(LedgerConnection connection)
    {
        // If only time has acted, nothing can have changed except the rewritten columns.
        if (_knownRow is { } known && _listed is null)
            return Rewrite(connection, known) ? known : null;

        var found = connection
            .Sql("SELECT id, status = ?3 AND kind = ?4 AND place = ?5 AND name = ?6 FROM tasks WHERE task = ?1 AND version = ?2")
            .Bind(_id)
            .Bind(_expectedVersion)
            .Bind(_listing.Status)
            .Bind(_listing.Kind)
            .Bind(_listing.Place)
            .Bind(_listing.Name)
            .First(row => ((long Id, bool IsListedTheSame)?)(row.Long(0), row.Int(1) == 1));
        if (found is not { } task)
            return null;

        Rewrite(connection, task.Id);

        // A wake-up seldom changes the listed columns of a task, and naming a column touches its index.
        if (!task.IsListedTheSame)
        {
            connection
                .Sql("UPDATE tasks SET status = ?2, kind = ?3, place = ?4, name = ?5 WHERE id = ?1")
                .Bind(task.Id)
                .Bind(_listing.Status)
                .Bind(_listing.Kind)
                .Bind(_listing.Place)
                .Bind(_listing.Name)
                .Run();
        }

        return task.Id;
    }

    private bool Rewrite(LedgerConnection connection, long row) =>
        connection
            .Sql("UPDATE tasks SET version = ?2, wake_at = ?3, state = ?4 WHERE id = ?1 AND version = ?5")
            .Bind(row)
            .Bind(_version)
            .Bind(_wakeAt)
            .Bind(_stateJson)
            .Bind(_expectedVersion)
            .Run() == 1;

    /// <summary>Returns the plan's id, with which a task's id begins: <c>3fa9c1d2-2-1</c>.</summary>
    private static string PlanOf(string id) => id.Split('-', 2)[0];
}
