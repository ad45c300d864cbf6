using CultivatedLand.Casework.Cabinets;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.Ledgers.Views;
using CultivatedLand.Local.Storage;

namespace CultivatedLand.Acceptance.Ledger;

internal sealed class SqliteStores : Stores
{
    private readonly TemporaryFolder? owned;

    private SqliteStores(SqliteDatabase database, TemporaryFolder? owned)
    {
        Database = database;
        this.owned = owned;
        Ledger = new SqliteLedger(database);
        Outbox = new SqliteOutbox(database);
        Shelf = new SqlitePlanShelf(database);
        Cabinet = new SqliteCabinet(database);
        Views = new SqliteLedgerViews(database);
        Archive = new FileArchive(database.Folder.Archive);
    }

    public SqliteDatabase Database { get; }

    public override ILedger Ledger { get; }

    public override IOutbox Outbox { get; }

    public override IPlanShelf Shelf { get; }

    public override IArchive Archive { get; }

    public override ICabinet Cabinet { get; }

    public override ILedgerViews Views { get; }

    public static SqliteStores InNewFolder()
    {
        var folder = new TemporaryFolder();
        return new SqliteStores(SqliteDatabase.Open(folder.Data, TimeProvider.System), folder);
    }

    public static SqliteStores In(DataFolder folder) => new(SqliteDatabase.Open(folder, TimeProvider.System), null);

    public override ValueTask DisposeAsync()
    {
        Database.Dispose();
        owned?.Dispose();
        return ValueTask.CompletedTask;
    }
}
