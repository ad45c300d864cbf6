using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans.Identity;

/// <summary>Plan that has been started and not superseded, with its edition in force.</summary>
/// <param name="Identity">Words and place of the edition in force.</param>
public sealed record PlanInForce(string PlanId, string ContentHash, PlanIdentity Identity, DateTimeOffset? StartedAt)
{
    public Place Place => Identity.Place;
}

/// <summary>Standing of an edition among the plans in force.</summary>
/// <param name="Supersedes">Plan whose tasks a start would change. Null for a new plan, and while the question is open.</param>
/// <param name="Candidates">Plans in force that the edition might correct.</param>
/// <param name="IsAsked">Whether a person has to say which it is. Until then nothing starts.</param>
public sealed record PlanStanding(PlanInForce? Supersedes, IReadOnlyList<PlanInForce> Candidates, bool IsAsked);
