using CultivatedLand.Application.Records;

namespace CultivatedLand.Local.Storage.Engine;

/// <summary>Test whether an error concerns the ledger file as a whole and not only one record.</summary>
internal sealed class LedgerFailureTest : IStoreFailureTest
{
    public bool IsOfWholeStore(Exception error) => error is StorageException { IsOfOneRecord: false };
}
