using Azure;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Functions.Storage.Tasks;

/// <summary>Result of one read of a task's partition: its head and its notices. Facts are read separately.</summary>
/// <param name="Head">Null for a task nobody stored.</param>
/// <param name="BookTag">Null if there is no notices row yet.</param>
internal sealed record TaskPartition(TaskId Id, TaskHead? Head, ETag HeadTag, TaskNoticesRow Book, ETag? BookTag)
{
    /// <summary>Partition of a task that nobody has stored yet.</summary>
    public static TaskPartition New(TaskId id) => new(id, null, default, TaskNoticesRow.Empty, null);

    public long Version => Head?.State.Version ?? 0;

    public long Revision => Head?.Revision ?? 0;
}

/// <summary>Head of a task: its state and its place in the indexes.</summary>
/// <param name="Revision">Number of times the task was stored; unlike the version it also counts a wake-up that only moved.</param>
/// <param name="Place">Place in the order of first storage.</param>
/// <param name="WakeKey">The index entry that counts; null for a task that sleeps for good.</param>
/// <param name="Planned">Local date of its first fact.</param>
internal sealed record TaskHead(
    RectificationTask State,
    long Revision,
    string Place,
    DateTimeOffset? WakeAt,
    string? WakeKey,
    DateOnly? Planned
);
