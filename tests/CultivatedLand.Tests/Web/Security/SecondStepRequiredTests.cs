using System.Net;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Security;

/// <summary>A host that requires a second step of its administrators.</summary>
public class SecondStepOfAdministratorsTests : SecondStepTest
{
    private protected override SecondStepRequirement RequireSecondStep => SecondStepRequirement.Administrators;

    [Fact]
    public async Task An_administrator_without_it_is_led_to_the_page_that_sets_it_up()
    {
        var browser = await SignedIn("guan", AccountRole.Administrator, null);

        Assert.Equal("/me/second-step?back=%2Ftoday", browser.Location);
        Assert.Contains("本主机要求您的账号使用第二验证", (await browser.Open(browser.Location!)).Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ledger")]
    [InlineData("/me")]
    [InlineData("/settings/accounts")]
    public async Task No_other_page_opens_for_an_administrator_without_it(string page)
    {
        var browser = await SignedIn("guan", AccountRole.Administrator, null);

        Assert.Equal($"/me/second-step?back={Uri.EscapeDataString(page)}", (await browser.Open(page)).Location);
    }

    [Theory]
    [InlineData("/me/tokens")]
    [InlineData("/me/feed")]
    [InlineData("/settings/accounts/new")]
    public async Task No_form_of_another_page_does_anything_for_an_administrator_without_it(string form)
    {
        var browser = await (await SignedIn("guan", AccountRole.Administrator, null)).Open("/me/second-step");
        await browser.Submit(form, ("tokenName", "t"), ("days", "1"), ("signInName", "zhou"), ("personName", "周小麦"));

        Assert.Equal("/me/second-step", browser.Location);
        Assert.Single(await Part<AccountStore>().All(default));
    }

    [Fact]
    public async Task The_interface_says_what_is_missing()
    {
        var browser = await (await SignedIn("guan", AccountRole.Administrator, null)).Open("/api/tasks");

        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.Contains("second-step", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_it_is_on_the_administrator_goes_on()
    {
        var device = await TurnOn(await SignedIn("guan", AccountRole.Administrator, null));

        Assert.Contains("href=\"/me\"", device.Browser.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await device.Browser.Open("/settings/accounts")).Status);
    }

    [Fact]
    public async Task An_administrator_whose_second_step_is_turned_off_sets_it_up_again()
    {
        await TurnedOn("guan", AccountRole.Administrator);
        await Administrator.PostAsync("/api/accounts/guan/second-step/off", null);

        Assert.Equal("/me/second-step?back=%2Ftoday", (await Waiting("guan")).Location);
    }

    [Fact]
    public async Task Whoever_becomes_administrator_sets_it_up_in_the_middle_of_a_session()
    {
        var browser = await SignedIn("wang", AccountRole.Office, Some.Village);
        var wanted = new NewAccount("wang", "王", null, [new(AccountRole.Administrator, null)]);
        await Part<AccountService>().Change("wang", wanted, isDisabled: false, default);

        Assert.Equal("/me/second-step?back=%2Fledger", (await browser.Open("/ledger")).Location);
    }

    [Fact]
    public async Task Others_sign_in_by_their_password() =>
        Assert.Equal("/today", (await SignedIn("wang", AccountRole.Office, Some.Village)).Location);

    [Fact]
    public async Task A_token_of_an_administrator_is_not_concerned()
    {
        await Account("guan", AccountRole.Administrator, null);
        using var program = await Program("guan");

        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/tasks")).StatusCode);
    }

    [Fact]
    public async Task Somebody_without_it_can_sign_out()
    {
        var browser = await (await SignedIn("guan", AccountRole.Administrator, null)).Open("/me/second-step");
        await browser.Submit("/sign-out");

        Assert.Equal("/sign-in?back=%2Fme", (await browser.Open("/me")).Location);
    }
}

/// <summary>A host that requires a second step of everybody who signs in by a password, behind a platform that signs people in.</summary>
public class SecondStepOfEverybodyTests : SecondStepTest
{
    private protected override SecondStepRequirement RequireSecondStep => SecondStepRequirement.Everybody;

    protected override bool PlatformAuthenticates => true;

    [Fact]
    public async Task Everybody_is_led_to_the_page_that_sets_it_up() =>
        Assert.Equal("/me/second-step?back=%2Ftoday", (await SignedIn("wang", AccountRole.Office, Some.Village)).Location);

    [Fact]
    public async Task Whom_the_platform_names_is_asked_by_the_platform()
    {
        await Account("wang", AccountRole.Office, Some.Village, "wang@q.example");

        Assert.Equal(HttpStatusCode.OK, (await Browser().Send(PlatformRequest.To("/me", "upn", "wang@q.example"))).Status);
    }
}
