using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Web.Infrastructure.Errors;
using Microsoft.Data.Sqlite;

namespace CultivatedLand.Local.Hosting;

/// <summary>Explainer of data folder errors for the people who make requests.</summary>
public sealed class DataFolderErrorExplainer : IStoreErrorExplainer
{
    private const int Full = 13;

    public StoreError? Explain(Exception error) =>
        error is StorageException { Sentence: var text }
            ? new StoreError(text, IsFull: error.InnerException is SqliteException { SqliteErrorCode: Full } or IOException)
            : null;
}
