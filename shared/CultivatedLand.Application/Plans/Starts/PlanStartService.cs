using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans.Starts;

/// <summary>
/// Service that starts editions, once all that a person has to say is said. It asks what the start would do, seals the edition and
/// has the start run. A corrected edition supersedes the one before.
/// </summary>
public sealed class PlanStartService(
    IPlanStore planStore,
    PlanEditionService planEditionService,
    PlanCorrectionService planCorrectionService,
    PlanIdentityService planIdentityService,
    PlanPlaceFinder planPlaceFinder,
    StartReviewer startReviewer,
    IPlanStartRunner planStartRunner,
    TimeProvider clock,
    SetAsideStore setAside
)
{
    /// <summary>Whether an edition may be half started, because a host died or a store failed in the middle.</summary>
    private volatile bool _mayBeInterrupted = true;

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
            if (PlanPlaceFinder.Said(place, await planPlaceFinder.For(request.User, cancellationToken)) is not { } said)
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
}
