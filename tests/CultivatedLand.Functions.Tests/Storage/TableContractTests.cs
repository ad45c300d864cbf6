using CultivatedLand.Acceptance.Ledger;

namespace CultivatedLand.Functions.Tests.Storage;

[Collection(nameof(Azurite))]
public sealed class TableContractTests(AzuriteFixture azurite) : LedgerContract
{
    protected override async Task<Stores> Open() => await TableStores.New(azurite);
}
