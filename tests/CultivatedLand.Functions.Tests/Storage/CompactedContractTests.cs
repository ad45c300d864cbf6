using CultivatedLand.Application.Files;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Records;
using CultivatedLand.Functions.Storage;
using CultivatedLand.Testing.Ledger;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>The contract, with a new snapshot of all lines before each look at a view.</summary>
[RequiresAzurite]
[Collection(nameof(Azurite))]
public sealed class CompactedContractTests(AzuriteFixture azurite) : LedgerContract
{
    protected override async Task<Stores> Open() => new CompactedStores(await TableStores.New(azurite));

    private sealed class CompactedStores(TableStores stores) : Stores, IAsyncDisposable
    {
        public override ILedger Ledger => stores.Ledger;

        public override IOutbox Outbox => stores.Outbox;

        public override IPlanStore Shelf => stores.Shelf;

        public override IDirectoryStore Directory => stores.Directory;

        public override IArchive Archive => stores.Archive;

        public override IRecordStore Cabinet => stores.Cabinet;

        public override ILedgerViews Views => new CompactedViews(stores.Views, new LedgerRowCompactor(stores.Account));

        public override Task Damage(string contentHash) => stores.Damage(contentHash);

        public ValueTask DisposeAsync() => stores.DisposeAsync();
    }

    private sealed class CompactedViews(ILedgerViews views, LedgerRowCompactor compactor) : ILedgerViews
    {
        public async Task<LedgerResultPage> Rows(LedgerQuery query, CancellationToken cancellationToken) =>
            await (await Compacted()).Rows(query, cancellationToken);

        public async Task<IReadOnlyList<PlaceTotal>> Totals(PlaceSet places, DateOnly today, CancellationToken cancellationToken) =>
            await (await Compacted()).Totals(places, today, cancellationToken);

        public async Task<LedgerChoices> Choices(PlaceSet places, CancellationToken cancellationToken) =>
            await (await Compacted()).Choices(places, cancellationToken);

        public async Task<ActResultPage> Acts(ActQuery query, CancellationToken cancellationToken) =>
            await (await Compacted()).Acts(query, cancellationToken);

        public async Task<IReadOnlyList<DueDate>> DueDates(
            DateOnly from,
            DateOnly to,
            PlaceSet places,
            int most,
            CancellationToken cancellationToken
        ) => await (await Compacted()).DueDates(from, to, places, most, cancellationToken);

        public async Task<IReadOnlyDictionary<DateOnly, int>> DueCounts(
            DateOnly from,
            DateOnly to,
            PlaceSet places,
            CancellationToken cancellationToken
        ) => await (await Compacted()).DueCounts(from, to, places, cancellationToken);

        private async Task<ILedgerViews> Compacted()
        {
            await compactor.Run(default, least: 1);
            return views;
        }
    }
}
