using System.Globalization;
using CultivatedLand.Domain;

namespace CultivatedLand.Tests.Domain;

public class MuTests
{
    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("0")]
    [InlineData("180.4")]
    [InlineData("16057.05")]
    [InlineData("101.00")]
    [InlineData("10000000000")]
    public void An_area_has_at_most_two_decimals(string value) => Assert.Equal(Number(value), Mu.Of(Number(value)).Value);

    [Theory]
    [InlineData("-0.01")]
    [InlineData("0.001")]
    [InlineData("10000000000.01")]
    public void Anything_else_is_no_area(string value)
    {
        Assert.False(Mu.TryOf(Number(value), out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mu.Of(Number(value)));
    }

    [Fact]
    public void Areas_add_up_exactly() => Assert.Equal(Mu.Of(315.1m), Mu.Of(180.4m) + Mu.Of(134.7m));

    [Fact]
    public void Less_never_falls_below_zero() => Assert.Equal(Mu.Zero, Mu.Of(1).Less(Mu.Of(2)));

    [Fact]
    public void Less_is_the_exact_difference() => Assert.Equal(Mu.Of(61.9m), Mu.Of(16057.05m).Less(Mu.Of(15995.15m)));

    [Fact]
    public void Areas_compare_by_size()
    {
        Assert.True(Mu.Of(2) > Mu.Of(1) && Mu.Of(1) < Mu.Of(2) && Mu.Of(1) <= Mu.Of(1) && Mu.Of(1) >= Mu.Of(1));
        Assert.Equal((Mu.Of(1), Mu.Of(2)), (Mu.Min(Mu.Of(2), Mu.Of(1)), Mu.Max(Mu.Of(2), Mu.Of(1))));
    }

    [Theory]
    [InlineData("101.00", "101")]
    [InlineData("180.40", "180.4")]
    [InlineData("0.05", "0.05")]
    public void An_area_is_written_without_idle_zeros(string value, string expected) =>
        Assert.Equal(expected, Mu.Of(Number(value)).ToString());

    [Fact]
    public void Idle_zeros_make_no_difference() => Assert.Equal(Mu.Of(101), Mu.Of(101.00m));
}
