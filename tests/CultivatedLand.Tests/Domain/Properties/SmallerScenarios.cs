using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Tests.Domain.Properties;

/// <summary>What a failing scenario is reduced to: fewer events, fewer phases, the default policy.</summary>
internal static class SmallerScenarios
{
    public static IEnumerable<Scenario> Of(Scenario scenario)
    {
        for (var length = scenario.Beats.Count / 2; length > 0; length /= 2)
        {
            for (var from = 0; from + length <= scenario.Beats.Count; from += length)
                yield return scenario with
                {
                    Beats = Without(scenario.Beats, from, length),
                };
        }

        for (var index = 0; index < scenario.Spec.Phases.Count; index++)
            yield return scenario with
            {
                Spec = scenario.Spec with { Phases = Without(scenario.Spec.Phases, index, 1) },
            };

        if (scenario.Policy != DeadlinePolicy.Default)
            yield return scenario with
            {
                Policy = DeadlinePolicy.Default,
            };
        if (scenario.Spec.Policy is not null)
            yield return scenario with
            {
                Spec = scenario.Spec with { Policy = null },
            };
        if (scenario.Spec.AcceptedBefore != Mu.Zero)
            yield return scenario with
            {
                Spec = scenario.Spec with { AcceptedBefore = Mu.Zero },
            };
    }

    private static EquatableArray<T> Without<T>(EquatableArray<T> items, int from, int length) =>
        [.. items.Take(from), .. items.Skip(from + length)];
}
