using CultivatedLand.Application.Plans.Readings;
using CultivatedLand.Application.Records;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>
/// Service of plan editions and what people have done to them. An edition is opened from what was read of it when it came in.
/// </summary>
public sealed class PlanEditionService(
    IPlanStore planStore,
    IRecordStore recordStore,
    EditionReadings editionReadings,
    PlanEditionOpener planEditionOpener,
    TimeProvider clock
)
{
    /// <summary>Time that a start lock holds. A host that died between locking and starting must not lock a draft for ever.</summary>
    private static readonly TimeSpan LockHolds = TimeSpan.FromMinutes(2);

    private readonly RecordSet<PlanEditionRecord> _records = new(recordStore, PlanEditionRecord.Drawer);

    /// <returns>
    /// The opened edition. Null where there is no such edition, or where both its reading and its original are lost.
    /// </returns>
    public async Task<OpenedPlanEdition?> Open(string contentHash, CancellationToken cancellationToken)
    {
        if (await planStore.Find(contentHash, cancellationToken) is not { } edition)
            return null;
        var planEditionRecord = await _records.Find(contentHash, cancellationToken);
        if (await Open(edition, planEditionRecord, cancellationToken) is not { } opened)
            return null;
        if (opened.Kept is { } kept && kept != planEditionRecord?.Reading)
            await _records.Change(
                contentHash,
                now =>
                    now?.Reading != planEditionRecord?.Reading ? null : (now ?? PlanEditionRecord.Of(opened.Plan)) with { Reading = kept },
                cancellationToken
            );
        return opened;
    }

    /// <summary>Returns the original file as it was sent in.</summary>
    public async Task<SourceFile?> Original(string contentHash, CancellationToken cancellationToken) =>
        await planStore.Find(contentHash, cancellationToken) is { } edition
            ? await editionReadings.Original(edition, cancellationToken)
            : null;

    /// <summary>Lists editions, latest first. Each has the place that decides who sees it.</summary>
    public async Task<IReadOnlyList<PlanEditionListItem>> List(int most, CancellationToken cancellationToken)
    {
        var known = await Records(cancellationToken);
        var listed = new List<PlanEditionListItem>();
        foreach (var edition in await planStore.List(most, cancellationToken))
        {
            var planEditionRecord =
                known.GetValueOrDefault(edition.ContentHash) ?? await FindReadable(edition.ContentHash, cancellationToken);
            listed.Add(
                new PlanEditionListItem(
                    edition,
                    planEditionRecord is { At.Path: null } and { At: not null } ? null : planEditionRecord?.Place,
                    planEditionRecord?.Reach ?? [null],
                    planEditionRecord?.PlanId ?? edition.PlanId,
                    planEditionRecord?.Corrections.Count ?? 0
                )
                {
                    Counts = Counts(edition, planEditionRecord),
                }
            );
        }

        return listed;
    }

    /// <summary>Returns the numbers of what an edition makes, with its present corrections.</summary>
    public async Task<EditionCounts> CountsOf(PlanEdition edition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return Counts(edition, await FindReadable(edition.ContentHash, cancellationToken));
    }

    private static EditionCounts Counts(PlanEdition edition, PlanEditionRecord? planEditionRecord) =>
        planEditionRecord?.Counts ?? new EditionCounts(edition.Tasks, 0, 0);

    /// <summary>
    /// Returns the places at which somebody needs a right for an edition: its place with its present corrections, or all that it may be.
    /// </summary>
    /// <returns>Null where there is no such edition.</returns>
    public async Task<IReadOnlyList<Place?>?> PlacesOf(string contentHash, CancellationToken cancellationToken) =>
        await planStore.Find(contentHash, cancellationToken) is null ? null : (await RecordOf(contentHash, cancellationToken))?.Reach;

    /// <summary>Locks the corrections of an edition that is about to start, and gives it its plan.</summary>
    /// <param name="planId">Id of the plan. It counts unless another start holds the lock.</param>
    /// <returns>The record in force. Null where there is no such edition.</returns>
    internal async Task<PlanEditionRecord?> Seal(string contentHash, string by, string planId, CancellationToken cancellationToken)
    {
        if (await RecordOf(contentHash, cancellationToken) is null)
            return null;
        var now = clock.GetUtcNow();
        return await _records.Change(
            contentHash,
            planEditionRecord =>
                planEditionRecord is null || Holds(planEditionRecord.Seal, now)
                    ? null
                    : planEditionRecord with
                    {
                        PlanId = planId,
                        Seal = new StartLock(by, now, planEditionRecord.Seal?.CountsFrom ?? planEditionRecord.Seal?.At),
                    },
            cancellationToken
        );
    }

    /// <summary>Keeps where the plan of an edition lies, as a person has said it. The question who it is comes anew.</summary>
    internal async Task Settle(string contentHash, Place place, CancellationToken cancellationToken)
    {
        if (await Open(contentHash, cancellationToken) is not { CanBeCorrected: true } opened)
            return;
        var at = new EditionPlace(place.Path, PlanBuilder.Written(opened.Draft)?.Path, []);
        await _records.Change(
            contentHash,
            planEditionRecord =>
                (planEditionRecord ?? PlanEditionRecord.Of(opened.Plan)) with
                {
                    At = at,
                    Place = place.Path,
                    Answer = null,
                },
            cancellationToken
        );
    }

    /// <summary>Keeps what a person has answered about an edition that has not started.</summary>
    internal async Task Answer(string contentHash, EditionAnswer answer, CancellationToken cancellationToken)
    {
        if (await RecordOf(contentHash, cancellationToken) is not null)
            await _records.Change(
                contentHash,
                planEditionRecord => planEditionRecord is null ? null : planEditionRecord with { Answer = answer },
                cancellationToken
            );
    }

    /// <summary>Returns the records of all editions by content hash. An edition that came in before they were kept has none.</summary>
    internal async Task<IReadOnlyDictionary<string, PlanEditionRecord>> Records(CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, PlanEditionRecord>();
        await foreach (var (hash, planEditionRecord) in _records.All(cancellationToken))
            all[hash] = planEditionRecord;
        return all;
    }

    /// <summary>Records the place and the words of an edition when it comes in.</summary>
    internal Task Begin(string contentHash, Plan plan, EditionPlace at, KeptReading reading, CancellationToken cancellationToken) =>
        _records.Change(
            contentHash,
            planEditionRecord => planEditionRecord is null ? PlanEditionRecord.Of(plan) with { At = at, Reading = reading } : null,
            cancellationToken
        );

    /// <summary>Changes the record of a draft, unless it is being started. Where somebody else changes it at once, it is done again.</summary>
    /// <param name="change">Function from the opened draft and its record to the new record. Null leaves everything unchanged.</param>
    /// <param name="tooLate">Called instead where the edition has been started or is being started.</param>
    internal Task Change(
        string contentHash,
        Func<OpenedPlanEdition, PlanEditionRecord, PlanEditionRecord?> change,
        Action tooLate,
        CancellationToken cancellationToken
    ) =>
        _records.ChangeWith(
            contentHash,
            async planEditionRecord =>
            {
                // The edition is read after its record: a start first locks the record, then changes the state of the edition.
                if (await planStore.Find(contentHash, cancellationToken) is not { } edition)
                    return null;
                if (edition.State != EditionState.Draft || Holds(planEditionRecord?.Seal, clock.GetUtcNow()))
                {
                    tooLate();
                    return null;
                }

                return await Open(edition, planEditionRecord, cancellationToken) is { } opened
                    ? change(opened, (planEditionRecord ?? PlanEditionRecord.Of(opened.Plan)) with { Reading = opened.Kept })
                    : null;
            },
            cancellationToken
        );

    /// <summary>Returns the record of an edition. It makes or completes one from before such records were kept.</summary>
    internal async Task<PlanEditionRecord?> RecordOf(string contentHash, CancellationToken cancellationToken)
    {
        if (await _records.Find(contentHash, cancellationToken) is { Words: not null } known)
            return known;
        return await Open(contentHash, cancellationToken) is { } opened
            ? await _records.Change(
                contentHash,
                planEditionRecord =>
                    (planEditionRecord ?? PlanEditionRecord.Of(opened.Plan)) with
                    {
                        Words = EditionWords.Of(opened.Plan),
                        Counts = EditionCounts.Of(opened.Plan),
                    },
                cancellationToken
            )
            : null;
    }

    /// <summary>Finds the record of an edition, for work on many that goes on without one. Null also where it cannot be read.</summary>
    private async Task<PlanEditionRecord?> FindReadable(string contentHash, CancellationToken cancellationToken)
    {
        try
        {
            return await RecordOf(contentHash, cancellationToken);
        }
        catch (UnreadableRecordException)
        {
            return null;
        }
    }

    /// <summary>
    /// Returns the record of an edition by which other documents are told from it. Where the record cannot be read, it is what the
    /// original says, without the corrections that people made. Nothing is stored then.
    /// </summary>
    internal async Task<PlanEditionRecord?> WordsOf(string contentHash, CancellationToken cancellationToken) =>
        await FindReadable(contentHash, cancellationToken) is { } known ? known
        : await planStore.Find(contentHash, cancellationToken) is { } edition && await Open(edition, null, cancellationToken) is { } opened
            ? PlanEditionRecord.Of(opened.Plan)
        : null;

    private async Task<OpenedPlanEdition?> Open(
        PlanEdition edition,
        PlanEditionRecord? planEditionRecord,
        CancellationToken cancellationToken
    ) =>
        await editionReadings.Of(edition, planEditionRecord?.Reading, cancellationToken) is var (reading, kept)
            ? planEditionOpener.Open(edition, reading, kept, planEditionRecord)
            : null;

    private static bool Holds(StartLock? startLock, DateTimeOffset now) => startLock is not null && now - startLock.At < LockHolds;
}
