using CultivatedLand.Application.Records;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.Outbox;
using CultivatedLand.Local.Storage.Tasks;
using static CultivatedLand.Local.Storage.Maintenance.VerifyFaultKind;

namespace CultivatedLand.Local.Storage.Maintenance;

/// <summary>Verifier of tasks. It replays every task's facts and compares the result with the stored state and notices.</summary>
internal sealed class TaskVerifier(LedgerConnection connection, List<VerifyFault> faults)
{
    private const int AtOnce = 500;

    private readonly HashSet<string> _evidence = [];

    /// <summary>Hashes of the evidence named by the tasks.</summary>
    public IReadOnlySet<string> Evidence => _evidence;

    public void Run(IProgress<VerifyProgress>? progress, CancellationToken cancellationToken)
    {
        var all = connection.Sql("SELECT count(*) FROM tasks").First(row => row.Long(0));
        var done = 0L;
        var last = 0L;
        while (Next(last) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
                Check(row);
            (last, done) = (rows[^1].Id, done + rows.Count);
            progress?.Report(new VerifyProgress("tasks", done, all));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private List<TaskRow> Next(long after) =>
        connection
            .Sql("SELECT id, task, version, wake_at, state FROM tasks WHERE id > ?1 ORDER BY id LIMIT ?2")
            .Bind(after)
            .Bind(AtOnce)
            .Rows(row => new TaskRow(row.Long(0), row.Text(1), row.Long(2), row.LongOrNull(3), row.Blob(4).ToArray()));

    private void Check(TaskRow row)
    {
        var stored = connection.SetAside.Read(new(RecordName.Tasks, row.Task), () => CaseJson.ReadTask(row.State));
        var facts = connection
            .Sql("SELECT fact, version FROM facts WHERE task = ?1 ORDER BY version")
            .Bind(row.Id)
            .Rows(fact =>
                connection.SetAside.Read(new(RecordName.Facts, $"{row.Task}.{fact.Long(1)}"), () => CaseJson.ReadFact(fact.Blob(0)))
            );
        if (stored is not null && facts.All(fact => fact is not null))
            Compare(row, stored, [.. facts.OfType<TaskFact>()]);
    }

    private void Compare(TaskRow row, RectificationTask stored, List<TaskFact> facts)
    {
        try
        {
            if (
                facts is not [TaskFact.Planned, ..]
                || TaskHistory.Replay(facts) != stored
                || stored.Version != row.Version
                || stored.Id.Value != row.Task
            )
            {
                Fault(
                    StateDiffers,
                    row.Task,
                    "历史重演的结果与存储的状态不一致。",
                    "its history, replayed, does not give the stored state."
                );
            }

            if (row.WakeAt is null && stored is { Status: RectificationStatus.Active, Current: not null })
            {
                Fault(
                    NeverWakes,
                    row.Task,
                    "正在进行且有未完成的阶段，却没有下次唤醒时间。",
                    "it is active with an open phase, and nothing will wake it."
                );
            }

            _evidence.UnionWith(stored.Evidence.Select(item => item.ContentHash));
            CheckNotices(row, [.. facts.OfType<TaskFact.NoticeIssued>().Select(fact => fact.Notice)], HandOvers(stored, facts));
        }
        catch (Exception unreadable) when (connection.SetAside.IsOfOneRecord(unreadable))
        {
            Fault(Unreadable, row.Task, $"无法读取（{unreadable.Message}）。", $"it cannot be read ({unreadable.Message}).");
        }
    }

    /// <summary>Returns the identities of the hand-overs that the history explains. Whether one was told is a setting.</summary>
    private static HashSet<NoticeId> HandOvers(RectificationTask task, List<TaskFact> facts) =>
        [
            .. facts
                .Index()
                .Where(fact => NoticeRouting.Of(fact.Item, task.Spec).Count > 0)
                .Select(fact => NoticeId.OfFact(task.Id, fact.Index + 1)),
        ];

    private void CheckNotices(TaskRow row, HashSet<NoticeId> issued, HashSet<NoticeId> handOvers)
    {
        var rows = connection
            .Sql($"SELECT {StoredNotices.Columns} FROM notices WHERE task = ?1")
            .Bind(row.Id)
            .Rows(notice => (Id: IdOf(notice), Key: notice.Text(1)))
            .Where(notice => notice.Id is not null)
            .Select(notice => (Id: notice.Id!.Value, notice.Key))
            .ToLookup(notice => (issued.Contains(notice.Id) || handOvers.Contains(notice.Id)) && NoticeRow.KeyOf(notice.Id) == notice.Key);
        foreach (var missing in issued.Except(rows[true].Select(notice => notice.Id)))
        {
            Fault(
                NoticeMissing,
                missing.ToString(),
                "历史中已发出，待发箱中却没有。",
                "its history says it was issued, and the outbox does not have it."
            );
        }

        foreach (var (_, key) in rows[false])
        {
            Fault(
                NoticeUnexplained,
                $"{row.Task}.{key}",
                "在待发箱中，历史中却没有。",
                "it is in the outbox, and no fact says that it was issued."
            );
        }
    }

    /// <summary>Returns the identity that a notice's content gives. Null for a notice that cannot be read.</summary>
    private NoticeId? IdOf(PreparedStatement row)
    {
        try
        {
            return CaseJson.ReadNotice(row.Blob(3)).Id;
        }
        catch (Exception unreadable) when (connection.SetAside.IsOfOneRecord(unreadable))
        {
            return null;
        }
    }

    private void Fault(VerifyFaultKind kind, string subject, string chinese, string english) =>
        faults.Add(LedgerVerifier.Fault(kind, subject, chinese, english));

    private sealed record TaskRow(long Id, string Task, long Version, long? WakeAt, byte[] State);
}
