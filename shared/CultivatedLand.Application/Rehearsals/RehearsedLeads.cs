using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>
/// Simulation of a lead that is found and that nobody acts on. It yields the notices that go out as each time limit passes.
/// </summary>
internal sealed class RehearsedLeads(LeadPolicy policy, PeopleDirectory directory)
{
    public IEnumerable<RehearsedOccasion> Until(DateTimeOffset end, RehearsalEvent found, Place place, DateTimeOffset at)
    {
        var rules = new LeadRules(policy);
        var what = found.Reason ?? "演练线索";
        var spec = new LeadSpec(place, TaskKind.IllegalUse, what, found.Area, null, null, at, "演练");
        if (rules.Decide(null, new LeadCommand.Find(LeadId.Of($"l{found.Line:x16}"), spec), at) is not LeadDecision decision)
            yield break;
        while (decision.WakeAt is { } next && next <= end)
        {
            decision = (LeadDecision)rules.Decide(decision.State, new LeadCommand.WakeUp(), next);
            foreach (var notice in decision.Notices)
            {
                var step = notice.Step.Words();
                yield return new RehearsedOccasion(
                    next,
                    OccasionKind.Lead,
                    what,
                    place,
                    new(
                        $"{step.Chinese}后没有人办理，时限{ChinaTime.Of(notice.Limit):MM-dd HH:mm}已过（第{notice.Rung}次）",
                        $"nobody acted on it since: {step.English}; its limit {ChinaTime.Of(notice.Limit):MM-dd HH:mm} has passed "
                            + $"(number {notice.Rung})"
                    ),
                    [directory.Resolve(notice.To, [], ChinaTime.DateOf(next))]
                );
            }
        }
    }
}
