using System.Net;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Security;

/// <summary>The session cookie, between the framework's handler and the store of sessions.</summary>
public sealed class SessionCookieTests : AccessTest
{
    private const string Cookie = "__Host-session";

    /// <summary>Whoever plants a session of his own in a browser must not share that of its next user.</summary>
    [Fact]
    public async Task A_sign_in_over_a_living_session_gets_a_new_secret_and_ends_the_one_before()
    {
        await Account("zhang", AccountRole.Leader, Some.Village);
        await Account("wang", AccountRole.Leader, Some.Village);
        var browser = await Browser().Open("/sign-in");
        var proof = ("__RequestVerificationToken", browser.Hidden("__RequestVerificationToken")!);
        await browser.Post("/sign-in", proof, ("name", "zhang"), ("password", Password));
        var planted = browser.Cookies[Cookie];
        browser.SetCookies.Clear();
        await browser.Post("/sign-in", proof, ("name", "wang"), ("password", Password));

        Assert.NotEqual(planted, browser.Cookies[Cookie]);
        Assert.Single(browser.SetCookies, set => set.StartsWith(Cookie, StringComparison.Ordinal));
        Assert.Contains("wang先生", (await browser.Open("/me")).Page);
        browser.Cookies[Cookie] = planted;
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Open("/me")).Status);
    }

    [Fact]
    public async Task The_cookie_is_the_secret_of_the_session_so_that_it_needs_no_keys_of_this_machine()
    {
        var browser = await SignedIn("wang", AccountRole.Leader, Some.Village);

        Assert.Equal("wang", (await Part<SessionStore>().Find(browser.Cookies[Cookie], default))?.Account);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("CfDJ8-a-ticket-that-another-version-has-sealed-with-keys-of-its-own")]
    public async Task A_cookie_that_is_no_secret_leads_to_the_sign_in(string cookie)
    {
        var browser = Browser();
        browser.Cookies[Cookie] = cookie;

        Assert.Equal("/sign-in?back=%2Fme", (await browser.Open("/me")).Location);
    }

    [Fact]
    public async Task A_session_that_lets_nobody_in_just_now_ends_by_signing_out_too()
    {
        var browser = await (await SignedIn("wang", AccountRole.Leader, Some.Village)).Open("/me");
        var session = browser.Cookies[Cookie];
        await Disable("wang", true);
        await browser.Submit("/sign-out");
        await Disable("wang", false);
        browser.Cookies[Cookie] = session;

        Assert.Equal(HttpStatusCode.Redirect, (await browser.Open("/me")).Status);
    }

    private async Task Disable(string name, bool isDisabled) =>
        await Part<AccountStore>().Change(name, account => account with { IsDisabled = isDisabled }, default);

    [Fact]
    public async Task A_request_with_a_dead_token_is_not_let_in_by_the_session_beside_it()
    {
        var browser = await SignedIn("wang", AccountRole.Leader, Some.Village);
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/tasks");
        request.Headers.Authorization = new("Bearer", "clt_dead");

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Send(request)).Status);
    }

    /// <summary>A session that is looked up after ten minutes notes the moment, which shows here.</summary>
    [Theory]
    [InlineData("/openapi.json", false)]
    [InlineData("/health/live", false)]
    [InlineData("/assets/site.css", false)]
    [InlineData("/", true)]
    [InlineData("/me", true)]
    public async Task A_session_is_looked_up_only_where_the_endpoint_asks_who_it_is(string path, bool expected)
    {
        var browser = await SignedIn("wang", AccountRole.Leader, Some.Village);
        Clock.Advance(TimeSpan.FromMinutes(11));
        var before = Session();
        await browser.Open(path);

        Assert.Equal(expected, Session() != before);
        Assert.NotEqual(HttpStatusCode.NotFound, browser.Status);

        long Session() => Cabinet.Versions.Single(record => record.Set == "sessions").Version;
    }
}
