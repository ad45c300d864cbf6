using CultivatedLand.Testing.Ledger;

namespace CultivatedLand.Functions.Tests.Storage;

[RequiresAzurite]
[Collection(nameof(Azurite))]
public sealed class TableContractTests(AzuriteFixture azurite) : LedgerContract
{
    protected override async Task<Stores> Open() => await TableStores.New(azurite);
}
