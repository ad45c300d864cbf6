using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;

namespace CultivatedLand.Tests.Application.Authorization;

public class RolePermissionsTests
{
    public static TheoryData<Permission> Deeds => [.. Enum.GetValues<Permission>()];

    [Theory]
    [MemberData(nameof(Deeds))]
    public void Every_deed_has_roles_that_may_and_a_sentence_for_those_who_may_not(Permission deed)
    {
        Assert.Contains(AccountRole.Administrator, RolePermissions.RolesFor(deed));
        Assert.All(RolePermissions.RolesFor(deed), role => Assert.Contains(role.Name().Chinese, deed.Refusal().Chinese));
    }

    [Theory]
    [MemberData(nameof(Deeds))]
    public void A_token_for_reading_may_only_what_changes_nothing(Permission deed) =>
        Assert.Equal(deed.ToString().StartsWith("See", StringComparison.Ordinal), (CurrentUser.Administrator with { ReadsOnly = true }).May(deed, null));
}
