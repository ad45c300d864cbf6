using System.Net;
using System.Text;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.DataProtection;

namespace CultivatedLand.Tests.Web.Security;

/// <summary>Turning the second step on and off.</summary>
public class SecondStepSetupTests : SecondStepTest
{
    [Fact]
    public async Task The_page_shows_the_secret_as_a_picture_as_text_and_as_an_address()
    {
        var browser = await (await SignedIn("wang", AccountRole.Office, Some.Village)).Open("/me/second-step");
        var secret = Authenticator.Scanned(browser.Page, Clock).Secret;

        Assert.Equal(32, secret.Length);
        Assert.Contains("<svg", browser.Page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{secret[..4]} {secret[4..8]} ", browser.Page, StringComparison.Ordinal);
        Assert.Contains(
            $"otpauth://totp/land.example.cn:wang?secret={secret}",
            WebUtility.HtmlDecode(browser.Page),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_picture_needs_no_style_that_the_policy_of_the_pages_forbids()
    {
        var browser = await (await SignedIn("wang", AccountRole.Office, Some.Village)).Open("/me/second-step");

        Assert.DoesNotContain("style=", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_on_before_a_right_code_has_come()
    {
        var browser = await (await SignedIn("wang", AccountRole.Office, Some.Village)).Open("/me/second-step");
        await SubmitSetup(browser, Authenticator.Scanned(browser.Page, Clock).WrongCode(), Password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Null(await StepOf("wang"));
    }

    [Fact]
    public async Task A_page_with_a_wrong_code_keeps_its_secret()
    {
        var browser = await (await SignedIn("wang", AccountRole.Office, Some.Village)).Open("/me/second-step");
        var device = Authenticator.Scanned(browser.Page, Clock);
        await SubmitSetup(browser, device.WrongCode(), Password);
        await SubmitSetup(browser, device.Code(), Password);

        Assert.NotNull(await StepOf("wang"));
    }

    [Fact]
    public async Task A_second_page_of_the_setup_changes_no_device_that_is_on()
    {
        var browser = await (await SignedIn("wang", AccountRole.Office, Some.Village)).Open("/me/second-step");
        var device = Authenticator.Scanned(browser.Page, Clock);
        await SubmitSetup(browser, device.Code(), Password);
        var on = await StepOf("wang");
        Assert.NotNull(on);
        var service = Part<SecondStepService>();
        var secret = service.NewSecret();

        Assert.Null(await service.TurnOn("wang", secret, new Authenticator(secret, Clock).Code(), default));
        Assert.Equal(on.Secret, (await StepOf("wang"))!.Secret);
    }

    [Fact]
    public async Task Nothing_is_on_without_the_present_password()
    {
        var browser = await (await SignedIn("wang", AccountRole.Office, Some.Village)).Open("/me/second-step");
        await SubmitSetup(browser, Authenticator.Scanned(browser.Page, Clock).Code(), "not this one");

        Assert.Contains("现在的密码不对", browser.Page, StringComparison.Ordinal);
        Assert.Null(await StepOf("wang"));
    }

    [Fact]
    public async Task A_secret_from_the_page_of_somebody_else_is_not_taken()
    {
        var other = await (await SignedIn("zhang", AccountRole.Office, Some.Village)).Open("/me/second-step");
        var browser = await (await SignedIn("wang", AccountRole.Office, Some.Village)).Open("/me/second-step");
        var code = Authenticator.Scanned(other.Page, Clock).Code();
        await browser.Submit("/me/second-step/on", ("setup", other.Hidden("setup")!), ("code", code), ("currentPassword", Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Null(await StepOf("wang"));
    }

    [Fact]
    public async Task A_page_that_was_open_for_half_an_hour_turns_nothing_on()
    {
        var browser = await (await SignedIn("wang", AccountRole.Office, Some.Village)).Open("/me/second-step");
        var device = Authenticator.Scanned(browser.Page, Clock);
        Clock.Advance(TimeSpan.FromMinutes(30));
        await SubmitSetup(browser, device.Code(), Password);

        Assert.Null(await StepOf("wang"));
    }

    [Fact]
    public async Task Whoever_turns_it_on_stays_and_other_devices_are_out()
    {
        var browser = await SignedIn("wang", AccountRole.Office, Some.Village);
        var other = await Browser().SignIn("wang", Password);
        await TurnOn(browser);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), ((await browser.Open("/me")).Status, (await other.Open("/me")).Status));
    }

    [Fact]
    public async Task Turning_it_on_and_off_is_in_the_audit()
    {
        var device = await TurnedOn();
        await TurnOff(device.Browser, device.Authenticator.Code(), Password);
        var noted = (await Part<AuditLog>().Latest(10, default)).Select(act => act.What);

        Assert.Equal(["second step off: wang", "second step on: wang"], noted.Order());
    }

    [Fact]
    public async Task The_owner_is_told_by_mail_when_it_is_turned_on_and_off()
    {
        var device = await TurnedOn(mail: "wang@q.example");
        await TurnOff(device.Browser, device.Authenticator.Code(), Password);

        Assert.Equal(
            ["【账号提醒】第二验证已取消", "【账号提醒】第二验证已启用"],
            Office.Outbox.Records.Select(mail => mail.Content.Subject).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Ten_recovery_codes_are_shown_once()
    {
        var device = await TurnedOn();
        Assert.Equal(10, device.RecoveryCodes.Distinct().Count());

        await device.Browser.Open("/me/second-step");
        Assert.DoesNotContain(device.RecoveryCodes[0], device.Browser.Page, StringComparison.Ordinal);
        Assert.Contains("还有10个恢复码", device.Browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_stored_has_neither_the_secret_nor_a_recovery_code()
    {
        var device = await TurnedOn();
        var stored = Encoding.UTF8.GetString((await Cabinet.Find("accounts", "wang", default))!.Content);

        Assert.DoesNotContain(
            device.RecoveryCodes.Append(device.Authenticator.Secret),
            secret => stored.Contains(secret, StringComparison.OrdinalIgnoreCase)
        );
    }

    [Theory]
    [InlineData(false, Password)]
    [InlineData(true, "not this one")]
    public async Task Turning_it_off_asks_for_the_password_and_a_code(bool isRightCode, string password)
    {
        var device = await TurnedOn();
        await TurnOff(device.Browser, isRightCode ? device.Authenticator.Code() : device.Authenticator.WrongCode(), password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, device.Browser.Status);
        Assert.NotNull(await StepOf("wang"));
    }

    [Fact]
    public async Task Once_it_is_off_the_password_is_enough_and_other_devices_are_out()
    {
        var device = await TurnedOn();
        var other = await Enter(await Waiting(), device.Authenticator.Code());
        Clock.Advance(TimeSpan.FromSeconds(30));
        await TurnOff(device.Browser, device.Authenticator.Code(), Password);

        Assert.Equal(HttpStatusCode.Redirect, (await other.Open("/me")).Status);
        Assert.Equal("/today", (await Browser().SignIn("wang", Password)).Location);
    }

    [Fact]
    public async Task Codes_for_turning_it_off_are_not_guessed_without_end()
    {
        var device = await TurnedOn();
        for (var attempt = 0; attempt < 5; attempt++)
            await TurnOff(device.Browser, device.Authenticator.WrongCode(), Password);
        await TurnOff(device.Browser, device.Authenticator.Code(), Password);

        Assert.NotNull(await StepOf("wang"));
        Assert.Contains("分钟后再试", device.Browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_by_a_link_keeps_the_second_step()
    {
        await TurnedOn();
        var secret = await Part<AccountService>().Invite("wang", default);
        await Part<AccountService>().Welcome(secret!, "another-green-field", "another-green-field", default);

        Assert.Equal("/sign-in/code?back=%2F", (await Browser().SignIn("wang", "another-green-field")).Location);
    }

    [Fact]
    public async Task Another_administrator_turns_it_off_on_the_page_of_the_account()
    {
        await TurnedOn();
        var browser = await (await SignedIn("guan", AccountRole.Administrator, null)).Open("/settings/accounts/wang");
        await browser.Submit("/settings/accounts/wang/second-step/off");

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Null(await StepOf("wang"));
    }

    [Fact]
    public async Task Nobody_turns_their_own_off_on_the_page_of_the_account()
    {
        var device = await TurnedOn("guan", AccountRole.Administrator);
        await device.Browser.Open("/settings/accounts/guan");
        await device.Browser.Submit("/settings/accounts/guan/second-step/off");

        Assert.Equal(HttpStatusCode.Conflict, device.Browser.Status);
        Assert.NotNull(await StepOf("guan"));
    }

    [Fact]
    public async Task The_token_of_the_machine_turns_it_off_and_the_account_can_sign_in()
    {
        await TurnedOn();

        Assert.Equal(HttpStatusCode.OK, (await Administrator.PostAsync("/api/accounts/Wang/second-step/off", null)).StatusCode);
        Assert.Equal("/today", (await Browser().SignIn("wang", Password)).Location);
    }

    [Fact]
    public async Task A_token_of_the_account_itself_does_not_turn_it_off()
    {
        await TurnedOn("guan", AccountRole.Administrator);
        using var program = await Program("guan");

        Assert.Equal(HttpStatusCode.Conflict, (await program.PostAsync("/api/accounts/guan/second-step/off", null)).StatusCode);
        Assert.NotNull(await StepOf("guan"));
    }

    [Fact]
    public async Task An_account_that_is_not_there_has_nothing_to_turn_off() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Administrator.PostAsync("/api/accounts/nobody/second-step/off", null)).StatusCode);
}

public class DeviceCodesTests
{
    /// <summary>RFC 6238, appendix B, the last six of eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var codes = new DeviceCodes(new EphemeralDataProtectionProvider());
        var secret = codes.Seal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

        Assert.Equal(seconds / 30, codes.StepOf(secret, code, DateTimeOffset.FromUnixTimeSeconds(seconds)));
    }

    [Fact]
    public void A_secret_that_was_sealed_by_lost_keys_opens_nothing()
    {
        var secret = new DeviceCodes(new EphemeralDataProtectionProvider()).Seal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        var codes = new DeviceCodes(new EphemeralDataProtectionProvider());

        Assert.Null(codes.StepOf(secret, "287082", DateTimeOffset.FromUnixTimeSeconds(59)));
    }
}
