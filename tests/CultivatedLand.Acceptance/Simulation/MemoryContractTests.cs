using CultivatedLand.Acceptance.Ledger;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Records;

namespace CultivatedLand.Acceptance.Simulation;

/// <summary>What the simulation proves holds for a store that keeps the same contract as the real one.</summary>
public sealed class MemoryContractTests : LedgerContract
{
    protected override Task<Stores> Open() => Task.FromResult<Stores>(new MemoryStores());

    private sealed class MemoryStores : Stores
    {
        private readonly SimulatedStore _store = new();

        public override ILedger Ledger => _store.Ledger;

        public override IOutbox Outbox => _store.Outbox;

        public override IPlanStore Shelf => _store.Shelf;

        public override IArchive Archive => _store.Archive;

        public override IRecordStore Cabinet => _store.Cabinet;

        public override ILedgerViews Views => _store.Views;

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
