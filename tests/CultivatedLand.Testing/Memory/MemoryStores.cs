using CultivatedLand.Testing.Ledger;

namespace CultivatedLand.Testing.Memory;

/// <summary>All stores in memory, on one disk: everything that outlives a host. They pass the contract that the real ones pass.</summary>
public sealed class MemoryStores : Stores
{
    public MemoryStores()
    {
        Ledger = new MemoryLedger(Disk, Notices);
        Outbox = new MemoryOutbox(Disk, Notices);
        Shelf = new MemoryPlanStore(Disk);
        Directory = new MemoryDirectoryStore(Disk);
        Archive = new MemoryArchive(Disk);
        Links = new MemoryLinkRevocationStore(Disk);
        Cabinet = new MemoryRecordStore(Disk);
        Views = new MemoryLedgerViews(Ledger.All);
    }

    public SimulatedDisk Disk { get; } = new();

    public MemoryNotices Notices { get; } = new();

    public override MemoryLedger Ledger { get; }

    public override MemoryOutbox Outbox { get; }

    public override MemoryPlanStore Shelf { get; }

    public override MemoryDirectoryStore Directory { get; }

    public override MemoryArchive Archive { get; }

    public MemoryLinkRevocationStore Links { get; }

    public override MemoryRecordStore Cabinet { get; }

    public override MemoryLedgerViews Views { get; }

    public override Task Damage(string contentHash)
    {
        Archive.Damage(contentHash);
        return Task.CompletedTask;
    }
}
