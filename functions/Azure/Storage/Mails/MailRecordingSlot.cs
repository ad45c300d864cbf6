using Azure.Data.Tables;
using CultivatedLand.Functions.Storage.Entities;

namespace CultivatedLand.Functions.Storage.Mails;

/// <summary>
/// Row with the state of the current recording: whether one is under way, and its outcome.
/// Every change is guarded by the row that was read.
/// </summary>
internal sealed class MailRecordingSlot(TableClient table, PayloadColumns payloadColumns)
{
    private const string Partition = "recordings",
        Row = "slot",
        Number = "Number",
        PhaseColumn = "Phase";

    public async Task<SlotReading> Read(CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
        if (!found.HasValue)
            return new SlotReading(0, MailRecordingPhase.Over, TimeSpan.Zero, null);
        var row = found.Value!;

        // Both times come from the storage's clock, since hosts' clocks differ. Its present time has no fractions of a second.
        var age = found.GetRawResponse().Headers.Date is { } now && row.Timestamp is { } since && now > since ? now - since : TimeSpan.Zero;
        var number = row[Number] as long? ?? NumberAfterAll(row);
        return Enum.TryParse<MailRecordingPhase>(row[PhaseColumn] as string, out var phase) && phase != MailRecordingPhase.Unknown
            ? new SlotReading(number, phase, age, row)
            : new SlotReading(number, MailRecordingPhase.Unknown, age, row);
    }

    /// <summary>Returns a number above every earlier one, for a row that has lost its own: the storage's clock in ticks.</summary>
    private static long NumberAfterAll(TableEntity row) => row.Timestamp?.UtcTicks ?? 0;

    public Task<MailRecordingPlan> Plan(SlotReading reading, CancellationToken cancellationToken) =>
        payloadColumns.Understand(reading.Row!, $"recording {reading.Number}", MailRecordingPlan.Read, cancellationToken);

    /// <summary>Takes the slot for the next recording.</summary>
    /// <returns>Null if somebody else was first.</returns>
    public async Task<SlotReading?> Take(SlotReading free, MailRecordingPlan plan, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, Row) { [Number] = free.Number + 1, [PhaseColumn] = nameof(MailRecordingPhase.Open) };
        await payloadColumns.Write(row, plan.Write(), cancellationToken);
        var isTaken = free.Row is null
            ? await table.TryInsert(row, cancellationToken)
            : await table.TryReplace(row, free.Row.ETag, cancellationToken);
        return isTaken ? new SlotReading(free.Number + 1, MailRecordingPhase.Open, TimeSpan.Zero, row) : null;
    }

    /// <summary>Moves the recording to a phase. The same phase again shows that its owner is alive.</summary>
    /// <returns>Null if somebody else has moved it.</returns>
    public async Task<SlotReading?> Move(SlotReading reading, MailRecordingPhase phase, CancellationToken cancellationToken)
    {
        var columns = new TableEntity(Partition, Row) { [PhaseColumn] = phase.ToString() };
        if (!await table.TryMerge(columns, reading.Row!.ETag, cancellationToken))
            return null;
        reading.Row.ETag = columns.ETag;
        return reading with { Phase = phase, Age = TimeSpan.Zero };
    }
}

/// <summary>State of the slot as it was read.</summary>
/// <param name="Age">Time since the row was last written.</param>
internal sealed record SlotReading(long Number, MailRecordingPhase Phase, TimeSpan Age, TableEntity? Row)
{
    /// <summary>Number up to which claims by recordings no longer matter, once every committed recording has been carried out.</summary>
    public long OverUpTo => Phase is MailRecordingPhase.Over or MailRecordingPhase.CalledOff ? Number : Number - 1;
}

/// <summary>Phase of a recording.</summary>
internal enum MailRecordingPhase
{
    /// <summary>No recording is under way; the slot is free.</summary>
    Over,

    /// <summary>The owner claims and prepares; nothing counts yet.</summary>
    Open,

    /// <summary>Everything counts. The next host that looks carries out the open steps.</summary>
    Committed,

    /// <summary>Nothing will ever count; the remaining rows are void.</summary>
    CalledOff,

    /// <summary>The row does not say, because it is damaged. Whether mails of its plan count already decides what becomes of it.</summary>
    Unknown,
}
