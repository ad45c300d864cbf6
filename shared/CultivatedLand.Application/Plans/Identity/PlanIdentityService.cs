using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans.Identity;

/// <summary>
/// Service that tells which plan an edition belongs to, and that gives new plans their ids.
/// The id says nothing about who the plan is. Rule: DOMAIN, "A corrected edition".
/// </summary>
public sealed class PlanIdentityService(IPlanStore planStore, PlanEditionService planEditionService, IRecordStore recordStore)
{
    private const int IdLength = 10;

    private readonly RecordSet<PlanIdHolder> _ids = new(recordStore, "plan-ids");

    /// <summary>Finds the standing of an edition. One that has started belongs to the plan that it started.</summary>
    public async Task<PlanStanding> Of(OpenedPlanEdition opened, CancellationToken cancellationToken)
    {
        var hash = opened.Edition.ContentHash;
        var inForce = await InForce(cancellationToken);
        if (opened.Edition.State != EditionState.Draft)
            return new PlanStanding(inForce.FirstOrDefault(plan => plan.PlanId == opened.Plan.Id), [], IsAsked: false);
        var answer = (await planEditionService.RecordOf(hash, cancellationToken))?.Answer;
        return Of(PlanIdentity.Of(opened.Plan), opened.Plan.OpenAt is not null, answer, inForce);
    }

    /// <summary>Finds the standing of a document that is only coming in.</summary>
    public async Task<PlanStanding> Of(Plan plan, CancellationToken cancellationToken) =>
        Of(PlanIdentity.Of(plan), plan.OpenAt is not null, null, await InForce(cancellationToken));

    /// <summary>Reserves an id for a new plan. Asking again for the same edition gives the same id.</summary>
    /// <param name="wanted">Id that the plan gets unless another one has it.</param>
    public async Task<string> Reserve(string contentHash, string wanted, CancellationToken cancellationToken)
    {
        var used = await Used(contentHash, cancellationToken);
        foreach (var id in Ids(contentHash, wanted))
        {
            if (used.Contains(id))
                continue;
            if (
                await _ids.Add(id, new PlanIdHolder(contentHash), cancellationToken)
                || (await _ids.Find(id, cancellationToken))?.ContentHash == contentHash
            )
                return id;
        }

        throw new InvalidOperationException($"No id is free for the plan of the edition {contentHash}.");
    }

    /// <summary>Returns the id that a new plan would get at this moment.</summary>
    public async Task<string> Free(string contentHash, string wanted, CancellationToken cancellationToken)
    {
        var used = await Used(contentHash, cancellationToken);
        return Ids(contentHash, wanted).First(id => !used.Contains(id));
    }

    /// <summary>Lists the plans in force, latest first.</summary>
    public async Task<IReadOnlyList<PlanInForce>> InForce(CancellationToken cancellationToken)
    {
        var records = await planEditionService.Records(cancellationToken);
        var plans = new List<PlanInForce>();
        foreach (var edition in await planStore.List(int.MaxValue, cancellationToken))
        {
            if (edition.State is not (EditionState.Started or EditionState.Starting))
                continue;
            var kept = records.GetValueOrDefault(edition.ContentHash);
            if (kept?.Words is null)
                kept = await planEditionService.WordsOf(edition.ContentHash, cancellationToken);
            if (kept?.Words is not { } words || Place.Parse(kept.Place) is not { } place)
                continue;
            var identity = new PlanIdentity(words.Number, words.Issuer, words.Title, place);
            plans.Add(new PlanInForce(kept.PlanId, edition.ContentHash, identity, edition.StartedAt));
        }

        return [.. plans.OrderByDescending(plan => plan.StartedAt ?? DateTimeOffset.MaxValue).DistinctBy(plan => plan.PlanId)];
    }

    /// <param name="isOpen">Whether the place is open. Then nobody can tell yet which plan it is like.</param>
    private static PlanStanding Of(PlanIdentity identity, bool isOpen, EditionAnswer? answer, IReadOnlyList<PlanInForce> inForce)
    {
        var like = inForce
            .Where(_ => !isOpen)
            .Select(plan => (Plan: plan, Likeness: identity.To(plan.Identity)))
            .Where(pair => pair.Likeness != PlanLikeness.Other)
            .ToList();
        IReadOnlyList<PlanInForce> candidates = [.. like.Select(pair => pair.Plan)];
        if (answer is { Corrects: null })
            return new PlanStanding(null, candidates, IsAsked: false);
        if (answer is { Corrects: { } corrects } && inForce.FirstOrDefault(plan => plan.PlanId == corrects) is { } chosen)
            return new PlanStanding(chosen, candidates, IsAsked: false);
        var same = like.Where(pair => pair.Likeness == PlanLikeness.SameDocument).ToList();
        return same.Count == 1
            ? new PlanStanding(same[0].Plan, candidates, IsAsked: false)
            : new PlanStanding(null, candidates, IsAsked: like.Count > 0);
    }

    private async Task<HashSet<string>> Used(string contentHash, CancellationToken cancellationToken)
    {
        var records = await planEditionService.Records(cancellationToken);
        return
        [
            .. (await planStore.List(int.MaxValue, cancellationToken))
                .Where(edition => edition.ContentHash != contentHash && edition.State != EditionState.Draft)
                .Select(edition => records.GetValueOrDefault(edition.ContentHash)?.PlanId ?? edition.PlanId),
        ];
    }

    private static IEnumerable<string> Ids(string contentHash, string wanted) =>
        Enumerable.Range(0, contentHash.Length - IdLength).Select(from => contentHash.Substring(from, IdLength)).Prepend(wanted);

    /// <summary>Record of which edition a plan's id was made for.</summary>
    internal sealed record PlanIdHolder(string ContentHash);
}
