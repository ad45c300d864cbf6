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
public sealed class PlanIntake(IArchive archive, IPlanStore shelf, PlanStarter start, PlanRejectionNotifier reply, PlanEditionService book, TimeProvider clock, IntakeSettings settings, PlanSupplements? adoption = null)
{
    /// <summary>Whether some edition may have been left half started: by a host that died, or by a store that failed in the middle.</summary>
    private volatile bool mayBeInterrupted = true;

    public async Task<IntakeOutcome> Receive(SourceFile file, string by, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var read = PlanReader.Read(file, new PlanReadOptions(Today: ChinaTime.DateOf(now)));
        if (read is ReadOutcome.Unusable unusable) return new IntakeOutcome.Unusable(unusable.Reason);

        var plan = Build(((ReadOutcome.Plan)read).Draft, now);
        var draft = await Checked(((ReadOutcome.Plan)read).Draft, plan, ChinaTime.DateOf(now), cancel);
        if (start.Fault(plan) is { } fault) return new IntakeOutcome.Unusable(fault);

        var hash = await archive.Put(file.Content, cancel);
        if (await shelf.Find(hash, cancel) is { } known) return new IntakeOutcome.AlreadyHere(known, draft);

        var edition = new PlanEdition(hash, plan.Id, file.Name, plan.Title, plan.Tasks.Count, Errors(draft), EditionState.Draft, now, by, StartedAt: null);

        // The answer first: told twice it is one mail, and a host that dies between the two must not owe it.
        if (settings.StartsAutomatically && edition.Errors > 0) await reply.Send(edition, draft, plan, cancel);
        edition = await shelf.Add(edition, cancel);
        await book.Begin(hash, plan, cancel);
        if (settings.StartsAutomatically && edition.Errors == 0 && edition.Tasks > 0) edition = await Start(hash, by, cancel) ?? edition;
        return new IntakeOutcome.Received(edition, draft);
    }

    /// <summary>The draft of an edition, read again from the original and with what people have corrected.</summary>
    /// <returns>Null where there is no such edition.</returns>
    public async Task<(PlanEdition Edition, PlanDraft Draft, Plan Plan)?> Open(string contentHash, CancellationToken cancel) =>
        await book.Open(contentHash, cancel) is { } opened ? (opened.Edition, await Checked(opened.Draft, opened.Plan, opened.Today, cancel), opened.Plan) : null;

    /// <summary>A person has checked the draft and starts it, with the corrections so far; none can be made from then on. Starting what is started already changes nothing.</summary>
    /// <returns>Null where there is no such edition.</returns>
    public async Task<PlanEdition?> Start(string contentHash, string by, CancellationToken cancel)
    {
        if (await book.Open(contentHash, cancel) is not { Edition: var edition }) return null;
        if (edition.State != EditionState.Draft) return edition;
        try
        {
            await book.Seal(contentHash, by, cancel);
            if (await shelf.Move(contentHash, EditionState.Draft, EditionState.Starting, clock.GetUtcNow(), by, cancel)) await Finish(contentHash, cancel);
            return await shelf.Find(contentHash, cancel) ?? edition;
        }
        catch
        {
            // Also where the very first step failed: it may be stored all the same.
            mayBeInterrupted = true;
            throw;
        }
    }

    /// <summary>Goes on with what a host that died was starting, or what a full disk interrupted. Does nothing where there is no such thing.</summary>
    /// <param name="byAnybody">Also looks for what other processes were starting, where several share one store.</param>
    public async Task ResumeInterrupted(CancellationToken cancel, bool byAnybody = false)
    {
        if (!mayBeInterrupted && !byAnybody) return;
        mayBeInterrupted = false;
        try
        {
            await Resume(cancel);
        }
        catch
        {
            mayBeInterrupted = true;
            throw;
        }
    }

    private async Task Resume(CancellationToken cancel)
    {
        foreach (var edition in (await shelf.List(int.MaxValue, cancel)).Where(edition => edition.State == EditionState.Starting).Reverse())
        {
            await Finish(edition.ContentHash, cancel);
        }
    }

    /// <summary>In the name of who started it, however often a host dies on the way.</summary>
    private async Task Finish(string contentHash, CancellationToken cancel)
    {
        if (await book.Open(contentHash, cancel) is not { } opened) return;
        var by = opened.Seal?.By ?? opened.Edition.ReceivedFrom;
        if (adoption is not null) await adoption.Adopt(opened, by, cancel);
        await start.Finish(opened.Edition, opened.Plan, await book.PlanIds(cancel), by, cancel);
    }

    private async Task<PlanDraft> Checked(PlanDraft draft, Plan plan, DateOnly day, CancellationToken cancel) => new DirectoryCheck(await shelf.Directory(cancel), day).Add(draft, plan);

    private Plan Build(PlanDraft draft, DateTimeOffset day) => new PlanBuilder(start.Rules.Calendar, ChinaTime.DateOf(day)).Build(draft);

    private static int Errors(PlanDraft draft) => draft.Findings.Count(finding => finding.Severity == Severity.Error);
}

/// <param name="StartsAutomatically">A draft without errors starts by itself; one with errors is answered by mail.</param>
public sealed record IntakeSettings(bool StartsAutomatically);

/// <summary>What came of a file sent in.</summary>
public abstract record IntakeOutcome
{
    private IntakeOutcome()
    {
    }

    public sealed record Received(PlanEdition Edition, PlanDraft Draft) : IntakeOutcome;

    /// <summary>The same file was sent before; nothing was started.</summary>
    public sealed record AlreadyHere(PlanEdition Edition, PlanDraft Draft) : IntakeOutcome;

    public sealed record Unusable(LocalizedText Reason) : IntakeOutcome;
}
