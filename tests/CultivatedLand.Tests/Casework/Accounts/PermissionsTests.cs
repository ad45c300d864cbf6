using CultivatedLand.Casework.Accounts;

namespace CultivatedLand.Tests.Casework.Accounts;

public class PermissionsTests
{
    public static TheoryData<Deed> Deeds => [.. Enum.GetValues<Deed>()];

    [Theory]
    [MemberData(nameof(Deeds))]
    public void Every_deed_has_roles_that_may_and_a_sentence_for_those_who_may_not(Deed deed)
    {
        Assert.Contains(AccountRole.Administrator, Permissions.RolesFor(deed));
        Assert.All(Permissions.RolesFor(deed), role => Assert.Contains(role.Name().Chinese, deed.Refusal().Chinese));
    }

    [Theory]
    [MemberData(nameof(Deeds))]
    public void A_token_for_reading_may_only_what_changes_nothing(Deed deed) =>
        Assert.Equal(deed.ToString().StartsWith("See", StringComparison.Ordinal), (Visitor.Administrator with { ReadsOnly = true }).May(deed, null));
}
