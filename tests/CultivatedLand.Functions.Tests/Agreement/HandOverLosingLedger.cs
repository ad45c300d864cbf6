using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Functions.Tests.Agreement;

/// <summary>A ledger with a fault: it loses one hand-over, and all else is as it should be.</summary>
internal sealed class HandOverLosingLedger(ILedger whole) : ILedger
{
    /// <summary>Hand-over that was lost. Null before.</summary>
    public NoticeId? Lost { get; private set; }

    public Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<TaskChange> changes, CancellationToken cancellationToken) =>
        whole.Append([.. changes.Select(Spoil)], cancellationToken);

    public Task<StoredTask?> Find(TaskId id, CancellationToken cancellationToken) => whole.Find(id, cancellationToken);

    public Task<TaskResultPage> Due(DateTimeOffset moment, int most, string? after, CancellationToken cancellationToken) =>
        whole.Due(moment, most, after, cancellationToken);

    public Task<DateTimeOffset?> NextWakeAt(CancellationToken cancellationToken) => whole.NextWakeAt(cancellationToken);

    public Task<IReadOnlyList<TaskFact>> History(TaskId id, long afterVersion, int most, CancellationToken cancellationToken) =>
        whole.History(id, afterVersion, most, cancellationToken);

    public Task<TaskResultPage> List(TaskQuery query, CancellationToken cancellationToken) => whole.List(query, cancellationToken);

    private TaskChange Spoil(TaskChange change)
    {
        if (Lost is not null || change.Decision.Notices.FirstOrDefault(notice => notice.Id.IsHandOver) is not { } handOver)
            return change;
        Lost = handOver.Id;
        return change with
        {
            Decision = change.Decision with { Notices = [.. change.Decision.Notices.Where(notice => notice.Id != handOver.Id)] },
        };
    }
}
