using CultivatedLand.Application.Files;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Records;

namespace CultivatedLand.Testing.Ledger;

/// <summary>Stores under test, empty when they are opened. Those that hold on to anything are gone when they are disposed of.</summary>
public abstract class Stores
{
    public abstract ILedger Ledger { get; }

    public abstract IOutbox Outbox { get; }

    public abstract IPlanStore Shelf { get; }

    public abstract IDirectoryStore Directory { get; }

    public abstract IArchive Archive { get; }

    public abstract IRecordStore Cabinet { get; }

    public abstract ILedgerViews Views { get; }

    /// <summary>Damages a file of the archive, as a disk does.</summary>
    public abstract Task Damage(string contentHash);
}
