using CultivatedLand.Domain.Tasks;
using FsCheck.Fluent;

namespace CultivatedLand.Tests.Domain.Properties;

/// <summary>A property proves nothing about what its generators never make.</summary>
public class GeneratorTests
{
    [Fact]
    public void Random_policies_are_without_fault() =>
        Assert.All(RandomScenarios.Policy.Sample(500), policy => Assert.Empty(policy.Faults()));

    [Fact]
    public void Random_lives_bring_about_every_fact()
    {
        var facts = RandomScenarios
            .Any.Sample(2000)
            .SelectMany(scenario => scenario.Play().Facts())
            .Select(fact => fact.GetType())
            .ToHashSet();

        Assert.Equal(typeof(TaskFact).GetNestedTypes().Select(type => type.Name).Order(), facts.Select(type => type.Name).Order());
    }
}
