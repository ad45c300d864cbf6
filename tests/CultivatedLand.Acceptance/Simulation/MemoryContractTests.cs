using CultivatedLand.Testing.Ledger;
using CultivatedLand.Testing.Memory;

namespace CultivatedLand.Acceptance.Simulation;

/// <summary>Contract of the stores in memory: what the simulation proves holds for stores that keep it, and the real ones do.</summary>
public sealed class MemoryContractTests : LedgerContract
{
    protected override Task<Stores> Open() => Task.FromResult<Stores>(new MemoryStores());
}
