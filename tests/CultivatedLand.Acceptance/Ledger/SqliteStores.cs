using CultivatedLand.Application.Files;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Records;
using CultivatedLand.Local.Storage;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.LedgerViews;
using CultivatedLand.Local.Storage.Outbox;
using CultivatedLand.Local.Storage.Tasks;
using CultivatedLand.Testing.Ledger;

namespace CultivatedLand.Acceptance.Ledger;

internal sealed class SqliteStores : Stores, IAsyncDisposable
{
    private readonly TemporaryFolder? _owned;

    private SqliteStores(SqliteDatabase database, TemporaryFolder? owned)
    {
        Database = database;
        _owned = owned;
        Ledger = new SqliteLedger(database);
        Outbox = new SqliteOutbox(database);
        Shelf = new SqlitePlanStore(database);
        Directory = new SqliteDirectoryStore(database);
        Cabinet = new SqliteRecordStore(database);
        Views = new SqliteLedgerViews(database);
        Archive = new FileArchive(database.Folder.Archive);
    }

    public SqliteDatabase Database { get; }

    public override ILedger Ledger { get; }

    public override IOutbox Outbox { get; }

    public override IPlanStore Shelf { get; }

    public override IDirectoryStore Directory { get; }

    public override IArchive Archive { get; }

    public override IRecordStore Cabinet { get; }

    public override ILedgerViews Views { get; }

    public override Task Damage(string contentHash) =>
        File.WriteAllTextAsync(Path.Combine(Database.Folder.Archive, contentHash[..2], contentHash), "damaged");

    public static SqliteStores InNewFolder()
    {
        var folder = new TemporaryFolder();
        return new SqliteStores(LedgerFile.Open(folder.Data, TimeProvider.System), folder);
    }

    public static SqliteStores In(DataFolder folder) => new(LedgerFile.Open(folder, TimeProvider.System), null);

    public ValueTask DisposeAsync()
    {
        Database.Dispose();
        _owned?.Dispose();
        return ValueTask.CompletedTask;
    }
}
