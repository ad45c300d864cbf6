using CultivatedLand.Domain;

namespace CultivatedLand.Tests.Domain;

/// <summary>Percentages have two decimals and are 100 only when all is done.</summary>
public class PercentageTests
{
    [Theory]
    [InlineData(32, 101, "31.68")]
    [InlineData(52, 101, "51.49")]
    [InlineData(50, 100, "50")]
    [InlineData(0, 101, "0")]
    public void A_part_of_an_area_is_rounded_to_two_decimals(decimal part, decimal whole, string percent) =>
        Assert.Equal(percent, Percentage.Text(Percentage.Of(Mu.Of(part), Mu.Of(whole))));

    [Fact]
    public void All_but_a_hundredth_of_a_large_area_is_not_all() => Assert.Equal(99.99m, Percentage.Of(Mu.Of(99999.99m), Mu.Of(100000)));

    [Fact]
    public void The_whole_is_a_hundred() => Assert.Equal(100m, Percentage.Of(Mu.Of(101), Mu.Of(101)));
}
