using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Application.Plans.Readings;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Application.Records;
using CultivatedLand.Documents.Checks;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans.Intake;

/// <summary>
/// Service that receives and starts plans. It archives the original and reads a draft.
/// A person (or the setting for automatic start) starts the draft. A file that is sent twice starts nothing twice.
/// A corrected edition supersedes the one before. Rule: DOMAIN, "A plan becomes tasks".
/// </summary>
public sealed class PlanIntake(
    IArchive archive,
    IPlanStore planStore,
    IDirectoryStore directoryStore,
    PlanCheck planCheck,
    PlanRejectionNotifier planRejectionNotifier,
    PlanReadingStore planReadingStore,
    PlanEditionService planEditionService,
    PlanCorrectionService planCorrectionService,
    PlanIdentityService planIdentityService,
    PlanPlaceFinder planPlaceFinder,
    StartReviewer startReviewer,
    IPlanStartRunner planStartRunner,
    TimeProvider clock,
    IntakeSettings settings,
    SetAsideStore setAside
)
{
    private static readonly LocalizedText SentByOthers = new(
        "没有收下：内容完全相同的文件已由别处的单位上传。请在文件中写明本单位（如发文机关）后再上传。",
        "Not taken in: an office of another place has sent a file with the very same content. "
            + "Name your own office in the file (such as its issuer) and send it again."
    );

    /// <summary>Whether an edition may be half started, because a host died or a store failed in the middle.</summary>
    private volatile bool _mayBeInterrupted = true;

    /// <param name="user">
    /// User who sends the file, and under whose name it goes into the history.
    /// Null for the inbox, which acts for the host as a whole and does nothing that needs a person.
    /// </param>
    /// <param name="place">Place of the plan as the user says it, for a file that leaves it open.</param>
    public async Task<IntakeOutcome> Receive(
        SourceFile file,
        string by,
        CancellationToken cancellationToken,
        CurrentUser? user = null,
        string? place = null
    )
    {
        var now = clock.GetUtcNow();
        var outcome = planReadingStore.Read(file, ChinaTime.DateOf(now));
        if (outcome is ReadOutcome.Unusable unusable)
            return new IntakeOutcome.Unusable(unusable.Reason);

        var read = (ReadOutcome.Plan)outcome;
        var draft = read.Draft;
        var completion = await planPlaceFinder.For(user, cancellationToken);
        var at = EditionPlace.Of(draft, completion);
        if (at.Path is null && place is not null)
        {
            if (Said(place, completion) is not { } said)
                return new IntakeOutcome.Unusable(PlaceQuestionText.NoPlace(place));
            at = at with { Path = said.Path, Choices = [] };
        }

        var plan = Build(draft, now, at);
        if (user is not null && Outside(user, plan) is { } elsewhere)
            return new IntakeOutcome.Elsewhere(elsewhere);
        by = user?.DisplayNameFor(Permission.UploadPlan, plan.OpenAt is null ? plan.Place : null) ?? by;
        draft = await Checked(draft, plan, ChinaTime.DateOf(now), cancellationToken);
        if (planCheck.Fault(plan) is { } fault)
            return new IntakeOutcome.Unusable(fault);

        var hash = await archive.Put(file.Content, cancellationToken);
        if (await planStore.Find(hash, cancellationToken) is { } known)
            return await MaySee(user, hash, cancellationToken)
                ? new IntakeOutcome.AlreadyHere(known, draft)
                : new IntakeOutcome.Unusable(SentByOthers);

        var review = await startReviewer.Review(plan, cancellationToken);
        draft = WithFindings(draft, review);
        var unstated = settings.StartsAutomatically ? DeadlineConfidenceCheck.Check(draft) : null;
        if (unstated is not null)
            draft = draft with { Findings = draft.Findings.Add(unstated) };
        var isForAPerson = review.IsForAPerson || unstated is not null || draft.Tasks.Any(task => task.RivalDeadlines.Count > 0);
        var edition = new PlanEdition(
            hash,
            await planIdentityService.Free(hash, plan.Id, cancellationToken),
            VisibleText.Of(file.Name),
            plan.Title,
            plan.Tasks.Count,
            Errors(draft),
            EditionState.Draft,
            now,
            by,
            StartedAt: null
        );

        // The answer is recorded before the edition. Recording it twice still gives one mail,
        // and a host that dies between the two steps has not lost it.
        if (settings.StartsAutomatically && (edition.Errors > 0 || isForAPerson))
            await planRejectionNotifier.Send(edition, draft, plan, cancellationToken);
        var kept = await planReadingStore.Keep(read, cancellationToken);
        edition = await planStore.Add(edition, cancellationToken);
        await planEditionService.Begin(hash, plan, at, kept, cancellationToken);
        if (settings.StartsAutomatically && edition.Errors == 0 && edition.Tasks > 0 && !isForAPerson)
        {
            var start = await Start(hash, new StartRequest(by, user ?? CurrentUser.Administrator), cancellationToken);
            edition = start is StartOutcome.Started started ? started.Edition : edition;
        }

        return new IntakeOutcome.Received(edition, draft);
    }

    /// <summary>Opens an edition, with the findings that its directory and its start give.</summary>
    /// <returns>The edition, its draft and its plan. Null where there is no such edition.</returns>
    public async Task<(PlanEdition Edition, PlanDraft Draft, Plan Plan)?> Open(string contentHash, CancellationToken cancellationToken) =>
        await planEditionService.Open(contentHash, cancellationToken) is { } opened
            ? (
                opened.Edition,
                WithFindings(
                    await Checked(opened.Draft, opened.Plan, opened.Today, cancellationToken),
                    opened.CanBeCorrected ? await startReviewer.Review(opened, cancellationToken) : null
                ),
                opened.Plan
            )
            : null;

    /// <summary>Starts an edition in the name of somebody who may do everything on this host.</summary>
    /// <returns>The edition as it then is. Null where there is no such edition.</returns>
    public async Task<PlanEdition?> Start(string contentHash, string by, CancellationToken cancellationToken)
    {
        await Start(contentHash, new StartRequest(by, CurrentUser.Administrator, Cancels: int.MaxValue), cancellationToken);
        return await planStore.Find(contentHash, cancellationToken);
    }

    /// <summary>
    /// Starts an edition that a person has checked, with the corrections made so far. No correction can be made from then on.
    /// An edition that a later one has superseded is put back in force. Starting one that is in force changes nothing.
    /// Tasks are cancelled only where the person has seen them before. Rule: DOMAIN, "A corrected edition".
    /// </summary>
    public async Task<StartOutcome> Start(string contentHash, StartRequest request, CancellationToken cancellationToken)
    {
        if (await planEditionService.Open(contentHash, cancellationToken) is not { } opened)
            return new StartOutcome.NoSuchEdition();
        if (opened.Edition.State is EditionState.Started or EditionState.Starting)
            return new StartOutcome.Started(opened.Edition);
        if (request.Place is { } place && opened.Plan.OpenAt is not null)
        {
            if (Said(place, await planPlaceFinder.For(request.User, cancellationToken)) is not { } said)
                return new StartOutcome.NoPlace(place);
            if (!request.User.Can(Permission.UploadPlan, said))
                return new StartOutcome.Forbidden(Permission.UploadPlan, said);
            await planEditionService.Settle(contentHash, said, cancellationToken);
            opened = await planEditionService.Open(contentHash, cancellationToken) ?? opened;
        }

        if (opened.Plan.OpenAt is { } choices)
            return new StartOutcome.PlaceAsked(choices);
        if (opened.CanBeCorrected && request.Undated is { Count: > 0 } answers)
        {
            if (await Settle(opened, answers, request, cancellationToken) is { } refused)
                return refused;
            opened = await planEditionService.Open(contentHash, cancellationToken) ?? opened;
        }

        if (opened.CanBeCorrected && UndatedTask.Of(opened.Plan) is { Count: > 0 } undated)
            return new StartOutcome.DeadlinesAsked(undated);
        if (request.Answer is { } answer && await Keep(opened, answer, request.By, cancellationToken) is { } unanswered)
            return unanswered;

        var review = await startReviewer.Review(opened, cancellationToken);
        if (review.MissingFor(request.User) is { } missing)
            return new StartOutcome.Forbidden(missing.Permission, missing.Place);
        if (review.Standing.IsAsked)
            return new StartOutcome.Asked(review.Standing.Candidates);
        if (review.Comparison.Ended.Count > Math.Max(0, request.Cancels))
            return new StartOutcome.Cancels(review.Comparison.Ended);
        return await Start(opened, review, request.By, cancellationToken);
    }

    private async Task<StartOutcome> Start(OpenedPlanEdition opened, StartReview review, string by, CancellationToken cancellationToken)
    {
        var (hash, state) = (opened.Edition.ContentHash, opened.Edition.State);
        try
        {
            var planId =
                state != EditionState.Draft ? opened.Plan.Id
                : review.Standing.Supersedes is { } superseded ? superseded.PlanId
                : await planIdentityService.Reserve(hash, opened.Plan.Id, cancellationToken);
            if (await planEditionService.Seal(hash, by, planId, cancellationToken) is not { } planEditionRecord)
                return new StartOutcome.NoSuchEdition();
            await planStore.AssignPlan(hash, planEditionRecord.PlanId, cancellationToken);
            if (await planStore.TryChangeState(hash, state, EditionState.Starting, clock.GetUtcNow(), by, cancellationToken))
                await planStartRunner.Run(hash, cancellationToken);
            return new StartOutcome.Started(await planStore.Find(hash, cancellationToken) ?? opened.Edition);
        }
        catch
        {
            // This also holds where the very first step failed, because the store may have written it all the same.
            _mayBeInterrupted = true;
            throw;
        }
    }

    /// <summary>Keeps what a person says of the tasks without a deadline. It returns why not where that cannot be kept.</summary>
    private async Task<StartOutcome?> Settle(
        OpenedPlanEdition opened,
        IReadOnlyList<UndatedAnswer> answers,
        StartRequest request,
        CancellationToken cancellationToken
    )
    {
        var open = UndatedTask.Of(opened.Plan).Select(task => task.Number).ToHashSet();
        if (answers.FirstOrDefault(answer => answer.Number is { } number && !open.Contains(number)) is { } astray)
            return new StartOutcome.UndatedFaulty(UndatedQuestionText.NoSuch(astray.Number!, UndatedTask.Of(opened.Plan)));
        var typed = new Dictionary<string, string>();
        foreach (var (key, task) in opened.Corrected.TaskKeys.Zip(opened.Draft.Tasks).Where(pair => open.Contains(pair.Second.Id)))
        {
            if ((answers.LastOrDefault(one => one.Number == task.Id) ?? answers.LastOrDefault(one => one.Number is null)) is not { } answer)
                continue;
            foreach (var (address, value) in UndatedAnswer.Values(key, answer.Choice, DraftValueFormat.Date(answer.Due), false))
                typed[address] = value;
        }

        return await planCorrectionService.Correct(
            opened.Edition.ContentHash,
            new CorrectionForm(DraftFieldPath.Undated, opened.Corrections.Version, typed),
            request.By,
            plan => plan.Reach.All(place => request.User.Can(Permission.UploadPlan, place)),
            cancellationToken
        ) switch
        {
            CorrectionOutcome.Faulty faulty => new StartOutcome.UndatedFaulty(faulty.Faults[0].Sentence),
            CorrectionOutcome.NoSuchEdition => new StartOutcome.NoSuchEdition(),
            _ => null,
        };
    }

    /// <summary>
    /// Keeps the answer of a person. It returns why not where the answer names no plan in force, or not which of several.
    /// </summary>
    private async Task<StartOutcome?> Keep(OpenedPlanEdition opened, PlanAnswer answer, string by, CancellationToken cancellationToken)
    {
        var standing = await planIdentityService.Of(opened, cancellationToken);
        string? corrects = null;
        if (answer.IsCorrection)
        {
            var chosen =
                answer.Corrects is { } id ? (await planIdentityService.InForce(cancellationToken)).FirstOrDefault(plan => plan.PlanId == id)
                : standing.Candidates is [var only] ? only
                : null;
            if (chosen is null)
                return answer.Corrects is { } unknown ? new StartOutcome.NoSuchPlan(unknown) : new StartOutcome.Asked(standing.Candidates);
            corrects = chosen.PlanId;
        }

        await planEditionService.Answer(opened.Edition.ContentHash, new EditionAnswer(corrects, by, clock.GetUtcNow()), cancellationToken);
        return null;
    }

    /// <summary>
    /// Resumes starts that were interrupted because a host died or a disk was full. It does nothing where there is none.
    /// </summary>
    /// <param name="byAnybody">Whether to look also for starts of other processes, where several share one store.</param>
    public async Task ResumeInterrupted(CancellationToken cancellationToken, bool byAnybody = false)
    {
        if (!_mayBeInterrupted && !byAnybody)
            return;
        _mayBeInterrupted = false;
        try
        {
            await Resume(cancellationToken);
        }
        catch
        {
            _mayBeInterrupted = true;
            throw;
        }
    }

    private async Task Resume(CancellationToken cancellationToken)
    {
        foreach (
            var edition in (await planStore.List(int.MaxValue, cancellationToken))
                .Where(edition => edition.State == EditionState.Starting)
                .Reverse()
        )
        {
            _mayBeInterrupted |= !await setAside.Attempt(
                new RecordName(RecordName.Plans, edition.ContentHash),
                () => planStartRunner.Run(edition.ContentHash, cancellationToken)
            );
        }
    }

    private async Task<bool> MaySee(CurrentUser? user, string contentHash, CancellationToken cancellationToken) =>
        user is null
        || (await planEditionService.PlacesOf(contentHash, cancellationToken) ?? [null]).All(place =>
            user.Can(Permission.UploadPlan, place)
        );

    private static PlanDraft WithFindings(PlanDraft draft, StartReview? review) =>
        review is null
            ? draft
            : draft with
            {
                Findings = [.. draft.Findings.Concat(review.Findings).OrderByDescending(finding => finding.Severity)],
            };

    private async Task<PlanDraft> Checked(PlanDraft draft, Plan plan, DateOnly day, CancellationToken cancellationToken) =>
        new DirectoryCheck(await directoryStore.Current(cancellationToken), day).Add(draft, plan);

    private Plan Build(PlanDraft draft, DateTimeOffset day, EditionPlace at)
    {
        var plan = new PlanBuilder(planCheck.Calendar, ChinaTime.DateOf(day)).Build(draft, at: Place.Parse(at.Path));
        return at.Path is null ? plan with { OpenAt = at.Choices.Select(Place.Parse).OfType<Place>().ToEquatableArray() } : plan;
    }

    /// <summary>Completes the place that a person has said. Null where it is none, or could still be several.</summary>
    private static Place? Said(string typed, PlaceCompletion completion) =>
        Place.Parse(typed) is { } place ? completion.Of(place, []).Place : null;

    /// <summary>Finds a place of the plan where the user may send no plans. A null result also covers the host as a whole.</summary>
    private static Place? Outside(CurrentUser user, Plan plan) =>
        plan.OpenAt is not null
            ? null
            : plan
                .Tasks.Select(task => task.Spec.Place)
                .Prepend(plan.Place)
                .FirstOrDefault(place => !user.Can(Permission.UploadPlan, place));

    private static int Errors(PlanDraft draft) => draft.Findings.Count(finding => finding.Severity == Severity.Error);
}

/// <summary>Settings of the intake of plans.</summary>
/// <param name="StartsAutomatically">Whether a draft without errors starts by itself. A draft with errors is answered by mail.</param>
public sealed record IntakeSettings(bool StartsAutomatically);

/// <summary>Result of receiving a file.</summary>
public abstract record IntakeOutcome
{
    private IntakeOutcome() { }

    public sealed record Received(PlanEdition Edition, PlanDraft Draft) : IntakeOutcome;

    /// <summary>The same file was sent before. Nothing was started.</summary>
    public sealed record AlreadyHere(PlanEdition Edition, PlanDraft Draft) : IntakeOutcome;

    /// <summary>The plan reaches a place where the user may send no plans. Nothing was taken in.</summary>
    public sealed record Elsewhere(Place Place) : IntakeOutcome;

    public sealed record Unusable(LocalizedText Reason) : IntakeOutcome;
}
