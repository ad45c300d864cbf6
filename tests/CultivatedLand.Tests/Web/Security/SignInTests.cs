using System.Net;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Security;

public class SignInTests : AccessTest
{
    [Fact]
    public async Task The_right_password_leads_to_what_waits_for_the_user()
    {
        var browser = await SignedIn("wang", AccountRole.Office, Some.Village);

        Assert.Equal((HttpStatusCode.Redirect, "/today"), (browser.Status, browser.Location));
    }

    [Fact]
    public async Task A_sign_in_leads_back_to_where_one_wanted_to_go()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        var browser = await Browser().Open("/sign-in?back=%2Fme%3Fa%3D1");
        await browser.Submit("/sign-in", ("name", "wang"), ("password", Password), ("back", browser.Hidden("back")!));

        Assert.Equal("/me?a=1", browser.Location);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Nobody_is_led_to_another_site(string back)
    {
        await Account("wang", AccountRole.Office, Some.Village);
        var browser = await Browser().Open("/sign-in");
        await browser.Submit("/sign-in", ("name", "wang"), ("password", Password), ("back", back));
        Assert.Equal("/today", browser.Location);

        await browser.Open($"/language?to=en&back={Uri.EscapeDataString(back)}");
        Assert.Equal("/", browser.Location);
    }

    [Fact]
    public async Task The_session_cookie_is_closed_to_scripts_to_other_sites_and_to_plain_http()
    {
        var browser = await SignedIn("wang", AccountRole.Office, Some.Village);
        var cookie = browser.SetCookies.Last(set => set.StartsWith("__Host-session=", StringComparison.Ordinal));

        Assert.All(["secure", "httponly", "samesite=lax", "path=/"], attribute => Assert.Contains(attribute, cookie));
        Assert.DoesNotContain("domain", cookie);
    }

    [Theory]
    [InlineData("wang", "wrong-password-1")]
    [InlineData("nobody", Password)]
    public async Task Whoever_errs_is_not_told_whether_there_is_such_an_account(string name, string password)
    {
        await Account("wang", AccountRole.Office, Some.Village);
        var browser = await Browser().SignIn(name, password);

        Assert.Equal(HttpStatusCode.Unauthorized, browser.Status);
        Assert.Contains("登录名或密码不对。", browser.Page);
        Assert.Contains($"value=\"{name}\"", browser.Page);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_also_for_a_copy_of_its_cookie()
    {
        var browser = await SignedIn("wang", AccountRole.Office, Some.Village);
        var session = browser.Cookies["__Host-session"];
        await browser.Open("/me");
        await browser.Submit("/sign-out");
        browser.Cookies["__Host-session"] = session;

        Assert.Equal("/sign-in?back=%2Fme", (await browser.Open("/me")).Location);
    }

    [Fact]
    public async Task A_session_left_alone_is_over_after_twelve_hours_and_one_in_use_after_a_week()
    {
        var browser = await SignedIn("wang", AccountRole.Office, Some.Village);
        for (var hours = 0; hours < 7 * 24; hours += 8)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.Open("/me")).Status);
            Clock.Advance(TimeSpan.FromHours(8));
        }

        Assert.Equal(HttpStatusCode.Redirect, (await browser.Open("/me")).Status);

        await browser.SignIn("wang", Password);
        Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Open("/me")).Status);
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once_and_cannot_come_back()
    {
        var browser = await SignedIn("wang", AccountRole.Office, Some.Village);
        await Part<AccountService>().Change("wang", new NewAccount("wang", "王", null, []), isDisabled: true, default);

        Assert.Equal(HttpStatusCode.Redirect, (await browser.Open("/me")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignIn("wang", Password)).Status);
    }

    [Fact]
    public async Task A_form_from_elsewhere_signs_nobody_in()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        var browser = await Browser().Post("/sign-in", ("name", "wang"), ("password", Password));

        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.DoesNotContain("__Host-session", browser.Cookies.Keys);
    }
}

public class LostSessionTests : AccessTest
{
    [Fact]
    public async Task A_person_at_a_wrong_address_sees_a_page_and_a_program_a_problem()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/nowhere");
        request.Headers.Add("Accept", "text/html,application/xhtml+xml");
        var page = await Anybody.SendAsync(request);
        var problem = await Anybody.GetAsync("/nowhere");

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.Contains("没有这个地址。", await page.Content.ReadAsStringAsync());
        Assert.Equal(
            (HttpStatusCode.NotFound, "application/problem+json"),
            (problem.StatusCode, problem.Content.Headers.ContentType!.MediaType)
        );
    }
}
