using CultivatedLand.Application.Authorization;

namespace CultivatedLand.Tests.Application.Authorization;

public class RolePermissionsTests
{
    public static TheoryData<Permission> Deeds => [.. Enum.GetValues<Permission>()];

    [Theory]
    [MemberData(nameof(Deeds))]
    public void Every_deed_has_roles_that_may_and_a_sentence_for_those_who_may_not(Permission permission)
    {
        Assert.Contains(AccountRole.Administrator, RolePermissions.RolesFor(permission));
        Assert.All(RolePermissions.RolesFor(permission), role => Assert.Contains(role.Name().Chinese, permission.Refusal().Chinese));
    }

    [Theory]
    [MemberData(nameof(Deeds))]
    public void A_token_for_reading_may_only_what_changes_nothing(Permission permission) =>
        Assert.Equal(
            permission.ToString().StartsWith("See", StringComparison.Ordinal),
            (CurrentUser.Administrator with { ReadsOnly = true }).Can(permission, null)
        );
}
