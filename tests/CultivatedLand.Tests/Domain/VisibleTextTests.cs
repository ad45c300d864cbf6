using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Tests.Domain;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("王\u202e小\u2066明", "王小明")]
    [InlineData("王\u200b小\u200c\u200d\u2060\ufeff明", "王小明")]
    [InlineData("王\u061c\u200e\u200f\u00ad\u180e小明", "王小明")]
    [InlineData("王\0小\u0007\u0085明", "王小明")]
    [InlineData("王\U000e0041小\u3164明", "王小明")]
    [InlineData("王小明\n二队", "王小明 二队")]
    public void What_cannot_be_seen_is_left_out(string typed, string expected) => Assert.Equal(expected, VisibleText.Of(typed));

    [Theory]
    [InlineData("王小明")]
    [InlineData("Ö-Ä אב عر 𠮷 🌾")]
    [InlineData("👩\u200d🌾")]
    public void Signs_of_every_script_and_emoji_stay(string typed) => Assert.Equal(typed, VisibleText.Of(typed));

    [Fact]
    public void A_place_has_no_characters_that_cannot_be_seen() =>
        Assert.Equal(Place.Parse("青禾县/石桥镇"), Place.Parse("青禾县/石\u202e\u200b桥镇"));
}
