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

    [Theory]
    [InlineData(AccountRole.LeadingGroup)]
    [InlineData(AccountRole.Discipline)]
    public void Who_only_reads_may_nothing_that_changes_anything(AccountRole role) =>
        Assert.All(
            Enum.GetValues<Permission>().Where(permission => RolePermissions.Allow(role, permission)),
            permission => Assert.True(RolePermissions.IsReading(permission))
        );

    [Fact]
    public void The_finance_office_records_what_it_pays_keeps_lists_and_changes_nothing_else() =>
        Assert.Equal(
            [Permission.RecordPayment, Permission.KeepFundingList],
            Enum.GetValues<Permission>()
                .Where(permission => RolePermissions.Allow(AccountRole.Finance, permission) && !RolePermissions.IsReading(permission))
        );

    [Theory]
    [InlineData(AccountRole.SupervisionGroup, Permission.KeepRecord, Permission.Inspect)]
    public void Who_reads_tasks_changes_nothing_but_records_of_their_own_work(AccountRole role, Permission first, Permission second) =>
        Assert.Equal(
            new[] { first, second }.Order(),
            Enum.GetValues<Permission>()
                .Where(permission => RolePermissions.Allow(role, permission) && !RolePermissions.IsReading(permission))
                .Order()
        );

    [Fact]
    public void Of_those_who_only_read_the_discipline_office_alone_sees_mails_and_nobody_the_directory()
    {
        AccountRole[] reading = [AccountRole.LeadingGroup, AccountRole.SupervisionGroup, AccountRole.Finance, AccountRole.Discipline];

        Assert.Equal([AccountRole.Discipline], reading.Where(role => RolePermissions.Allow(role, Permission.SeeMail)));
        Assert.DoesNotContain(reading, role => RolePermissions.Allow(role, Permission.SeeDirectory));
    }

    [Fact]
    public void A_village_chief_may_what_a_leader_may() =>
        Assert.All(
            Enum.GetValues<Permission>(),
            permission =>
                Assert.Equal(
                    RolePermissions.Allow(AccountRole.Leader, permission),
                    RolePermissions.Allow(AccountRole.VillageChief, permission)
                )
        );

    [Fact]
    public void A_grid_office_handles_leads_and_patrols_and_does_nothing_to_a_task() =>
        Assert.Equal(
            [Permission.Patrol, Permission.HandleLead, Permission.KeepRecord, Permission.Inspect],
            Enum.GetValues<Permission>()
                .Where(permission => RolePermissions.Allow(AccountRole.GridOffice, permission) && !RolePermissions.IsReading(permission))
        );
}
