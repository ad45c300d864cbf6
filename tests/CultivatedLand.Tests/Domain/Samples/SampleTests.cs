using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Samples;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Tests.Domain.Samples;

public sealed class SampleTests
{
    private static readonly List<SampledArea> Tasks =
    [
        .. Village("ls", "柳树村", 40),
        .. Village("hd", "河东村", 3),
        .. Village("sl", "松林村", 1),
    ];

    [Fact]
    public void The_same_seed_draws_the_same_sample_however_the_tasks_are_listed() =>
        Assert.Equal(Draw("2023", 0.1m, 2), Sample.Draw(new("2023", 0.1m, 2), Enumerable.Reverse(Tasks)));

    [Fact]
    public void Another_seed_draws_another_sample() => Assert.NotEqual(Draw("2023", 0.1m, 2), Draw("2024", 0.1m, 2));

    [Fact]
    public void Each_place_gives_its_share_rounded_up_and_no_less_than_the_minimum()
    {
        var counts = Draw("2023", 0.11m, 2).CountBy(task => task.Place.Name).ToDictionary();

        Assert.Equal(
            new Dictionary<string, int>
            {
                ["柳树村"] = 5,
                ["河东村"] = 2,
                ["松林村"] = 1,
            },
            counts
        );
    }

    [Fact]
    public void A_seed_draws_what_it_drew_in_every_version() =>
        Assert.Equal(
            ["ls-16", "ls-17"],
            Sample.Draw(new("2023", 0.05m, 0), Tasks.Take(40)).Select(task => task.Task.Value).Order(StringComparer.Ordinal)
        );

    [Theory]
    [InlineData("", 0.1, 1)]
    [InlineData("2023", 0, 1)]
    [InlineData("2023", 1.1, 1)]
    [InlineData("2023", 0.1, -1)]
    public void A_plan_that_cannot_be_drawn_says_so(string seed, double share, int minimum) =>
        Assert.Single(new SamplePlan(seed, (decimal)share, minimum).Faults());

    [Fact]
    public void A_check_shows_how_far_it_differs_from_the_ledger() =>
        Assert.Equal(-1.7m, new CheckedArea(Tasks[0], Mu.Of(8.3m)).Difference);

    private static EquatableArray<SampledArea> Draw(string seed, decimal share, int minimum) =>
        Sample.Draw(new(seed, share, minimum), Tasks);

    private static IEnumerable<SampledArea> Village(string code, string name, int count) =>
        Enumerable
            .Range(1, count)
            .Select(number => new SampledArea(TaskId.Of($"{code}-{number}"), $"图斑{number}", Place.Parse(name)!, Mu.Of(10)));
}
