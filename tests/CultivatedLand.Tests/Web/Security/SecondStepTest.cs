using System.Text.RegularExpressions;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Security;

/// <summary>The surface with people whose sign-in asks for a code after the password.</summary>
public abstract partial class SecondStepTest : AccessTest
{
    private protected async Task<SecondStep?> StepOf(string name) => (await Part<AccountStore>().Find(name, default))!.SecondStep;

    /// <summary>Somebody who has turned the second step on, half a minute ago.</summary>
    private protected async Task<Device> TurnedOn(string name = "wang", AccountRole role = AccountRole.Office, string? mail = null)
    {
        var browser = await SignedIn(name, role, role == AccountRole.Administrator ? null : Some.Village, mail);
        var device = await TurnOn(browser);
        Clock.Advance(TimeSpan.FromSeconds(30));
        return device;
    }

    private protected async Task<Device> TurnOn(Browser browser)
    {
        await browser.Open("/me/second-step");
        var authenticator = Authenticator.Scanned(browser.Page, Clock);
        await SubmitSetup(browser, authenticator.Code(), Password);
        return new Device(browser, authenticator, [.. RecoveryCode().Matches(browser.Page).Select(code => code.Groups["code"].Value)]);
    }

    private protected static Task<Browser> SubmitSetup(Browser browser, string code, string password) =>
        browser.Submit(
            "/me/second-step/on",
            ("setup", browser.Hidden("setup") ?? ""),
            ("code", code),
            ("currentPassword", password),
            ("back", browser.Hidden("back") ?? "")
        );

    private protected static async Task<Browser> TurnOff(Browser browser, string code, string password)
    {
        await browser.Open("/me/second-step");
        return await browser.Submit("/me/second-step/off", ("code", code), ("currentPassword", password));
    }

    /// <summary>A browser in which the password was given.</summary>
    private protected async Task<Browser> Waiting(string name = "wang", Browser? browser = null) =>
        await (browser ?? Browser()).SignIn(name, Password);

    private protected static async Task<Browser> Enter(Browser browser, string code)
    {
        await browser.Open("/sign-in/code");
        return await browser.Submit("/sign-in/code", ("code", code), ("back", browser.Hidden("back") ?? ""));
    }

    [GeneratedRegex("data-recovery-code>(?<code>[^<]+)<")]
    private static partial Regex RecoveryCode();

    private protected sealed record Device(Browser Browser, Authenticator Authenticator, IReadOnlyList<string> RecoveryCodes);
}
