using CultivatedLand.Application.Text;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Application.Time;

public class LocalTimeParserTests
{
    [Theory]
    [InlineData("2023-07-20T08:00")]
    [InlineData("2023-7-20 8:00")]
    [InlineData("2023-07-20T08:00:00")]
    [InlineData("2023-07-20T08:00+08:00")]
    [InlineData("2023-07-20T00:00:00Z")]
    [InlineData("2023-07-20T02:00:00.0000000+02:00")]
    public void Eight_o_clock_is_local_time_unless_it_says_otherwise(string text) =>
        Assert.Equal(Some.At("2023-07-20"), LocalTimeParser.Parse(text));

    [Fact]
    public void A_day_alone_is_its_midnight() => Assert.Equal(Some.At("2023-07-20 00:00"), LocalTimeParser.Parse("2023-07-20"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("2023-02-30")]
    [InlineData("1899-01-01")]
    [InlineData("2200-01-01")]
    public void Anything_else_is_no_moment(string? text) => Assert.Null(LocalTimeParser.Parse(text));
}
