using CultivatedLand.Application.Grids;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Tests.Application.Grids;

public class GridTests
{
    private static DirectoryEntry Chief(string place, string name, string? mail = "x@q.example") =>
        new(Place.Parse(place)!, Role.GridChief, null, name, mail);

    private static DirectoryEntry Member(string place, string name) => new(Place.Parse(place)!, Role.GridMember, null, name, null);

    private static IEnumerable<string> Findings(params DirectoryEntry[] entries) =>
        Grid.Of(new PeopleDirectory(entries)).Findings.Select(finding => finding.English);

    [Fact]
    public void A_whole_grid_has_three_levels_and_nothing_wrong()
    {
        var grid = Grid.Of(
            new PeopleDirectory([
                Chief("沙河区", "甲"),
                Chief("沙河区/青石镇", "乙"),
                Chief("沙河区/青石镇/柳湾村", "丙"),
                Member("沙河区/青石镇/柳湾村/三组", "丁"),
            ])
        );
        Assert.Empty(grid.Findings);
        Assert.Equal(
            [GridLevel.District, GridLevel.Town, GridLevel.Village, GridLevel.Group],
            grid.Places.Select(place => place.Level!.Value)
        );
    }

    [Fact]
    public void A_place_without_a_chief_is_named() =>
        Assert.Equal(
            ["沙河区/青石镇 has no grid chief; add one to the directory."],
            Findings(Chief("沙河区", "甲"), Chief("沙河区/青石镇/柳湾村", "丙"))
        );

    [Fact]
    public void A_chief_without_a_mail_address_is_named() =>
        Assert.Contains("has no mail address", Assert.Single(Findings(Chief("沙河区", "甲", null))), StringComparison.Ordinal);

    [Fact]
    public void Two_chiefs_of_one_place_are_named() =>
        Assert.Contains(
            "has 2 grid chiefs",
            Assert.Single(Findings(Chief("沙河区", "甲"), Chief("沙河区", "乙"))),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_member_twice_in_one_place_is_named() =>
        Assert.Contains(
            Findings(Member("沙河区/青石镇/柳湾村/三组", "丁"), Member("沙河区/青石镇/柳湾村/三组", "丁")),
            finding => finding.Contains("2 times", StringComparison.Ordinal)
        );

    [Fact]
    public void One_group_listed_under_two_villages_is_an_overlap() =>
        Assert.Contains(
            Findings(Member("沙河区/青石镇/柳湾村/三组", "丁"), Member("沙河区/青石镇/松林村/三组", "丁")),
            finding => finding.Contains("overlap", StringComparison.Ordinal)
        );

    [Fact]
    public void Groups_of_one_name_with_people_of_their_own_do_not_overlap() =>
        Assert.DoesNotContain(
            Findings(Member("沙河区/青石镇/柳湾村/三组", "丁"), Member("沙河区/青石镇/松林村/三组", "戊")),
            finding => finding.Contains("overlap", StringComparison.Ordinal)
        );
}
