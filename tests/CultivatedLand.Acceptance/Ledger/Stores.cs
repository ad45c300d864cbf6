using CultivatedLand.Casework.Cabinets;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.Ledgers.Views;

namespace CultivatedLand.Acceptance.Ledger;

/// <summary>A store under test, empty when it is opened and gone when it is disposed of.</summary>
public abstract class Stores : IAsyncDisposable
{
    public abstract ILedger Ledger { get; }

    public abstract IOutbox Outbox { get; }

    public abstract IPlanShelf Shelf { get; }

    public abstract IArchive Archive { get; }

    public abstract ICabinet Cabinet { get; }

    public abstract ILedgerViews Views { get; }

    public abstract ValueTask DisposeAsync();
}
