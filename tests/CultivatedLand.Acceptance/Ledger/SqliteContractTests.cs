using CultivatedLand.Testing.Ledger;

namespace CultivatedLand.Acceptance.Ledger;

public sealed class SqliteContractTests : LedgerContract
{
    protected override Task<Stores> Open() => Task.FromResult<Stores>(SqliteStores.InNewFolder());
}
