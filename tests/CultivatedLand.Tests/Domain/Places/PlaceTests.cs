using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Places;

public class PlaceTests
{
    [Theory]
    [InlineData("沙河区/青石镇/柳湾村", "沙河区/青石镇/柳湾村")]
    [InlineData(" 沙河区 / 青石镇 ", "沙河区/青石镇")]
    [InlineData("沙河区＞青石镇>柳湾村", "沙河区/青石镇/柳湾村")]
    [InlineData("沙河区\\青石镇／柳湾村", "沙河区/青石镇/柳湾村")]
    [InlineData("沙河区//青石镇/", "沙河区/青石镇")]
    public void A_path_is_written_with_any_of_the_usual_separators(string text, string expected) =>
        Assert.Equal(expected, Place.Parse(text)?.Path);

    [Theory]
    [InlineData("沙河区青石镇柳湾村", "沙河区/青石镇/柳湾村")]
    [InlineData("云岭市沙河区青石镇柳湾村3组", "云岭市/沙河区/青石镇/柳湾村/3组")]
    [InlineData("沙河区青石镇柳湾村三社", "沙河区/青石镇/柳湾村/三社")]
    [InlineData("青石镇柳湾村", "青石镇/柳湾村")]
    [InlineData("青石镇阳光社区", "青石镇/阳光社区")]
    [InlineData("沙河区青石镇阳光社区", "沙河区/青石镇/阳光社区")]
    [InlineData("青石街道东门居委会", "青石街道/东门居委会")]
    [InlineData("云岭县白马乡", "云岭县/白马乡")]
    public void A_letterhead_runs_the_names_together(string text, string expected) => Assert.Equal(expected, Place.Parse(text)?.Path);

    [Theory]
    [InlineData("柳湾村")]
    [InlineData("阳光社区")]
    [InlineData("沙河区")]
    [InlineData("建设兵团")]
    public void A_single_name_stays_one_name(string text) => Assert.Equal(text, Place.Parse(text)?.Path);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("//")]
    public void Without_a_name_there_is_no_place(string? text) => Assert.Null(Place.Parse(text));

    [Fact]
    public void A_path_longer_than_any_place_is_none() => Assert.Null(Place.Parse(new string('村', Place.LongestPath + 1)));

    [Fact]
    public void Upwards_leads_from_the_place_to_the_top() =>
        Assert.Equal(["沙河区/青石镇/柳湾村", "沙河区/青石镇", "沙河区"], Some.Village.Upwards().Select(place => place.Path));

    [Fact]
    public void A_place_is_called_by_its_last_name() => Assert.Equal(("柳湾村", "青石镇"), (Some.Village.Name, Some.Village.Parent?.Name));

    [Theory]
    [InlineData("青禾县/河口镇/东风村", "青禾县/河口镇/东风村")]
    [InlineData("河口镇/东风村", "青禾县/河口镇/东风村")]
    [InlineData("云岭县/石桥镇/东风村", "云岭县/石桥镇/东风村")]
    [InlineData("云岭县/河口镇/东风村", "云岭县/河口镇/东风村")]
    [InlineData("云州市/青禾县/石桥镇/东风村", "青禾县/石桥镇/东风村")]
    public void No_town_and_no_county_lies_in_a_town(string name, string place) =>
        Assert.Equal(place, Place.Parse("青禾县/石桥镇")!.Child(name).Path);

    [Fact]
    public void A_child_lies_one_level_below() => Assert.Equal("沙河区/青石镇/柳湾村/1组", Some.Village.Child("1组").Path);

    [Theory]
    [InlineData("柳湾村")]
    [InlineData("青石镇柳湾村")]
    [InlineData("沙河区/青石镇/柳湾村")]
    [InlineData("云岭市沙河区青石镇柳湾村")]
    public void A_name_below_a_town_may_say_again_where_it_lies(string name) =>
        Assert.Equal(Some.Village, Some.Village.Parent!.Child(name));

    [Theory]
    [InlineData("沙河区/青石镇/柳湾村,沙河区/青石镇/松林村", "沙河区/青石镇")]
    [InlineData("沙河区/青石镇/柳湾村,沙河区/白马镇", "沙河区")]
    [InlineData("沙河区/青石镇", "沙河区/青石镇")]
    [InlineData("沙河区/青石镇,清泉县/青石镇", null)]
    [InlineData("", null)]
    public void Places_have_in_common_what_all_paths_begin_with(string places, string? expected) =>
        Assert.Equal(expected, Place.Common(places.Split(',').Select(Place.Parse).OfType<Place>())?.Path);

    [Theory]
    [InlineData("柳湾村", true)]
    [InlineData("青石镇/柳湾村", true)]
    [InlineData("云岭市/沙河区/青石镇/柳湾村", true)]
    [InlineData("白马镇/柳湾村", false)]
    [InlineData("湾村", false)]
    [InlineData("青石镇", false)]
    public void A_place_is_also_called_by_the_end_of_its_path(string other, bool expected) =>
        Assert.Equal(expected, Some.Village.IsAlsoCalled(Place.Parse(other)!));
}
