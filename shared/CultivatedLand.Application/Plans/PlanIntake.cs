using CultivatedLand.Application.Files;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans;

/// <summary>
/// Service that receives and starts plans. It archives the original and reads a draft.
/// A person (or the setting for automatic start) starts the draft. A file that is sent twice starts nothing twice.
/// A corrected edition supersedes the one before. Rule: DOMAIN, "A plan becomes tasks".
/// </summary>
public sealed class PlanIntake(
    IArchive archive,
    IPlanStore planStore,
    PlanStarter planStarter,
    PlanRejectionNotifier planRejectionNotifier,
    PlanEditionService planEditionService,
    TimeProvider clock,
    IntakeSettings settings,
    PlanSupplements? planSupplements = null
)
{
    /// <summary>Whether an edition may be half started, because a host died or a store failed in the middle.</summary>
    private volatile bool _mayBeInterrupted = true;

    public async Task<IntakeOutcome> Receive(SourceFile file, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var read = PlanReader.Read(file, new PlanReadOptions(Today: ChinaTime.DateOf(now)));
        if (read is ReadOutcome.Unusable unusable)
            return new IntakeOutcome.Unusable(unusable.Reason);

        var plan = Build(((ReadOutcome.Plan)read).Draft, now);
        var draft = await Checked(((ReadOutcome.Plan)read).Draft, plan, ChinaTime.DateOf(now), cancellationToken);
        if (planStarter.Fault(plan) is { } fault)
            return new IntakeOutcome.Unusable(fault);

        var hash = await archive.Put(file.Content, cancellationToken);
        if (await planStore.Find(hash, cancellationToken) is { } known)
            return new IntakeOutcome.AlreadyHere(known, draft);

        var edition = new PlanEdition(
            hash,
            plan.Id,
            file.Name,
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
        if (settings.StartsAutomatically && edition.Errors > 0)
            await planRejectionNotifier.Send(edition, draft, plan, cancellationToken);
        edition = await planStore.Add(edition, cancellationToken);
        await planEditionService.Begin(hash, plan, cancellationToken);
        if (settings.StartsAutomatically && edition.Errors == 0 && edition.Tasks > 0)
            edition = await Start(hash, by, cancellationToken) ?? edition;
        return new IntakeOutcome.Received(edition, draft);
    }

    /// <summary>Opens an edition. It reads the draft again from the original and applies the corrections.</summary>
    /// <returns>The edition, its draft and its plan. Null where there is no such edition.</returns>
    public async Task<(PlanEdition Edition, PlanDraft Draft, Plan Plan)?> Open(string contentHash, CancellationToken cancellationToken) =>
        await planEditionService.Open(contentHash, cancellationToken) is { } opened
            ? (opened.Edition, await Checked(opened.Draft, opened.Plan, opened.Today, cancellationToken), opened.Plan)
            : null;

    /// <summary>
    /// Starts an edition that a person has checked, with the corrections made so far. No correction can be made from then on.
    /// Starting an edition that is already started changes nothing.
    /// </summary>
    /// <returns>The edition after the start. Null where there is no such edition.</returns>
    public async Task<PlanEdition?> Start(string contentHash, string by, CancellationToken cancellationToken)
    {
        if (await planEditionService.Open(contentHash, cancellationToken) is not { Edition: var edition })
            return null;
        if (edition.State != EditionState.Draft)
            return edition;
        try
        {
            await planEditionService.Seal(contentHash, by, cancellationToken);
            if (
                await planStore.TryChangeState(
                    contentHash,
                    EditionState.Draft,
                    EditionState.Starting,
                    clock.GetUtcNow(),
                    by,
                    cancellationToken
                )
            )
                await Finish(contentHash, cancellationToken);
            return await planStore.Find(contentHash, cancellationToken) ?? edition;
        }
        catch
        {
            // This also holds where the very first step failed, because the store may have written it all the same.
            _mayBeInterrupted = true;
            throw;
        }
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
            await Finish(edition.ContentHash, cancellationToken);
        }
    }

    /// <summary>Finishes a start in the name of the person who began it, however often a host dies on the way.</summary>
    private async Task Finish(string contentHash, CancellationToken cancellationToken)
    {
        if (await planEditionService.Open(contentHash, cancellationToken) is not { } opened)
            return;
        var by = opened.Seal?.By ?? opened.Edition.ReceivedFrom;
        if (planSupplements is not null)
            await planSupplements.Adopt(opened, by, cancellationToken);
        await planStarter.Finish(opened.Edition, opened.Plan, await planEditionService.PlanIds(cancellationToken), by, cancellationToken);
    }

    private async Task<PlanDraft> Checked(PlanDraft draft, Plan plan, DateOnly day, CancellationToken cancellationToken) =>
        new DirectoryCheck(await planStore.Directory(cancellationToken), day).Add(draft, plan);

    private Plan Build(PlanDraft draft, DateTimeOffset day) =>
        new PlanBuilder(planStarter.Rules.Calendar, ChinaTime.DateOf(day)).Build(draft);

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

    public sealed record Unusable(LocalizedText Reason) : IntakeOutcome;
}
