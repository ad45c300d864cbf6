using CultivatedLand.Application.Files;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Records;

namespace CultivatedLand.Acceptance.Ledger;

/// <summary>A store under test, empty when it is opened and gone when it is disposed of.</summary>
public abstract class Stores : IAsyncDisposable
{
    public abstract ILedger Ledger { get; }

    public abstract IOutbox Outbox { get; }

    public abstract IPlanStore Shelf { get; }

    public abstract IArchive Archive { get; }

    public abstract IRecordStore Cabinet { get; }

    public abstract ILedgerViews Views { get; }

    public abstract ValueTask DisposeAsync();
}
