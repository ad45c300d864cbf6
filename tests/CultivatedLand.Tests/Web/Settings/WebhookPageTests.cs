using System.Net;
using System.Text.RegularExpressions;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Webhooks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Security;

namespace CultivatedLand.Tests.Web.Settings;

public class WebhookPageTests : AccessTest
{
    private const string Page = "/settings/webhooks";

    private async Task<Browser> Opened() => await (await SignedIn("admin", AccountRole.Administrator, null)).Open(Page);

    private async Task<Webhook> Kept() => Assert.Single(await Part<WebhookStore>().All(default)).Hook;

    [Fact]
    public async Task The_secret_that_the_host_made_is_shown_once()
    {
        var browser = await Opened();
        await browser.Submit(
            Page,
            ("name", "监测平台"),
            ("address", "https://example.cn/hook"),
            ("format", "json"),
            ("secret", ""),
            ("places", "")
        );

        var secret = Regex.Match(browser.Page, "id=\"secret\" class=\"secret\" value=\"([^\"]+)\"").Groups[1].Value;
        Assert.Equal((await Kept()).Secret, secret);
        Assert.DoesNotContain(secret, (await browser.Open(Page)).Page);
    }

    [Fact]
    public async Task Of_a_robots_address_only_the_host_is_shown()
    {
        var browser = await Opened();
        await browser.Submit(
            Page,
            ("name", "专班群"),
            ("address", "https://robot.example.cn/send?key=geheim"),
            ("format", "wecom"),
            ("secret", ""),
            ("places", "沙河区/青石镇、沙河区/白塔镇")
        );
        await browser.Open(Page);

        Assert.Contains("robot.example.cn", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", browser.Page, StringComparison.Ordinal);
        Assert.Equal(["沙河区/青石镇", "沙河区/白塔镇"], (await Kept()).Places);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_the_typing_kept()
    {
        var browser = await Opened();
        await browser.Submit(Page, ("name", "专班群"), ("address", "robot"), ("format", "dingtalk"), ("secret", ""), ("places", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("地址“robot”应为完整网址", browser.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"专班群\"", browser.Page, StringComparison.Ordinal);
        Assert.Empty(await Part<WebhookStore>().All(default));
    }

    [Fact]
    public async Task One_that_failed_says_what_the_other_side_answered()
    {
        var hook = new Webhook(
            "h1",
            "监测平台",
            new Uri("https://example.cn/hook"),
            WebhookFormat.Json,
            "a-secret-of-some-length",
            [],
            IsOn: true,
            Clock.GetUtcNow(),
            "测试"
        );
        await Part<WebhookStore>().Add(hook, default);
        await new CultivatedLand.Application.Records.RecordSet<WebhookProgress>(Cabinet, "webhook-progress").Change(
            "h1",
            before => before! with { Failures = 3, NextAttempt = Clock.GetUtcNow().AddHours(1), Trouble = "HTTP 503" },
            default
        );

        var page = (await Opened()).Page;

        Assert.Contains("连续失败3次", page, StringComparison.Ordinal);
        Assert.Contains("HTTP 503", page, StringComparison.Ordinal);
        Assert.Contains("2023-07-20 09:00 再试", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_is_switched_off_and_removed()
    {
        var browser = await Opened();
        await browser.Submit(Page, ("name", "监测平台"), ("address", "https://example.cn/hook"), ("format", "json"));
        var id = (await Kept()).Id;
        await browser.Open(Page);
        await browser.Submit($"{Page}/{id}/off");
        Assert.False((await Kept()).IsOn);

        await browser.Open(Page);
        await browser.Submit($"{Page}/{id}/remove");
        Assert.Contains("将删除推送“监测平台”", browser.Page, StringComparison.Ordinal);
        await browser.Submit($"{Page}/{id}/remove", ("confirmed", "yes"));
        Assert.Empty(await Part<WebhookStore>().All(default));
    }

    [Fact]
    public async Task The_index_shows_the_rooms_of_the_host_to_those_who_may_enter_them()
    {
        var town = await (await SignedIn("town", AccountRole.Administrator, Some.Village)).Open("/settings");
        Assert.DoesNotContain("/settings/webhooks", town.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("/settings/accounts", town.Page, StringComparison.Ordinal);

        var host = await (await SignedIn("host", AccountRole.Administrator, null)).Open("/settings");
        Assert.All(
            ["webhooks", "accounts", "audit"],
            room => Assert.Contains($"\"/settings/{room}\"", host.Page, StringComparison.Ordinal)
        );
    }
}
