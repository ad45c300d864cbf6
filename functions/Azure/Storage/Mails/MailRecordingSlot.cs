using Azure.Data.Tables;
using CultivatedLand.Functions.Storage.Entities;

namespace CultivatedLand.Functions.Storage.Mails;

/// <summary>The one row that says whether a recording is under way, and what was decided about it. Every change of it is guarded by what was read.</summary>
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

        // Both by the clock of storage, since hosts' clocks differ; what it says of now has no parts of a second.
        var age = found.GetRawResponse().Headers.Date is { } now && row.Timestamp is { } since && now > since ? now - since : TimeSpan.Zero;
        return new SlotReading(row.Number(Number), Enum.Parse<MailRecordingPhase>(row.Text(PhaseColumn)), age, row);
    }

    public Task<MailRecordingPlan> Plan(SlotReading reading, CancellationToken cancellationToken) =>
        payloadColumns.Understand(reading.Row!, $"recording {reading.Number}", MailRecordingPlan.Read, cancellationToken);

    /// <summary>Takes the slot for the next recording.</summary>
    /// <returns>Null where somebody else was first.</returns>
    public async Task<SlotReading?> Take(SlotReading free, MailRecordingPlan plan, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, Row) { [Number] = free.Number + 1, [PhaseColumn] = nameof(MailRecordingPhase.Open) };
        await payloadColumns.Write(row, plan.Write(), cancellationToken);
        var isTaken = free.Row is null
            ? await table.TryInsert(row, cancellationToken)
            : await table.TryReplace(row, free.Row.ETag, cancellationToken);
        return isTaken ? new SlotReading(free.Number + 1, MailRecordingPhase.Open, TimeSpan.Zero, row) : null;
    }

    /// <summary>Moves the recording on; to the phase it is in, to show that its owner is alive.</summary>
    /// <returns>Null where somebody else has moved it.</returns>
    public async Task<SlotReading?> Move(SlotReading reading, MailRecordingPhase phase, CancellationToken cancellationToken)
    {
        var columns = new TableEntity(Partition, Row) { [PhaseColumn] = phase.ToString() };
        if (!await table.TryMerge(columns, reading.Row!.ETag, cancellationToken))
            return null;
        reading.Row.ETag = columns.ETag;
        return reading with { Phase = phase, Age = TimeSpan.Zero };
    }
}

/// <param name="Age">Since the row was last written.</param>
internal sealed record SlotReading(long Number, MailRecordingPhase Phase, TimeSpan Age, TableEntity? Row)
{
    /// <summary>Claims by recordings up to this number say nothing any more, once what was committed has been carried out.</summary>
    public long OverUpTo => Phase is MailRecordingPhase.Over or MailRecordingPhase.CalledOff ? Number : Number - 1;
}

internal enum MailRecordingPhase
{
    /// <summary>Nothing is under way; the slot is free.</summary>
    Over,

    /// <summary>Its owner claims and prepares; nothing of it counts.</summary>
    Open,

    /// <summary>All of it counts, and what is not carried out yet will be, by whoever looks next.</summary>
    Committed,

    /// <summary>Nothing of it will ever count; what it left is void.</summary>
    CalledOff,
}
