using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Places;

/// <summary>A person whom the plan names comes before whoever holds the role.</summary>
public class NamedPersonTests
{
    private static readonly Place Town = Place.Parse("青禾县/石桥镇")!;
    private static readonly Place Village = Place.Parse("青禾县/石桥镇/柳树村")!;

    private static DirectoryEntry Person(string name, Place place, Role? role = Role.Leader, string? label = null) =>
        new(place, role, label, name, $"{name.Length}{name[0]}@q.example");

    private static string? Found(string? named, params DirectoryEntry[] people) =>
        new PeopleDirectory(people).Resolve(new Addressee(Role.Leader, named, Village), [], Some.Day("2023-08-01")).Name;

    [Fact]
    public void Of_two_leaders_the_plan_names_the_second() =>
        Assert.Equal("罗远", Found("罗远", Person("王总", Village, label: "党政"), Person("罗远", Village, label: "农业")));

    [Fact]
    public void A_leader_who_is_in_the_directory_under_another_role_is_found() =>
        Assert.Equal("罗远", Found("罗远", Person("王总", Town), Person("罗远", Town, Role.UnitHead)));

    [Fact]
    public void A_person_of_the_town_is_found_for_its_village() =>
        Assert.Equal("罗远", Found("罗远", Person("王总", Village), Person("罗远", Town, null, "农服中心")));

    [Theory]
    [InlineData("罗 远")]
    [InlineData("罗\u200b远")]
    [InlineData("　罗远")]
    public void Spaces_and_signs_without_width_make_no_difference(string typed)
    {
        Assert.Equal("罗远", Found(typed, Person("王总", Village), Person("罗远", Town)));
        Assert.Equal(typed, Found("罗远", Person("王总", Village), Person(typed, Town)));
    }

    [Fact]
    public void Width_makes_no_difference() => Assert.Equal("Ａ组长", Found("A组长", Person("王总", Village), Person("Ａ组长", Town)));

    [Fact]
    public void A_name_of_another_town_is_not_meant() =>
        Assert.Equal("王总", Found("罗远", Person("王总", Town), Person("罗远", Place.Parse("青禾县/河口镇")!)));

    [Fact]
    public void A_name_that_the_directory_does_not_hold_leaves_it_to_the_role() =>
        Assert.Equal("王总", Found("谭新", Person("王总", Town)));

    [Fact]
    public void A_named_person_without_an_address_leaves_it_to_the_role() =>
        Assert.Equal("王总", Found("罗远", Person("王总", Town), Person("罗远", Town, Role.UnitHead) with { Mail = null }));

    [Fact]
    public void A_named_person_who_is_away_is_replaced_by_the_substitute()
    {
        var away = Person("罗远", Town, Role.UnitHead) with { Substitute = "万 春", AwayFrom = Some.Day("2023-08-01") };

        Assert.Equal("万春", Found("罗远", Person("王总", Village), away, Person("万春", Town, Role.Supervisor)));
    }
}
