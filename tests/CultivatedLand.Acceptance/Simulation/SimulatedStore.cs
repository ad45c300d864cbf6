namespace CultivatedLand.Acceptance.Simulation;

/// <summary>Everything that outlives a host, on one disk.</summary>
internal sealed class SimulatedStore
{
    public SimulatedStore()
    {
        Ledger = new MemoryLedger(Disk, Notices);
        Outbox = new MemoryOutbox(Disk, Notices);
        Shelf = new MemoryPlanStore(Disk);
        Archive = new MemoryArchive(Disk);
        Links = new MemoryLinkRevocationStore(Disk);
        Cabinet = new MemoryRecordStore(Disk);
        Views = new MemoryLedgerViews(Ledger.All);
    }

    public SimulatedDisk Disk { get; } = new();

    public MemoryNotices Notices { get; } = new();

    public MemoryLedger Ledger { get; }

    public MemoryOutbox Outbox { get; }

    public MemoryPlanStore Shelf { get; }

    public MemoryArchive Archive { get; }

    public MemoryLinkRevocationStore Links { get; }

    public MemoryRecordStore Cabinet { get; }

    public MemoryLedgerViews Views { get; }
}
