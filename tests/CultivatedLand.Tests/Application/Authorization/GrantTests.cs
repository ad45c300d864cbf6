using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Tests.Application.Authorization;

public class GrantTests
{
    private static bool Covers(string grant, string place) => new Grant(AccountRole.Leader, Place.Parse(grant)).Covers(Place.Parse(place));

    [Theory]
    [InlineData("青禾县/石桥镇", "青禾县/石桥镇")]
    [InlineData("青禾县/石桥镇", "青禾县/石桥镇/柳树村")]
    [InlineData("青禾县/石桥镇", "青禾县/石桥镇/柳树村/三组")]
    [InlineData("青禾县/石桥镇/柳树村", "青禾县/石桥镇/柳树村")]
    public void A_grant_covers_its_place_and_what_lies_below(string grant, string place) => Assert.True(Covers(grant, place));

    [Theory]
    [InlineData("青禾县/石桥镇", "石桥镇/柳树村")]
    [InlineData("云州市/青禾县/石桥镇", "青禾县/石桥镇/柳树村")]
    [InlineData("云州市/青禾县/石桥镇", "石桥镇")]
    [InlineData("青禾县/石桥镇/柳树村", "石桥镇/柳树村")]
    public void A_task_may_leave_out_the_upper_end_of_its_place_down_to_the_town(string grant, string place) =>
        Assert.True(Covers(grant, place));

    [Theory]
    [InlineData("青禾县/石桥镇", "青禾县")]
    [InlineData("青禾县/石桥镇/柳树村", "石桥镇")]
    [InlineData("青禾县/石桥镇", "青禾县/石桥镇东")]
    [InlineData("青禾县/石桥镇", "青禾县/河东镇/柳树村")]
    [InlineData("青禾县/石桥镇", "白水县/石桥镇")]
    public void A_grant_covers_nothing_above_or_beside_its_place(string grant, string place) => Assert.False(Covers(grant, place));

    [Theory]
    [InlineData("石桥镇", "青禾县/石桥镇/柳树村")]
    [InlineData("柳树村", "石桥镇/柳树村")]
    [InlineData("柳树村", "青禾县/石桥镇/柳树村")]
    public void A_grant_shorter_than_the_task_could_mean_another_place_of_that_name(string grant, string place) =>
        Assert.False(Covers(grant, place));

    [Theory]
    [InlineData("石桥镇/柳树村", "河东镇/柳树村")]
    [InlineData("石桥镇/柳树村", "柳树村")]
    [InlineData("青禾县/石桥镇/柳树村", "柳树村")]
    [InlineData("青禾县/石桥镇/向阳社区", "向阳社区")]
    [InlineData("青禾县/石桥镇/柳树村/三组", "柳树村/三组")]
    public void Of_two_villages_of_one_name_in_two_towns_each_is_its_own(string grant, string place) => Assert.False(Covers(grant, place));

    [Fact]
    public void A_grant_for_everywhere_covers_every_place_and_the_host() =>
        Assert.True(
            new Grant(AccountRole.Supervisor, null).Covers(null) && new Grant(AccountRole.Supervisor, null).Covers(Place.Parse("柳树村"))
        );

    [Fact]
    public void A_grant_for_a_place_does_not_cover_the_host() =>
        Assert.False(new Grant(AccountRole.Administrator, Place.Parse("石桥镇")).Covers(null));

    [Fact]
    public void What_lists_ask_for_is_what_is_covered() =>
        Assert.Equal(
            ["云州市/青禾县/石桥镇", "青禾县/石桥镇", "石桥镇"],
            new CurrentUser("a", "甲", [new Grant(AccountRole.Office, Place.Parse("云州市/青禾县/石桥镇"))]).Places.Select(place =>
                place!.Path
            )
        );
}
