using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Application.Plans.Readings;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Documents.Checks;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans.Intake;

/// <summary>
/// Service that receives plans. It archives the original, reads it once and keeps what was read as a draft.
/// A person (or the setting for automatic start) has the draft started. A file that is sent twice is one draft.
/// Rule: DOMAIN, "A plan becomes tasks".
/// </summary>
public sealed class PlanIntake(
    IArchive archive,
    IPlanStore planStore,
    IDirectoryStore directoryStore,
    PlanCheck planCheck,
    PlanRejectionNotifier planRejectionNotifier,
    PlanReadingStore planReadingStore,
    PlanEditionService planEditionService,
    PlanIdentityService planIdentityService,
    PlanPlaceFinder planPlaceFinder,
    StartReviewer startReviewer,
    PlanStartService planStartService,
    TimeProvider clock,
    IntakeSettings settings
)
{
    private static readonly LocalizedText SentByOthers = new(
        "没有收下：内容完全相同的文件已由别处的单位上传。请在文件中写明本单位（如发文机关）后再上传。",
        "Not taken in: an office of another place has sent a file with the very same content. "
            + "Name your own office in the file (such as its issuer) and send it again."
    );

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
            if (PlanPlaceFinder.Said(place, completion) is not { } said)
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
        var isForAPerson =
            review.IsForAPerson
            || unstated is not null
            || draft.Tasks.Any(task => task.RivalDeadlines.Count > 0 || task.RivalAreas.Length > 0);
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
            var start = await planStartService.Start(hash, new StartRequest(by, user ?? CurrentUser.Administrator), cancellationToken);
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
