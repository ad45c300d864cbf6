using System.Text.Json;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;
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
        try
        {
            var stored = CaseJson.ReadTask(row.State);
            var facts = connection
                .Sql("SELECT fact FROM facts WHERE task = ?1 ORDER BY version")
                .Bind(row.Id)
                .Rows(fact => CaseJson.ReadFact(fact.Blob(0)));
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
            CheckNotices(row, [.. facts.OfType<TaskFact.NoticeIssued>().Select(fact => fact.Notice)]);
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or ArgumentException)
        {
            Fault(Unreadable, row.Task, $"无法读取（{unreadable.Message}）。", $"it cannot be read ({unreadable.Message}).");
        }
    }

    private void CheckNotices(TaskRow row, HashSet<NoticeId> issued)
    {
        var rows = connection
            .Sql("SELECT notice, key FROM notices WHERE task = ?1")
            .Bind(row.Id)
            .Rows(notice => (CaseJson.ReadNotice(notice.Blob(0)).Id, Key: notice.Text(1)))
            .ToLookup(notice => issued.Contains(notice.Id) && NoticeRow.KeyOf(notice.Id) == notice.Key);
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

    private void Fault(VerifyFaultKind kind, string subject, string chinese, string english) =>
        faults.Add(LedgerVerifier.Fault(kind, subject, chinese, english));

    private sealed record TaskRow(long Id, string Task, long Version, long? WakeAt, byte[] State);
}
