using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Tests.Hosting;
using CultivatedLand.Functions.Tests.Storage;
using CultivatedLand.Testing.Web;

namespace CultivatedLand.Functions.Tests.Web;

/// <summary>How people get into an app that has just been deployed, through its surface.</summary>
[Collection(nameof(Azurite))]
public sealed partial class SignInTests(AzuriteFixture azurite)
{
    private const string Password = "wheat-in-autumn";

    /// <summary>Where an administrator goes who has signed in by password for the first time: the setting requires a second step.</summary>
    private const string SignedIn = "/me/second-step?back=%2Ftoday";

    private readonly StorageOptions _storage = AzuriteCommand.Path is null ? new() : TableStores.NewOptions(azurite);

    [AzuriteFact]
    public async Task The_link_in_the_log_makes_the_first_administrator_once()
    {
        await using var host = await AzureWebHost.Start(_storage);
        var link = new Uri(Link().Match(string.Join('\n', host.Log)).Value);
        Assert.Equal("https://land.example.cn", link.GetLeftPart(UriPartial.Authority));

        using var client = host.Client();
        var browser = await new Browser(client).Open(link.AbsolutePath);
        await browser.Submit(
            link.AbsolutePath,
            ("personName", "管理员甲"),
            ("signInName", "guan"),
            ("mail", ""),
            ("password", Password),
            ("passwordAgain", Password)
        );
        await browser.SignIn("guan", Password);

        Assert.Equal((HttpStatusCode.Redirect, SignedIn), (browser.Status, browser.Location));
        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(client).Open(link.AbsolutePath)).Status);
        await using var restarted = await AzureWebHost.Start(_storage);
        Assert.DoesNotContain(restarted.Log, record => record.Contains("first-run", StringComparison.Ordinal));
    }

    [AzuriteFact]
    public async Task Machines_that_start_later_log_no_other_link_and_say_until_when_the_first_is_valid()
    {
        await using var first = await AzureWebHost.Start(_storage);
        await using var second = await AzureWebHost.Start(_storage);

        Assert.Single(first.Log, record => Link().IsMatch(record));
        Assert.DoesNotContain(second.Log, record => Link().IsMatch(record));
        Assert.Contains(second.Log, record => record.Contains("first-run.waiting", StringComparison.Ordinal));
        using var client = second.Client();
        Assert.Equal(
            HttpStatusCode.OK,
            (await new Browser(client).Open(new Uri(Link().Match(string.Join('\n', first.Log)).Value).AbsolutePath)).Status
        );
    }

    [AzuriteFact]
    public async Task The_apps_token_makes_an_administrator_who_signs_in()
    {
        await using var host = await AzureWebHost.Start(_storage);
        using var client = host.Client();
        var link = await AddAccount(host, "guan", null);
        var browser = await new Browser(client).Open(link);
        await browser.Submit(link, ("password", Password), ("passwordAgain", Password));

        Assert.Equal(SignedIn, (await new Browser(client).SignIn("guan", Password)).Location);
    }

    [AzuriteFact]
    public async Task A_session_that_began_on_one_machine_goes_on_at_another_until_it_is_ended()
    {
        await using var first = await AzureWebHost.Start(_storage);
        await using var second = await AzureWebHost.Start(_storage);
        using var here = first.Client();
        using var there = second.Client();
        var link = await AddAccount(first, "guan", null);
        await (await new Browser(here).Open(link)).Submit(link, ("password", Password), ("passwordAgain", Password));
        var browser = await new Browser(here).SignIn("guan", Password);
        var moved = new Browser(there);
        foreach (var (name, value) in browser.Cookies)
            moved.Cookies[name] = value;

        Assert.Equal(HttpStatusCode.OK, (await moved.Open(SignedIn)).Status);
        await moved.Submit("/sign-out");
        Assert.Equal("/sign-in?back=%2Fme", (await browser.Open("/me")).Location);
    }

    [AzuriteTheory]
    [InlineData("true", HttpStatusCode.OK)]
    [InlineData("false", HttpStatusCode.Redirect)]
    public async Task Whom_the_platform_names_is_in_only_where_a_setting_says_that_it_signs_people_in(
        string setting,
        HttpStatusCode expected
    )
    {
        await using var host = await AzureWebHost.Start(_storage, ("PlatformAuthenticates", setting));
        await AddAccount(host, "guan", "guan@q.example");
        using var client = host.Client();
        var principal = """{"auth_typ":"aad","claims":[{"typ":"preferred_username","val":"guan@q.example"}]}""";
        client.DefaultRequestHeaders.Add("X-MS-CLIENT-PRINCIPAL", Convert.ToBase64String(Encoding.UTF8.GetBytes(principal)));

        Assert.Equal(expected, (await client.GetAsync("/today")).StatusCode);
    }

    /// <summary>Behind the platform every connection comes from the machine itself. Counted by it, everybody would wait.</summary>
    [AzuriteFact]
    public async Task Thirty_wrong_passwords_from_one_address_make_nobody_else_wait()
    {
        await using var host = await AzureWebHost.Start(_storage);
        var link = await AddAccount(host, "guan", null);
        using (var client = host.Client())
            await (await new Browser(client).Open(link)).Submit(link, ("password", Password), ("passwordAgain", Password));
        for (var attempt = 0; attempt < 31; attempt++)
        {
            using var guessing = host.Client($"198.51.100.{attempt}, 203.0.113.66:{50_000 + attempt}");
            await new Browser(guessing).SignIn($"name{attempt}", "wrong-password");
        }

        using var stranger = host.Client("203.0.113.66:60000");
        await new Browser(stranger).SignIn("guan", "wrong-password");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await new Browser(stranger).SignIn("guan", Password)).Status);
        using var owner = host.Client("198.51.100.7:60000");
        await new Browser(owner).SignIn("guan", "wrong-password");
        Assert.Equal(SignedIn, (await new Browser(owner).SignIn("guan", Password)).Location);
    }

    /// <returns>Path of the link for the password.</returns>
    private static async Task<string> AddAccount(AzureWebHost host, string name, string? mail)
    {
        using var program = host.Client();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AzureSettingsTests.Good["ApiToken"]);
        var answer = await program.PostAsJsonAsync(
            "/api/accounts",
            new
            {
                signInName = name,
                name = "管理员甲",
                mail,
                grants = new[] { new { role = "administrator" } },
            }
        );
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return new Uri(json["link"]!.GetValue<string>()).AbsolutePath;
    }

    [GeneratedRegex("https://[^ ]+/first-run/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
