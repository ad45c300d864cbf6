using System.Text.RegularExpressions;
using CultivatedLand.Acceptance.Hosting;
using Microsoft.Playwright;

namespace CultivatedLand.Acceptance.Browser;

/// <summary>How people come in: the first by the link that the host prints, the others by the link that the first one hands them.</summary>
internal static partial class SignIn
{
    public const string Password = "green-fields-2023";

    /// <summary>By the first-run link, to the end of signing in.</summary>
    public static async Task BecomeAdministrator(this BrowserSession browserSession, HostProcess host, string person = "孙干事")
    {
        var link = await Eventually.Have(
            "the first-run link on the host's console",
            () => Task.FromResult(FirstRun().Match(host.Said) is { Success: true } found ? found.Value : null)
        );
        await browserSession.Open(new Uri(link).AbsolutePath);
        await browserSession.Page.FillAsync("#personName", person);
        await browserSession.Page.FillAsync("#signInName", "admin");
        await browserSession.FillNewPassword();
        await browserSession.Press("建立账号");
        await browserSession.Enter("admin");
    }

    /// <summary>An account made in the console, whose holder then sets a password on another screen.</summary>
    /// <param name="role">The role's code: <c>supervisor</c>.</param>
    public static async Task<string> MakeAccount(
        this BrowserSession administrator,
        string signInName,
        string person,
        string role,
        string place
    )
    {
        await administrator.Open("/settings/accounts/new");
        await administrator.Page.FillAsync("#personName", person);
        await administrator.Page.FillAsync("#signInName", signInName);
        await administrator.Page.Locator("select[name=role]").First.SelectOptionAsync(role);
        await administrator.Page.Locator("input[name=place]").First.FillAsync(place);
        await administrator.Page.Locator("main form button[type=submit]").Last.ClickAsync();
        return WelcomeLink().Match(await administrator.Page.ContentAsync()) is { Success: true } link
            ? link.Value
            : throw new InvalidOperationException($"No one-time link on the page: {await administrator.Text()}");
    }

    public static async Task SetPasswordAndEnter(this BrowserSession browserSession, string welcome, string signInName)
    {
        await browserSession.Open(welcome);
        await browserSession.FillNewPassword();
        await browserSession.Press("设置密码");
        if (await browserSession.Page.Locator("form[action='/sign-in']").CountAsync() > 0)
            await browserSession.Enter(signInName);
    }

    public static async Task Enter(this BrowserSession browserSession, string signInName)
    {
        await browserSession.Page.FillAsync("#name", signInName);
        await browserSession.Page.FillAsync("#password", Password);
        await browserSession.Press("登录");
        await Assertions.Expect(browserSession.Page.Locator("body.console")).ToBeVisibleAsync();
    }

    private static async Task FillNewPassword(this BrowserSession browserSession)
    {
        foreach (var field in await browserSession.Page.Locator("input[type=password]").AllAsync())
            await field.FillAsync(Password);
    }

    [GeneratedRegex(@"https?://\S+/first-run/[A-Za-z0-9_\-]+")]
    private static partial Regex FirstRun();

    [GeneratedRegex(@"/welcome/[A-Za-z0-9_\-]+")]
    private static partial Regex WelcomeLink();
}
