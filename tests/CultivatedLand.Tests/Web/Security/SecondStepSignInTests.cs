using System.Net;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Security;

/// <summary>Signing in with a code after the password.</summary>
public class SecondStepSignInTests : SecondStepTest
{
    private protected override string ClientAddressHeader => "X-Forwarded-For";

    private Browser From(string address)
    {
        var client = NewClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return new Browser(client);
    }

    [Fact]
    public async Task The_password_and_a_code_lead_to_what_waits_for_the_user()
    {
        var device = await TurnedOn();

        Assert.Equal("/today", (await Enter(await Waiting(), device.Authenticator.Code())).Location);
    }

    [Fact]
    public async Task A_sign_in_with_a_code_leads_back_to_where_one_wanted_to_go()
    {
        var device = await TurnedOn();
        var browser = await Browser().Open("/sign-in?back=%2Fme%3Fa%3D1");
        await browser.Submit("/sign-in", ("name", "wang"), ("password", Password), ("back", browser.Hidden("back")!));
        await browser.Open(browser.Location!);
        await browser.Submit("/sign-in/code", ("code", device.Authenticator.Code()), ("back", browser.Hidden("back")!));

        Assert.Equal("/me?a=1", browser.Location);
    }

    [Fact]
    public async Task The_password_alone_opens_nothing()
    {
        await TurnedOn();
        var browser = await Waiting();

        Assert.Equal("/sign-in/code?back=%2F", browser.Location);
        Assert.DoesNotContain("__Host-session", browser.Cookies.Keys);
        Assert.DoesNotContain("__Host-device", browser.Cookies.Keys);
        Assert.Equal("/sign-in?back=%2Fme", (await browser.Open("/me")).Location);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Open("/api/tasks")).Status);
    }

    [Fact]
    public async Task What_waits_for_the_code_is_closed_to_scripts_to_other_sites_and_to_plain_http()
    {
        await TurnedOn();
        var cookie = (await Waiting()).SetCookies.Last(set => set.StartsWith("__Host-sign-in=", StringComparison.Ordinal));

        Assert.All(["secure", "httponly", "samesite=lax", "path=/", "max-age=300"], attribute => Assert.Contains(attribute, cookie));
    }

    [Fact]
    public async Task A_wrong_code_opens_nothing()
    {
        var device = await TurnedOn();
        var browser = await Enter(await Waiting(), device.Authenticator.WrongCode());

        Assert.Equal(HttpStatusCode.Unauthorized, browser.Status);
        Assert.DoesNotContain("__Host-session", browser.Cookies.Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("１２３４５６")]
    [InlineData("AAAAA-AAAAA-AAAAA-AAAAA-AAAAA")]
    public async Task What_is_no_code_opens_nothing(string code)
    {
        await TurnedOn();

        Assert.Equal(HttpStatusCode.Unauthorized, (await Enter(await Waiting(), code)).Status);
    }

    [Fact]
    public async Task A_code_signs_in_once()
    {
        var device = await TurnedOn();
        await Enter(await Waiting(), device.Authenticator.Code());
        var second = await Enter(await Waiting(), device.Authenticator.Code());

        Assert.Equal(HttpStatusCode.Unauthorized, second.Status);
        Assert.Contains("已经用过", second.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_that_turned_the_second_step_on_does_not_sign_in()
    {
        var device = await TurnOn(await SignedIn("wang", AccountRole.Office, Some.Village));

        Assert.Equal(HttpStatusCode.Unauthorized, (await Enter(await Waiting(), device.Authenticator.Code())).Status);
    }

    [Fact]
    public async Task A_code_older_than_one_that_was_used_does_not_sign_in()
    {
        var device = await TurnedOn();
        Clock.Advance(TimeSpan.FromSeconds(60));
        await Enter(await Waiting(), device.Authenticator.Code());

        Assert.Equal(HttpStatusCode.Unauthorized, (await Enter(await Waiting(), device.Authenticator.Code(-1))).Status);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_device_may_be_half_a_minute_off(int steps)
    {
        var device = await TurnedOn();
        Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("/today", (await Enter(await Waiting(), device.Authenticator.Code(steps))).Location);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public async Task A_device_may_not_be_a_whole_minute_off(int steps)
    {
        var device = await TurnedOn();
        Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(HttpStatusCode.Unauthorized, (await Enter(await Waiting(), device.Authenticator.Code(steps))).Status);
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once()
    {
        var device = await TurnedOn();
        Assert.Equal("/today", (await Enter(await Waiting(), device.RecoveryCodes[3])).Location);

        Assert.Equal(HttpStatusCode.Unauthorized, (await Enter(await Waiting(), device.RecoveryCodes[3])).Status);
        Assert.Equal("/today", (await Enter(await Waiting(), device.RecoveryCodes[4])).Location);
    }

    [Fact]
    public async Task A_recovery_code_may_be_typed_small_and_without_hyphens()
    {
        var device = await TurnedOn();
        var typed = device.RecoveryCodes[0].Replace('-', ' ').ToLowerInvariant();

        Assert.Equal("/today", (await Enter(await Waiting(), typed)).Location);
    }

    [Fact]
    public async Task What_waits_for_the_code_counts_in_its_own_browser_alone()
    {
        var device = await TurnedOn();
        var waiting = (await Waiting()).Cookies["__Host-sign-in"];
        var other = await Browser().Open("/sign-in");
        other.Cookies["__Host-sign-in"] = waiting;
        await other.Submit("/sign-in/code", ("code", device.Authenticator.Code()));

        Assert.Equal(HttpStatusCode.Unauthorized, other.Status);
        Assert.DoesNotContain("__Host-session", other.Cookies.Keys);
    }

    [Fact]
    public async Task After_five_minutes_the_password_is_asked_for_again()
    {
        var device = await TurnedOn();
        var browser = await (await Waiting()).Open("/sign-in/code");
        Clock.Advance(TimeSpan.FromMinutes(5));
        await browser.Submit("/sign-in/code", ("code", device.Authenticator.Code()));

        Assert.Equal(HttpStatusCode.Unauthorized, browser.Status);
        Assert.Contains("请重新输入登录名和密码", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("__Host-session", browser.Cookies.Keys);
    }

    [Fact]
    public async Task One_password_waits_for_one_code()
    {
        var device = await TurnedOn();
        var browser = await (await Waiting()).Open("/sign-in/code");
        var waiting = browser.Cookies["__Host-sign-in"];
        await browser.Submit("/sign-in/code", ("code", device.Authenticator.Code()));
        browser.Cookies.Remove("__Host-session");
        browser.Cookies["__Host-sign-in"] = waiting;
        Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("/sign-in?back=%2F", (await browser.Open("/sign-in/code")).Location);
    }

    [Fact]
    public async Task A_new_password_ends_what_waits_for_a_code()
    {
        var device = await TurnedOn();
        var browser = await (await Waiting()).Open("/sign-in/code");
        await Part<AccountService>().SetPassword("wang", "another-green-field", default);
        await browser.Submit("/sign-in/code", ("code", device.Authenticator.Code()));

        Assert.Contains("请重新输入登录名和密码", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_elsewhere_enters_no_code()
    {
        var device = await TurnedOn();
        var browser = await Waiting();
        await browser.Post("/sign-in/code", ("code", device.Authenticator.Code()));

        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
    }

    [Fact]
    public async Task A_known_device_is_asked_for_the_code_all_the_same()
    {
        var device = await TurnedOn();
        device.Browser.Cookies.Remove("__Host-session");

        Assert.Equal("/sign-in/code?back=%2F", (await Waiting(browser: device.Browser)).Location);
    }

    [Fact]
    public async Task After_five_wrong_codes_the_right_one_waits_too()
    {
        var device = await TurnedOn();
        var browser = await Waiting();
        for (var attempt = 0; attempt < 5; attempt++)
            await Enter(browser, device.Authenticator.WrongCode());
        await Enter(browser, device.Authenticator.Code());

        Assert.Equal(HttpStatusCode.TooManyRequests, browser.Status);
        Assert.Equal(TimeSpan.FromMinutes(1), browser.Last.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task The_right_password_in_between_gives_no_further_codes()
    {
        var device = await TurnedOn();
        for (var attempt = 0; attempt < 5; attempt++)
            await Enter(await Waiting(), device.Authenticator.WrongCode());

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Waiting()).Status);
    }

    [Fact]
    public async Task Codes_are_not_guessed_from_many_addresses_and_the_known_device_goes_in()
    {
        var device = await TurnedOn();
        for (var number = 1; number <= 10; number++)
            await Enter(await Waiting(browser: From($"203.0.113.{number}")), device.Authenticator.WrongCode());
        var another = await Enter(await Waiting(browser: From("203.0.113.66")), device.Authenticator.Code());
        Assert.Equal(HttpStatusCode.TooManyRequests, another.Status);

        device.Browser.Cookies.Remove("__Host-session");
        Assert.Equal("/today", (await Enter(await Waiting(browser: device.Browser), device.Authenticator.Code())).Location);
    }

    [Fact]
    public async Task The_owner_is_told_that_somebody_knows_the_password_and_guesses_codes()
    {
        var device = await TurnedOn(mail: "wang@q.example");
        var browser = await Waiting();
        for (var attempt = 0; attempt < 5; attempt++)
            await Enter(browser, device.Authenticator.WrongCode());

        Assert.Single(Office.Outbox.Records, mail => mail.Content.Subject.Contains("有人知道您的密码", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_owner_is_told_that_somebody_used_a_code_again()
    {
        var device = await TurnedOn(mail: "wang@q.example");
        await Enter(await Waiting(), device.Authenticator.Code());
        await Enter(await Waiting(), device.Authenticator.Code());

        Assert.Single(Office.Outbox.Records, mail => mail.Content.Subject.Contains("用过的验证码", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_for_programs_is_asked_for_no_code()
    {
        await TurnedOn();
        using var program = await Program("wang");

        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/tasks")).StatusCode);
    }
}
