using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Places;

public class SubstituteTests
{
    private static DirectoryEntry Person(
        string name,
        Role? role = null,
        string? standIn = null,
        string? from = null,
        string? to = null,
        string place = "沙河区/青石镇/柳湾村"
    ) =>
        new(
            Place.Parse(place)!,
            role,
            null,
            name,
            $"{name}@example.test",
            null,
            standIn,
            from is null ? null : Some.Day(from),
            to is null ? null : Some.Day(to)
        );

    private static DirectoryEntry Away(string name, Role? role = null, string? standIn = null) =>
        Person(name, role, standIn, "2023-08-01", "2023-08-31");

    private static Recipient On(string day, params DirectoryEntry[] entries) =>
        new PeopleDirectory(entries).Resolve(new Addressee(Role.Leader, null, Some.Village), [], Some.Day(day));

    [Fact]
    public void One_who_is_away_is_replaced_by_the_substitute()
    {
        var recipient = On("2023-08-18", Away("甲", Role.Leader, "乙"), Person("乙"));

        Assert.Equal(("乙", "乙@example.test", "甲"), (recipient.Name, recipient.Mail, recipient.StandsInFor));
    }

    [Fact]
    public void One_who_is_present_is_not() => Assert.Null(On("2023-09-01", Away("甲", Role.Leader, "乙"), Person("乙")).StandsInFor);

    [Theory]
    [InlineData("2023-08-09", "甲")]
    [InlineData("2023-08-10", "乙")]
    [InlineData("2023-08-20", "乙")]
    [InlineData("2023-08-21", "甲")]
    public void The_first_and_the_last_day_away_both_count(string day, string expected) =>
        Assert.Equal(expected, On(day, Person("甲", Role.Leader, "乙", "2023-08-10", "2023-08-20"), Person("乙")).Name);

    [Theory]
    [InlineData("2023-08-10", null, "2031-01-01", "乙")]
    [InlineData("2023-08-10", null, "2023-08-09", "甲")]
    [InlineData(null, "2023-08-10", "2023-08-10", "乙")]
    [InlineData(null, "2023-08-10", "2023-08-11", "甲")]
    public void Away_may_have_no_known_end_or_no_known_beginning(string? from, string? to, string day, string expected) =>
        Assert.Equal(expected, On(day, Person("甲", Role.Leader, "乙", from, to), Person("乙")).Name);

    [Fact]
    public void A_substitute_who_is_away_too_has_a_substitute()
    {
        var recipient = On("2023-08-18", Away("甲", Role.Leader, "乙"), Away("乙", null, "丙"), Person("丙"));

        Assert.Equal(("丙", "甲"), (recipient.Name, recipient.StandsInFor));
    }

    [Fact]
    public void Substitutes_in_a_circle_all_away_leave_it_with_the_holder()
    {
        var recipient = On("2023-08-18", Away("甲", Role.Leader, "乙"), Away("乙", null, "甲"));

        Assert.Equal(("甲", null), (recipient.Name, recipient.StandsInFor));
    }

    [Fact]
    public void Where_everyone_is_away_it_stays_with_the_holder() =>
        Assert.Equal("甲", On("2023-08-18", Away("甲", Role.Leader, "乙"), Away("乙", null, "丙"), Away("丙")).Name);

    [Fact]
    public void A_substitute_nobody_knows_leaves_it_with_the_holder() =>
        Assert.Equal("甲", On("2023-08-18", Away("甲", Role.Leader, "某人")).Name);

    [Fact]
    public void A_holder_without_address_who_is_away_has_a_substitute_all_the_same() =>
        Assert.Equal("乙", On("2023-08-18", Away("甲", Role.Leader, "乙") with { Mail = null }, Person("乙")).Name);

    [Fact]
    public void Of_several_people_with_one_name_the_nearest_stands_in() =>
        Assert.Equal(
            "near@example.test",
            On(
                "2023-08-18",
                Away("甲", Role.Leader, "乙"),
                Person("乙", place: "沙河区/白马镇"),
                Person("乙", place: "沙河区/青石镇") with
                {
                    Mail = "near@example.test",
                }
            ).Mail
        );
}
