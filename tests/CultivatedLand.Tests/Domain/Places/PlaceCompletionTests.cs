using CultivatedLand.Domain.Places;

namespace CultivatedLand.Tests.Domain.Places;

public class PlaceCompletionTests
{
    private static Place[] Paths(string paths) =>
        [.. paths.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(path => Place.Parse(path)!)];

    /// <param name="own">Places of the sender; * for everywhere.</param>
    private static string Completed(string own, string? written, string granted = "", string known = "", string villages = "")
    {
        var completion = new PlaceCompletion(own == "*" ? null : Paths(own), Paths(granted), Paths(known));
        var completed = completion.Of(Place.Parse(written), villages.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return completed.Place?.Path ?? $"? {string.Join(' ', completed.Choices)}".TrimEnd();
    }

    [Theory]
    [InlineData("石桥镇")]
    [InlineData("青禾县/石桥镇")]
    [InlineData("云州市/青禾县/石桥镇")]
    public void A_town_in_a_file_of_its_own_office_is_that_town_however_it_is_written(string written) =>
        Assert.Equal("青禾县/石桥镇", Completed("青禾县/石桥镇", written));

    [Fact]
    public void Names_above_the_own_place_are_added_where_the_file_leaves_them_out() =>
        Assert.Equal("云州市/青禾县/石桥镇", Completed("云州市/青禾县", "青禾县/石桥镇"));

    [Fact]
    public void Who_has_two_towns_of_the_name_is_asked() =>
        Assert.Equal("? 青禾县/石桥镇 云岭县/石桥镇", Completed("青禾县/石桥镇 云岭县/石桥镇", "石桥镇"));

    [Fact]
    public void A_county_in_two_cities_is_not_taken_for_the_own_one() =>
        Assert.Equal("南州市/青禾县/石桥镇", Completed("青禾县/石桥镇", "南州市/青禾县/石桥镇", known: "云州市/青禾县/石桥镇"));

    [Fact]
    public void An_account_without_its_county_is_not_the_town_of_any_county() =>
        Assert.Equal("青禾县/石桥镇", Completed("石桥镇", "青禾县/石桥镇", granted: "石桥镇"));

    [Fact]
    public void A_town_that_only_the_directory_knows_is_found_below_the_own_county() =>
        Assert.Equal("青禾县/石桥镇", Completed("青禾县", "石桥镇", known: "青禾县/石桥镇 云岭县/石桥镇"));

    [Fact]
    public void A_town_that_nobody_knows_lies_in_the_own_county() => Assert.Equal("青禾县/石桥镇", Completed("青禾县", "石桥镇"));

    [Fact]
    public void Villages_alone_lie_in_the_own_town() => Assert.Equal("青禾县/石桥镇", Completed("青禾县/石桥镇", null, villages: "枫林村"));

    [Fact]
    public void Villages_alone_are_asked_about_where_the_sender_has_several_towns() =>
        Assert.Equal("? 青禾县/石桥镇 青禾县/河口镇", Completed("青禾县/石桥镇 青禾县/河口镇", null, villages: "枫林村"));

    [Fact]
    public void Villages_alone_lie_in_the_one_town_of_the_county_whose_villages_they_are() =>
        Assert.Equal("青禾县/石桥镇", Completed("青禾县", null, known: "青禾县/石桥镇/枫林村 青禾县/河口镇/东风村", villages: "枫林村"));

    [Fact]
    public void For_somebody_responsible_everywhere_a_name_of_two_towns_is_asked() =>
        Assert.Equal("? 云岭县/石桥镇 青禾县/石桥镇", Completed("*", "石桥镇", granted: "青禾县/石桥镇 云岭县/石桥镇"));

    [Fact]
    public void For_somebody_responsible_everywhere_the_way_of_the_account_is_taken() =>
        Assert.Equal("青禾县/石桥镇", Completed("*", "云州市/青禾县/石桥镇", granted: "青禾县/石桥镇"));

    [Fact]
    public void What_an_account_has_without_a_county_is_asked_beside_the_one_with_a_county() =>
        Assert.Equal("? 石桥镇 青禾县/石桥镇", Completed("*", "石桥镇", granted: "石桥镇 青禾县/石桥镇"));

    [Fact]
    public void Where_nothing_is_known_there_is_nothing_to_choose_from() => Assert.Equal("?", Completed("*", null, villages: "枫林村"));

    [Fact]
    public void A_village_that_the_only_known_town_does_not_have_is_asked_about() =>
        Assert.Equal("? 青禾县/石桥镇", Completed("*", null, known: "青禾县/石桥镇/白沙村", villages: "枫林村"));
}
