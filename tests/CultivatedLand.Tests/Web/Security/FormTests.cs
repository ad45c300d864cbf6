using System.Net;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Security;

public class FormTests : AccessTest
{
    private async Task<Browser> Administering() => await SignedIn("guan", AccountRole.Administrator, null);

    private static (string, string)[] NewAccount(string name) =>
        [("signInName", name), ("personName", "周<b>&\"小"), ("mail", ""), ("role", "office"), ("place", "*")];

    [Fact]
    public async Task A_form_without_proof_does_nothing_and_shows_what_was_typed_with_a_button_to_send_it()
    {
        var browser = await Administering();
        await browser.Post("/settings/accounts/new", NewAccount("zhou"));

        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Null(await Part<AccountStore>().Find("zhou", default));
        Assert.Equal(("zhou", "周<b>&\"小"), (browser.Hidden("signInName"), browser.Hidden("personName")));

        await browser.Submit("/settings/accounts/new", NewAccount("zhou"));
        Assert.NotNull(await Part<AccountStore>().Find("zhou", default));
    }

    [Fact]
    public async Task What_another_site_makes_the_browser_send_is_not_repeated()
    {
        var browser = await Administering();
        var request = new HttpRequestMessage(HttpMethod.Post, "/settings/accounts/new")
        {
            Content = new FormUrlEncodedContent(NewAccount("zhou").Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
        };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        await browser.Send(request);

        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.DoesNotContain("zhou", browser.Page);
    }

    [Fact]
    public async Task Somebody_elses_proof_is_none()
    {
        var (one, other) = (await Administering(), Browser());
        await other.Open("/sign-in");
        await one.Post(
            "/settings/accounts/new",
            [("__RequestVerificationToken", other.Hidden("__RequestVerificationToken")!), .. NewAccount("zhou")]
        );

        Assert.Equal(HttpStatusCode.BadRequest, one.Status);
    }

    [Fact]
    public async Task A_session_that_ends_while_one_types_loses_nothing()
    {
        var browser = await Administering();
        await browser.Open("/settings/accounts/new");
        Clock.Advance(TimeSpan.FromHours(13));
        await browser.Submit("/settings/accounts/new", NewAccount("zhou"));
        Assert.Equal(HttpStatusCode.Unauthorized, browser.Status);
        Assert.Contains("您填写的内容会保留", browser.Page);

        // A mistyped password on the way loses nothing either.
        await browser.Submit("/sign-in", ("name", "guan"), ("password", "wrong-password"), ("carried", browser.Hidden("carried")!));
        await browser.Submit("/sign-in", ("name", "guan"), ("password", Password), ("carried", browser.Hidden("carried")!));
        Assert.Contains("您已重新登录", browser.Page);
        Assert.Equal("周<b>&\"小", browser.Hidden("personName"));
        Assert.Null(await Part<AccountStore>().Find("zhou", default));

        await browser.Submit("/settings/accounts/new", NewAccount("zhou"));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.NotNull(await Part<AccountStore>().Find("zhou", default));
    }

    [Fact]
    public async Task A_form_that_did_not_come_from_our_page_is_not_carried_across_signing_in()
    {
        var browser = await Browser().Post("/settings/accounts/new", NewAccount("zhou"));

        Assert.Equal((HttpStatusCode.Redirect, "/sign-in"), (browser.Status, browser.Location));
    }

    [Theory]
    [InlineData("made up")]
    [InlineData("CfDJ8AAAA")]
    public async Task A_carried_form_that_is_not_ours_is_thrown_away(string carried)
    {
        await Administering();
        var browser = await Browser().Open("/sign-in");
        await browser.Submit("/sign-in", ("name", "guan"), ("password", Password), ("carried", carried));

        Assert.Equal("/today", browser.Location);
    }

    [Fact]
    public async Task A_carried_form_is_kept_for_half_an_hour()
    {
        var browser = await Administering();
        await browser.Open("/settings/accounts/new");
        Clock.Advance(TimeSpan.FromHours(13));
        await browser.Submit("/settings/accounts/new", NewAccount("zhou"));
        Clock.Advance(TimeSpan.FromMinutes(30));
        await browser.Submit("/sign-in", ("name", "guan"), ("password", Password), ("carried", browser.Hidden("carried")!));

        Assert.Equal("/today", browser.Location);
    }

    [Fact]
    public async Task Passwords_are_not_carried()
    {
        var browser = await Administering();
        await browser.Open("/me");
        Clock.Advance(TimeSpan.FromHours(13));
        await browser.Submit(
            "/me/password",
            ("currentPassword", Password),
            ("password", "a-new-secret-word"),
            ("passwordAgain", "a-new-secret-word")
        );
        await browser.Submit("/sign-in", ("name", "guan"), ("password", Password), ("carried", browser.Hidden("carried")!));

        Assert.DoesNotContain("a-new-secret-word", browser.Page);
        Assert.DoesNotContain(Password, browser.Page);
    }

    [Fact]
    public async Task A_script_with_a_cookie_must_prove_that_it_is_ours()
    {
        var browser = await SignedIn("li", AccountRole.Leader, Some.Village);
        await browser.Open("/me");
        browser.Proof = browser.Hidden("__RequestVerificationToken")!;
        var without = await browser.Send(new HttpRequestMessage(HttpMethod.Post, $"/api/tasks/{Some.Id}/acknowledge"));
        Assert.Equal(HttpStatusCode.BadRequest, without.Status);

        Assert.Equal(HttpStatusCode.OK, (await browser.Ask("POST", $"/api/tasks/{Some.Id}/acknowledge", byScript: true)).Status);
    }

    [Fact]
    public async Task Pages_run_no_script_of_their_own_and_are_framed_by_nobody_else()
    {
        var policy = (await Administering()).Last.Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains("script-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
    }
}
