using System.Net;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;

namespace CultivatedLand.Tests.Web.Security;

public class FirstRunTests : AccessTest
{
    private static readonly (string, string)[] Typed =
    [
        ("personName", "管理员甲"),
        ("signInName", "guan"),
        ("mail", ""),
        ("password", "wheat-in-autumn"),
        ("passwordAgain", "wheat-in-autumn"),
    ];

    private async Task<string> Link() => $"/first-run/{await Part<AccountService>().FirstRun(default)}";

    [Fact]
    public async Task The_first_link_makes_an_administrator_who_can_sign_in()
    {
        var (link, browser) = (await Link(), Browser());
        await browser.Open(link);
        await browser.Submit(link, Typed);
        await browser.Submit("/sign-in", ("name", "guan"), ("password", "wheat-in-autumn"), ("back", browser.Hidden("back")!));
        Assert.Equal("/settings/accounts", browser.Location);

        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/settings/accounts")).Status);
    }

    [Fact]
    public async Task It_works_once()
    {
        var (link, browser) = (await Link(), Browser());
        await browser.Open(link);
        await browser.Submit(link, Typed);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(link)).Status);
        Assert.Null(await Part<AccountService>().FirstRun(default));
    }

    [Fact]
    public async Task It_ends_after_two_hours()
    {
        var link = await Link();
        Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(HttpStatusCode.NotFound, (await Browser().Open(link)).Status);
    }

    [Fact]
    public async Task A_restart_prints_a_new_one_and_the_old_one_is_dead()
    {
        var (old, current) = (await Link(), await Link());

        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.OK),
            ((await Browser().Open(old)).Status, (await Browser().Open(current)).Status)
        );
    }

    [Fact]
    public async Task A_host_that_starts_often_makes_no_new_one_while_one_is_valid()
    {
        var first = await Part<AccountService>().FirstRunOnce(default);
        var second = await Part<AccountService>().FirstRunOnce(default);

        Assert.Equal((null, first!.EndsAt), (second!.Secret, second.EndsAt));
        Assert.Equal(HttpStatusCode.OK, (await Browser().Open($"/first-run/{first.Secret}")).Status);
    }

    [Fact]
    public async Task A_host_that_starts_often_makes_a_new_one_when_the_last_has_ended()
    {
        var first = await Part<AccountService>().FirstRunOnce(default);
        Clock.Advance(TimeSpan.FromHours(2));
        var second = await Part<AccountService>().FirstRunOnce(default);

        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.OK),
            ((await Browser().Open($"/first-run/{first!.Secret}")).Status, (await Browser().Open($"/first-run/{second!.Secret}")).Status)
        );
    }

    [Fact]
    public async Task Of_machines_that_start_at_once_one_makes_the_link()
    {
        var offers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Part<AccountService>().FirstRunOnce(default))));

        var secret = Assert.Single(offers, offer => offer!.Secret is not null)!.Secret;
        Assert.Equal(HttpStatusCode.OK, (await Browser().Open($"/first-run/{secret}")).Status);
    }

    [Fact]
    public async Task A_damaged_note_of_the_link_keeps_nobody_out_for_good()
    {
        await Part<AccountService>().FirstRunOnce(default);
        var note = (await Cabinet.Find("one-time-links", "first-run", default))!;
        await Cabinet.Put("one-time-links", "first-run", "{"u8.ToArray(), note.Version, default);

        Assert.NotNull((await Part<AccountService>().FirstRunOnce(default))!.Secret);
    }

    [Fact]
    public async Task The_note_of_the_link_is_no_link()
    {
        await Part<AccountService>().FirstRunOnce(default);

        Assert.Equal(HttpStatusCode.NotFound, (await Browser().Open("/first-run/first-run")).Status);
    }

    [Fact]
    public async Task Where_there_is_an_account_a_start_offers_nothing()
    {
        await Account("wang", AccountRole.Office, null);

        Assert.Null(await Part<AccountService>().FirstRunOnce(default));
    }

    [Fact]
    public async Task Where_there_is_an_account_the_link_is_dead()
    {
        var link = await Link();
        await Browser().Open(link);
        var browser = await Browser().Open(link);
        await Account("wang", AccountRole.Office, null);
        await browser.Submit(link, Typed);

        Assert.Null(await Part<AccountStore>().Find("guan", default));
    }

    [Fact]
    public async Task What_will_not_do_is_told_and_what_was_typed_stays()
    {
        var (link, browser) = (await Link(), Browser());
        await browser.Open(link);
        await browser.Submit(
            link,
            [.. Typed.Where(field => field.Item1 is not ("password" or "passwordAgain")), ("password", "short"), ("passwordAgain", "short")]
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("value=\"管理员甲\"", browser.Page);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(link)).Status);
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("..%2F..")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_made_up_link_opens_nothing(string secret) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Browser().Open($"/first-run/{secret}")).Status);

    [Fact]
    public async Task A_link_for_a_password_makes_no_administrator()
    {
        var (secret, _) = await Part<AccountService>().Create(new NewAccount("zhou", "周小麦", null, []), "测试", default);

        Assert.Equal(HttpStatusCode.NotFound, (await Browser().Open($"/first-run/{secret}")).Status);
    }
}
