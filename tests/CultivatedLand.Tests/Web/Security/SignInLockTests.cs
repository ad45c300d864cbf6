using System.Net;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Security;

public class SignInLockTests : AccessTest
{
    private async Task<Browser> Wrong(string name, int times)
    {
        var browser = Browser();
        for (var attempt = 0; attempt < times; attempt++)
            await browser.SignIn(name, $"wrong-password-{attempt}");
        return browser;
    }

    [Theory]
    [InlineData("wang")]
    [InlineData("nobody")]
    public async Task After_five_wrong_passwords_everybody_waits_whether_there_is_such_an_account_or_not(string name)
    {
        await Account("wang", AccountRole.Office, Some.Village);
        var browser = await Wrong(name, 5);
        await browser.SignIn(name, Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, browser.Status);
        Assert.Contains("请在1分钟后再试", browser.Page);
    }

    [Fact]
    public async Task The_wait_doubles_with_each_further_failure_up_to_an_hour()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        var browser = await Wrong("wang", 5);
        foreach (var minutes in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignIn("wang", Password)).Status);

            Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignIn("wang", "wrong-again-1")).Status);
        }
    }

    [Fact]
    public async Task Once_the_wait_is_over_the_right_password_opens_and_all_is_forgotten()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        var browser = await Wrong("wang", 5);
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("/today", (await browser.SignIn("wang", Password)).Location);
        Assert.Equal(0, (await Part<AccountStore>().Find("wang", default))!.Failures);
    }

    [Fact]
    public async Task An_answer_that_says_to_wait_says_how_long_to_programs_too()
    {
        var browser = await Wrong("nobody", 6);

        Assert.Equal(TimeSpan.FromMinutes(1), browser.Last.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task A_new_one_time_link_lifts_the_lock()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        var browser = await Wrong("wang", 6);
        var secret = await Part<AccountService>().Invite("wang", default);
        await Part<AccountService>().Welcome(secret!, "another-green-field", "another-green-field", default);

        Assert.Equal("/today", (await browser.SignIn("wang", "another-green-field")).Location);
    }
}
