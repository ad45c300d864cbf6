using CultivatedLand.Domain;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Tests.Domain.Places;

public class RoleNamesTests
{
    public static TheoryData<Role> Roles => new(Enum.GetValues<Role>());

    [Theory]
    [MemberData(nameof(Roles))]
    public void Every_role_is_read_back_from_each_of_its_names(Role role) =>
        Assert.All([role.Code(), role.In(Language.Chinese), role.In(Language.English)], name => Assert.Equal(role, RoleNames.Parse(name)));

    [Theory]
    [InlineData("村支书", Role.Leader)]
    [InlineData(" 督导组 ", Role.Supervisor)]
    [InlineData("LEAD-OFFICE", Role.LeadOffice)]
    [InlineData("专班办公室", Role.LeadOffice)]
    public void A_role_goes_by_many_words(string word, Role expected) => Assert.Equal(expected, RoleNames.Parse(word));

    [Fact]
    public void The_name_of_an_office_is_no_role() => Assert.Null(RoleNames.Parse("建管办"));
}
