using System.Net;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Security;

/// <summary>Powers are lent by their owner, or by somebody who may grant them everywhere, and by nobody else.</summary>
public class LendingTests : AccessTest
{
    private static readonly Place Elsewhere = Place.Parse("沙河区/白塔镇/柳湾村")!;

    private async Task<Browser> Li(AccountRole role = AccountRole.Leader)
    {
        var li = await SignedIn("li", role, Some.Village);
        await Account("zhao", AccountRole.GridMember, Elsewhere);
        return await li.Open("/me");
    }

    private static (string, string)[] Form(string to = "zhao", string first = "2023-07-18", string last = "2023-07-25") =>
        [("lendTo", to), ("lendFirst", first), ("lendLast", last)];

    private static Task<HttpResponseMessage> Acknowledge(HttpClient who) => who.PostAsync($"/api/tasks/{Some.Id}/acknowledge", null);

    private async Task<string> Key() => Assert.Single(await Part<LendingStore>().Of("li", default)).Key;

    [Fact]
    public async Task Whoever_acts_for_the_owner_does_so_with_both_names()
    {
        var li = await Li();
        await li.Submit("/me/lendings", Form());
        Assert.Equal(HttpStatusCode.OK, li.Status);

        Assert.Equal(HttpStatusCode.OK, (await Acknowledge(await Program("zhao"))).StatusCode);
        Assert.Equal("zhao先生（代li先生）", (await Office.Ledger.History(Some.Id, 0, 100, default))[^1].By);
    }

    [Theory]
    [InlineData("2023-07-20", "2023-07-20", HttpStatusCode.OK)]
    [InlineData("2023-07-21", "2023-07-25", HttpStatusCode.Forbidden)]
    public async Task It_counts_from_its_first_to_its_last_day(string first, string last, HttpStatusCode expected)
    {
        await (await Li()).Submit("/me/lendings", Form("zhao", first, last));

        Assert.Equal(expected, (await Acknowledge(await Program("zhao"))).StatusCode);
    }

    [Fact]
    public async Task After_its_last_day_it_is_over_by_itself()
    {
        await (await Li()).Submit("/me/lendings", Form("zhao", "2023-07-18", "2023-07-20"));
        Clock.MoveTo("2023-07-21 08:00");

        Assert.Equal(HttpStatusCode.Forbidden, (await Acknowledge(await Program("zhao"))).StatusCode);
    }

    [Fact]
    public async Task Its_owner_ends_it_at_once_and_both_pages_keep_who_and_when()
    {
        var li = await Li();
        await li.Submit("/me/lendings", Form());
        var zhao = await (await Browser().SignIn("zhao", Password)).Open("/me");
        Assert.Contains("（代li先生）", WebUtility.HtmlDecode(zhao.Page), StringComparison.Ordinal);

        await li.Submit("/me/lendings/end", ("lending", await Key()));

        Assert.Equal(HttpStatusCode.Forbidden, (await Acknowledge(await Program("zhao"))).StatusCode);
        Assert.All(
            [await li.Open("/me"), await zhao.Open("/me")],
            page => Assert.Contains("li先生于 2023-07-20 08:00 结束", WebUtility.HtmlDecode(page.Page), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Nobody_ends_what_another_has_lent()
    {
        await (await Li()).Submit("/me/lendings", Form());
        var zhao = await (await Browser().SignIn("zhao", Password)).Open("/me");

        await zhao.Submit("/me/lendings/end", ("lending", await Key()));

        Assert.Equal(HttpStatusCode.NotFound, zhao.Status);
        Assert.Equal(HttpStatusCode.OK, (await Acknowledge(await Program("zhao"))).StatusCode);
    }

    [Fact]
    public async Task One_of_several_powers_is_lent_alone()
    {
        var li = await Li();
        await Part<AccountService>()
            .Change(
                "li",
                new NewAccount(
                    "li",
                    "li先生",
                    null,
                    [new Grant(AccountRole.Leader, Some.Village), new Grant(AccountRole.Office, Elsewhere.Parent)]
                ),
                false,
                default
            );
        await li.Submit("/me/lendings", [.. Form(), ("lendGrant", $"office {Elsewhere.Parent}")]);
        Assert.Equal(HttpStatusCode.OK, li.Status);

        Assert.Equal(
            [(AccountRole.Office, Elsewhere.Parent)],
            (await Part<LentGrants>().To((await Part<AccountStore>().Find("zhao", default))!, default)).Select(grant =>
                (grant.Role, grant.Place)
            )
        );
    }

    [Fact]
    public async Task A_power_that_is_not_the_owners_is_refused_and_does_not_become_all()
    {
        var li = await Li();
        await li.Submit("/me/lendings", [.. Form(), ("lendGrant", "office *")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, li.Status);
        Assert.Empty(await Part<LendingStore>().Of("li", default));
    }

    [Fact]
    public async Task Administration_is_never_lent()
    {
        var li = await SignedIn("li", AccountRole.Administrator, null);
        await Account("zhao", AccountRole.GridMember, Elsewhere);
        await li.Open("/me");
        await li.Submit("/me/lendings", Form());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, li.Status);
        Assert.Contains("管理权限不能委托", WebUtility.HtmlDecode(li.Page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AccountRole.Office, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Forbidden)]
    [InlineData(AccountRole.Supervisor, HttpStatusCode.OK, HttpStatusCode.Conflict)]
    public async Task A_supervisors_powers_go_to_another_supervisor_alone(AccountRole own, HttpStatusCode lent, HttpStatusCode act)
    {
        var li = await SignedIn("li", AccountRole.Supervisor, Some.Village);
        await Account("zhao", own, Elsewhere);
        await li.Open("/me");
        await li.Submit("/me/lendings", Form());

        Assert.Equal(lent, li.Status);
        Assert.Equal(act, (await (await Program("zhao")).PostAsync($"/api/tasks/{Some.Id}/close-out", null)).StatusCode);
    }

    [Fact]
    public async Task What_was_lent_is_not_lent_on()
    {
        await (await Li()).Submit("/me/lendings", Form());
        await Account("wang", AccountRole.GridMember, Elsewhere);
        var zhao = await (await Browser().SignIn("zhao", Password)).Open("/me");
        await zhao.Submit("/me/lendings", Form("wang"));

        Assert.Equal(HttpStatusCode.Forbidden, (await Acknowledge(await Program("wang"))).StatusCode);
    }

    [Fact]
    public async Task A_disabled_owner_lends_nothing()
    {
        await (await Li()).Submit("/me/lendings", Form());
        await Part<AccountService>()
            .Change("li", new NewAccount("li", "li先生", null, [new Grant(AccountRole.Leader, Some.Village)]), true, default);

        Assert.Equal(HttpStatusCode.Forbidden, (await Acknowledge(await Program("zhao"))).StatusCode);
    }

    [Theory]
    [InlineData("", "2023-07-18", "2023-07-25", "没有填写代您办理的人")]
    [InlineData("nobody", "2023-07-18", "2023-07-25", "没有登录名为“nobody”的可用账号")]
    [InlineData("li", "2023-07-18", "2023-07-25", "不能委托给自己")]
    [InlineData("zhao", "", "2023-07-25", "没有填写起止日期")]
    [InlineData("zhao", "2023-07-25", "2023-07-24", "早于第一天2023-07-25")]
    [InlineData("zhao", "2023-07-01", "2023-07-19", "已经过去")]
    [InlineData("zhao", "2023-07-20", "2025-07-19", "超过366天")]
    public async Task What_cannot_be_lent_is_said_and_what_was_typed_stays(string to, string first, string last, string words)
    {
        var li = await Li();
        await li.Submit("/me/lendings", Form(to, first, last));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, li.Status);
        Assert.Contains(words, WebUtility.HtmlDecode(li.Page), StringComparison.Ordinal);
        Assert.Contains($"value=\"{last}\"", li.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_lends_for_somebody_who_is_away_already_and_an_office_may_not()
    {
        await Li();
        var office = await SignedIn("town", AccountRole.Office, Some.Village.Parent);
        await office.Open("/me");
        await office.Submit("/settings/accounts/li/lendings", Form());
        Assert.Equal(HttpStatusCode.Forbidden, office.Status);

        var all = await SignedIn("all", AccountRole.Administrator, null);
        await all.Open("/settings/accounts/li");
        await all.Submit("/settings/accounts/li/lendings", Form());

        Assert.Equal(HttpStatusCode.OK, (await Acknowledge(await Program("zhao"))).StatusCode);
        Assert.Contains("all先生", WebUtility.HtmlDecode((await all.Open("/settings/accounts/zhao")).Page), StringComparison.Ordinal);
        await all.Open("/settings/accounts/li");
        await all.Submit("/settings/accounts/li/lendings/end", ("lending", await Key()));
        Assert.Equal(HttpStatusCode.Forbidden, (await Acknowledge(await Program("zhao"))).StatusCode);
    }

    [Fact]
    public async Task A_token_that_may_only_read_lends_nothing()
    {
        await Li();
        using var reader = await Program("li", readsOnly: true);

        var answer = await reader.PostAsync(
            "/me/lendings",
            new FormUrlEncodedContent(Form().Select(field => KeyValuePair.Create(field.Item1, field.Item2)))
        );

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await Part<LendingStore>().Of("li", default));
    }

    [Fact]
    public void Where_ones_own_grant_will_do_one_acts_in_ones_own_name()
    {
        var user = new CurrentUser("zhao", "赵副", [new(AccountRole.Leader, Some.Village, "李村长"), new(AccountRole.Office, Elsewhere)]);

        Assert.Equal(
            ("赵副（代李村长）", "赵副"),
            (user.DisplayNameFor(Permission.Report, Some.Village), user.DisplayNameFor(Permission.Report, Elsewhere))
        );
    }
}
