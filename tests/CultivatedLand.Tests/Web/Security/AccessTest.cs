using System.Net.Http.Headers;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Tests.Web.Security;

/// <summary>The surface with people who can sign in.</summary>
public abstract class AccessTest(string begins = WebTest.Beginning) : WebTest(begins)
{
    protected const string Password = "green-fields-2023";

    private protected Browser Browser() => new(Anybody);

    private protected async Task<Account> Account(string name, AccountRole role, Place? place, string? mail = null)
    {
        var (secret, fault) = await Part<AccountService>()
            .Create(new NewAccount(name, $"{name}先生", mail, [new Grant(role, place)]), "测试", default);
        Assert.Null(fault);
        return (await Part<AccountService>().Welcome(secret!, Password, Password, default)).Account!;
    }

    private protected async Task<Browser> SignedIn(string name, AccountRole role, Place? place, string? mail = null)
    {
        await Account(name, role, place, mail);
        return await Browser().SignIn(name, Password);
    }

    /// <summary>A program with a token of this account.</summary>
    private protected async Task<HttpClient> Program(string account, bool readsOnly = false)
    {
        var token = await Part<ApiTokenStore>().Make(account, "程序", TimeSpan.FromDays(30), readsOnly, default);
        var client = NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
