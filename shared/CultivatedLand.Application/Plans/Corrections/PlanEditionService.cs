using CultivatedLand.Application.Files;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Head;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>
/// Service of corrections to plan editions. It reads the original again and applies the corrections that people have made.
/// </summary>
public sealed class PlanEditionService(
    IArchive archive,
    IPlanStore planStore,
    IRecordStore recordStore,
    PlanCheck planCheck,
    TimeProvider clock
)
{
    /// <summary>
    /// Largest number of corrections of one edition. Nobody corrects more by hand. A document with more errors is sent again.
    /// </summary>
    private const int MostCorrections = 2000;

    /// <summary>Time that a start lock holds. A host that died between locking and starting must not lock a draft for ever.</summary>
    private static readonly TimeSpan LockHolds = TimeSpan.FromMinutes(2);

    private readonly RecordSet<PlanEditionRecord> _records = new(recordStore, PlanEditionRecord.Drawer);

    /// <returns>The opened edition. Null where there is no such edition, or where the archive has lost its original.</returns>
    public async Task<OpenedPlanEdition?> Open(string contentHash, CancellationToken cancellationToken)
    {
        if (
            await planStore.Find(contentHash, cancellationToken) is not { } edition
            || await archive.Get(contentHash, cancellationToken) is not { } original
        )
            return null;
        return Open(edition, original, await _records.Find(contentHash, cancellationToken));
    }

    /// <summary>Returns the original file as it was sent in.</summary>
    public async Task<SourceFile?> Original(string contentHash, CancellationToken cancellationToken) =>
        await planStore.Find(contentHash, cancellationToken) is { } edition
        && await archive.Get(contentHash, cancellationToken) is { } original
            ? new SourceFile(edition.FileName, original)
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

    /// <summary>Stores the values of a form, unless another person has changed the same task since the form was shown.</summary>
    /// <param name="mayHave">Whether this person may send the plan that the form would make.</param>
    /// <param name="completion">Completion of a place that the form changes. Null to take it as it is written.</param>
    public async Task<CorrectionOutcome> Correct(
        string contentHash,
        CorrectionForm form,
        string by,
        Func<Plan, bool> mayHave,
        CancellationToken cancellationToken,
        PlaceCompletion? completion = null
    )
    {
        CorrectionOutcome outcome = new CorrectionOutcome.NoSuchEdition();
        if (
            await archive.Get(contentHash, cancellationToken) is not { } original
            || await planStore.Find(contentHash, cancellationToken) is null
        )
            return outcome;

        await _records.ChangeWith(
            contentHash,
            async planEditionRecord =>
            {
                // The edition is read after its record: a start first locks the record, then changes the state of the edition.
                var edition = await planStore.Find(contentHash, cancellationToken);
                (var changed, outcome) = Correct(edition!, original, planEditionRecord, form, by, mayHave, completion);
                return changed;
            },
            cancellationToken
        );
        return outcome;
    }

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
            planEditionRecord => (planEditionRecord ?? New(opened.Plan)) with { At = at, Place = place.Path, Answer = null },
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
    internal Task Begin(string contentHash, Plan plan, EditionPlace at, CancellationToken cancellationToken) =>
        _records.Change(contentHash, planEditionRecord => planEditionRecord is null ? New(plan) with { At = at } : null, cancellationToken);

    /// <summary>Returns the record of an edition. It makes or completes one from before such records were kept.</summary>
    internal async Task<PlanEditionRecord?> RecordOf(string contentHash, CancellationToken cancellationToken)
    {
        if (await _records.Find(contentHash, cancellationToken) is { Words: not null } known)
            return known;
        return await Open(contentHash, cancellationToken) is { } opened
            ? await _records.Change(
                contentHash,
                planEditionRecord =>
                    (planEditionRecord ?? New(opened.Plan)) with
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
        : await planStore.Find(contentHash, cancellationToken) is { } edition
        && await archive.Get(contentHash, cancellationToken) is { } original
        && Open(edition, original, null) is { } opened
            ? New(opened.Plan)
        : null;

    private static PlanEditionRecord New(Plan plan) =>
        new(plan.Place.Path, plan.Id, [], null) { Words = EditionWords.Of(plan), Counts = EditionCounts.Of(plan) };

    private OpenedPlanEdition? Open(PlanEdition edition, byte[] original, PlanEditionRecord? planEditionRecord)
    {
        var isDraft = edition.State == EditionState.Draft;
        var startLock = isDraft ? null : planEditionRecord?.Seal;
        var day = (isDraft ? null : startLock?.CountsFrom ?? startLock?.At ?? edition.StartedAt) ?? clock.GetUtcNow();
        var today = ChinaTime.DateOf(day);
        if (SourceReader.Open(new SourceFile(edition.FileName, original)) is not SourceOutcome.Opened { Document: var document })
            return null;
        if (PlanReader.Read(document, new PlanReadOptions(Today: today)) is not ReadOutcome.Plan { Draft: var draft })
            return null;

        var corrections = new DraftCorrections(planEditionRecord?.Corrections ?? []);
        var corrected = corrections.Apply(draft, today);
        var plan = Build(corrected, today, isDraft ? null : planEditionRecord?.PlanId ?? edition.PlanId, planEditionRecord, isDraft);
        return new OpenedPlanEdition(edition, document, corrections, corrected, plan, planEditionRecord?.Seal, today);
    }

    private Plan Build(CorrectedDraft corrected, DateOnly today, string? planId, PlanEditionRecord? planEditionRecord, bool isDraft)
    {
        var at = planEditionRecord?.At is { } told && told.Fits(corrected.Draft) ? told : null;
        var known = at is not null || isDraft ? at?.Path : PlanBuilder.Written(corrected.Draft)?.Path ?? planEditionRecord?.Place;
        var plan = new PlanBuilder(planCheck.Calendar, today).Build(corrected.Draft, planId, Place.Parse(known));
        if (at is { Path: null })
            plan = plan with { OpenAt = at.Choices.Select(Place.Parse).OfType<Place>().ToEquatableArray() };
        if (AcceptanceLevels.Parse(corrected[DraftFieldPath.CountsAt]) is { } level)
            plan = plan with
            {
                Tasks = plan.Tasks.Select(task => task with { Spec = task.Spec with { CountsAt = level } }).ToEquatableArray(),
            };
        if (
            corrected[DraftFieldPath.Policy] is not { Length: > 0 } json
            || DeadlinePolicyFile.Read("policy", System.Text.Encoding.UTF8.GetBytes(json))
                is not LoadResult<DeadlinePolicy>.Ok { Value: var policy }
        )
            return plan;
        return plan with { Tasks = plan.Tasks.Select(task => task with { Spec = task.Spec with { Policy = policy } }).ToEquatableArray() };
    }

    private (PlanEditionRecord? Record, CorrectionOutcome Outcome) Correct(
        PlanEdition edition,
        byte[] original,
        PlanEditionRecord? planEditionRecord,
        CorrectionForm form,
        string by,
        Func<Plan, bool> mayHave,
        PlaceCompletion? completion
    )
    {
        var now = clock.GetUtcNow();
        if (edition.State != EditionState.Draft || Holds(planEditionRecord?.Seal, now))
            return (null, new CorrectionOutcome.TooLate());
        if (Open(edition, original, planEditionRecord) is not { } opened)
            return (null, new CorrectionOutcome.NoSuchEdition());

        var shown = opened.Corrections.Until(form.Version).Apply(opened.Corrected.Original, opened.Today);
        var (typed, faults) = CorrectionFormReader.Read(form, shown.Values, ChinaTime.DateOf(now));
        if (faults.Count > 0)
            return (null, new CorrectionOutcome.Faulty(faults));

        var mine = typed.Where(pair => pair.Value != shown[pair.Key]).ToDictionary();
        if (mine.All(pair => opened.Corrected[pair.Key] == pair.Value))
            return (null, new CorrectionOutcome.Kept(0));
        var theirs = opened
            .Corrections.All.Skip(form.Version)
            .Where(correction => DraftFieldPath.IsWithin(correction.Address, form.Scope))
            .ToList();
        if (theirs.Count > 0)
            return (
                null,
                new CorrectionOutcome.Raced(
                    theirs,
                    form.Typed.ToDictionary(pair => pair.Key, pair => mine.ContainsKey(pair.Key) ? pair.Value : opened.Corrected[pair.Key])
                )
            );

        var added = mine.Where(pair => pair.Value != opened.Corrected[pair.Key])
            .Select(pair => new Correction(pair.Key, opened.Corrected[pair.Key], pair.Value, by, now))
            .ToList();
        return opened.Corrections.Version + added.Count > MostCorrections
            ? (
                null,
                new CorrectionOutcome.Faulty([
                    new CorrectionFault(
                        form.Scope,
                        new(
                            "更正过多，请改好原文后重新上传。",
                            "That is too much to correct by hand; correct the document itself and upload it again."
                        )
                    ),
                ])
            )
            : Keep(edition, original, planEditionRecord, opened, added, form.Scope, mayHave, completion);
    }

    private (PlanEditionRecord? Record, CorrectionOutcome Outcome) Keep(
        PlanEdition edition,
        byte[] original,
        PlanEditionRecord? planEditionRecord,
        OpenedPlanEdition opened,
        List<Correction> added,
        string scope,
        Func<Plan, bool> mayHave,
        PlaceCompletion? completion
    )
    {
        IReadOnlyList<Correction> all = [.. opened.Corrections.All, .. added];
        var changed = (planEditionRecord ?? New(opened.Plan)) with { Corrections = all, Seal = null };
        var after = Open(edition, original, changed)!;
        if (completion is not null && PlanBuilder.Written(after.Draft) != PlanBuilder.Written(opened.Draft))
        {
            changed = changed with { At = EditionPlace.Of(after.Draft, completion) };
            after = Open(edition, original, changed)!;
        }

        if (!mayHave(after.Plan))
            return (null, new CorrectionOutcome.Elsewhere());
        return planCheck.Fault(after.Plan) is { } fault
            ? (null, new CorrectionOutcome.Faulty([new CorrectionFault(scope, fault)]))
            : (Told(changed, after.Plan), new CorrectionOutcome.Kept(added.Count));
    }

    /// <summary>Takes over what the corrected document says of itself. Other words put the question anew.</summary>
    private static PlanEditionRecord Told(PlanEditionRecord planEditionRecord, Plan plan)
    {
        var words = EditionWords.Of(plan);
        var isAnswered = words == planEditionRecord.Words && plan.Place.Path == planEditionRecord.Place;
        return planEditionRecord with
        {
            Place = plan.Place.Path,
            PlanId = plan.Id,
            Words = words,
            Counts = EditionCounts.Of(plan),
            Answer = isAnswered ? planEditionRecord.Answer : null,
        };
    }

    private static bool Holds(StartLock? startLock, DateTimeOffset now) => startLock is not null && now - startLock.At < LockHolds;
}

/// <summary>Entry of the list of plan editions.</summary>
/// <param name="Place">Place of the plan. Null while it is open, and where the original can no longer be read.</param>
/// <param name="Reach">Places at which somebody needs a right for the edition. A null entry is the host as a whole.</param>
/// <param name="PlanId">Id of the plan. For a draft it is the one that its words would give.</param>
public sealed record PlanEditionListItem(PlanEdition Edition, string? Place, IReadOnlyList<Place?> Reach, string PlanId, int Corrections)
{
    /// <summary>Numbers of what the edition makes.</summary>
    public required EditionCounts Counts { get; init; }
}
