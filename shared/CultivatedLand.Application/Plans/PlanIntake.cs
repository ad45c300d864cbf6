using CultivatedLand.Application.Files;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans;

/// <summary>
/// Takes plans in: the original is archived, a draft is read, a person (or the setting for automatic start) starts it.
/// The same file twice starts nothing twice; a corrected edition supersedes the one before. Rule: DOMAIN, "A plan becomes tasks".
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
    /// <summary>Whether some edition may have been left half started: by a host that died, or by a store that failed in the middle.</summary>
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

        // The answer first: told twice it is one mail, and a host that dies between the two must not owe it.
        if (settings.StartsAutomatically && edition.Errors > 0)
            await planRejectionNotifier.Send(edition, draft, plan, cancellationToken);
        edition = await planStore.Add(edition, cancellationToken);
        await planEditionService.Begin(hash, plan, cancellationToken);
        if (settings.StartsAutomatically && edition.Errors == 0 && edition.Tasks > 0)
            edition = await Start(hash, by, cancellationToken) ?? edition;
        return new IntakeOutcome.Received(edition, draft);
    }

    /// <summary>The draft of an edition, read again from the original and with what people have corrected.</summary>
    /// <returns>Null where there is no such edition.</returns>
    public async Task<(PlanEdition Edition, PlanDraft Draft, Plan Plan)?> Open(string contentHash, CancellationToken cancellationToken) =>
        await planEditionService.Open(contentHash, cancellationToken) is { } opened
            ? (opened.Edition, await Checked(opened.Draft, opened.Plan, opened.Today, cancellationToken), opened.Plan)
            : null;

    /// <summary>A person has checked the draft and starts it, with the corrections so far; none can be made from then on. Starting what is started already changes nothing.</summary>
    /// <returns>Null where there is no such edition.</returns>
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
            // Also where the very first step failed: it may be stored all the same.
            _mayBeInterrupted = true;
            throw;
        }
    }

    /// <summary>Goes on with what a host that died was starting, or what a full disk interrupted. Does nothing where there is no such thing.</summary>
    /// <param name="byAnybody">Also looks for what other processes were starting, where several share one store.</param>
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

    /// <summary>In the name of who started it, however often a host dies on the way.</summary>
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

/// <param name="StartsAutomatically">A draft without errors starts by itself; one with errors is answered by mail.</param>
public sealed record IntakeSettings(bool StartsAutomatically);

/// <summary>What came of a file sent in.</summary>
public abstract record IntakeOutcome
{
    private IntakeOutcome() { }

    public sealed record Received(PlanEdition Edition, PlanDraft Draft) : IntakeOutcome;

    /// <summary>The same file was sent before; nothing was started.</summary>
    public sealed record AlreadyHere(PlanEdition Edition, PlanDraft Draft) : IntakeOutcome;

    public sealed record Unusable(LocalizedText Reason) : IntakeOutcome;
}
