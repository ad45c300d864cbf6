using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Security;

namespace CultivatedLand.Tests.Application.Accounts;

/// <summary>The host never loses its last administrator.</summary>
public sealed class LastAdministratorTests : AccessTest
{
    private Task<LocalizedText?> Demote(string name) =>
        Part<AccountService>()
            .Change(name, new NewAccount(name, name, null, [new Grant(AccountRole.Office, Some.Village)]), false, default);

    private async Task<int> Administrators() => (await Part<AccountStore>().All(default)).Count(account => account.IsAdministrator);

    [Fact]
    public async Task The_last_one_keeps_the_role()
    {
        await Account("one", AccountRole.Administrator, null);

        Assert.NotNull(await Demote("one"));
        Assert.Equal(1, await Administrators());
    }

    [Fact]
    public async Task Two_who_take_the_role_from_each_other_at_one_moment_do_not_both_lose_it()
    {
        await Account("one", AccountRole.Administrator, null);
        await Account("two", AccountRole.Administrator, null);
        Cabinet.BeforeNextPut = () => Demote("two");

        await Demote("one");

        Assert.Equal(1, await Administrators());
    }
}
