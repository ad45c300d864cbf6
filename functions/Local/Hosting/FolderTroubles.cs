using CultivatedLand.Local.Storage;
using CultivatedLand.Web.Safety;
using Microsoft.Data.Sqlite;

namespace CultivatedLand.Local.Hosting;

/// <summary>The failures of a data folder, as the people who ask are told of them.</summary>
public sealed class FolderTroubles : IStoreTroubles
{
    private const int Full = 13;

    public StoreTrouble? Explain(Exception error) => error is StorageException { Sentence: var sentence }
        ? new StoreTrouble(sentence, IsFull: error.InnerException is SqliteException { SqliteErrorCode: Full } or IOException)
        : null;
}
