using System.Net;
using System.Text.RegularExpressions;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Security;

public class AccountPageTests : AccessTest
{
    private async Task<Browser> Administering() => await SignedIn("guan", AccountRole.Administrator, null);

    private static string Link(Browser browser) => Regex.Match(browser.Page, "/welcome/[A-Za-z0-9_-]+").Value;

    [Fact]
    public async Task The_administrator_makes_an_account_and_its_holder_chooses_a_password_by_the_link()
    {
        var browser = await Administering();
        await browser.Open("/settings/accounts/new");
        await browser.Submit(
            "/settings/accounts/new",
            ("signInName", "zhou"),
            ("personName", "周小麦"),
            ("mail", "zhou@q.example"),
            ("role", "leader"),
            ("place", "沙河区/青石镇/柳湾村"),
            ("role", ""),
            ("place", "")
        );
        var (link, holder) = (Link(browser), Browser());
        await holder.Open(link);
        await holder.Submit(link, ("password", "wheat-in-autumn"), ("passwordAgain", "wheat-in-autumn"));
        await holder.Submit("/sign-in", ("name", "zhou"), ("password", "wheat-in-autumn"));

        Assert.Equal("/today", holder.Location);
        Assert.Contains("责任领导 · 沙河区/青石镇/柳湾村", (await holder.Open("/me")).Page);
    }

    [Fact]
    public async Task A_one_time_link_works_once_and_opening_it_uses_nothing_up()
    {
        var secret = await Invitation();
        var browser = await Browser().Open($"/welcome/{secret}");
        await browser.Open($"/welcome/{secret}");
        await browser.Submit($"/welcome/{secret}", ("password", "wheat-in-autumn"), ("passwordAgain", "wheat-in-autumn"));
        Assert.Equal(HttpStatusCode.OK, browser.Status);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open($"/welcome/{secret}")).Status);
        await browser.Open("/sign-in");
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await browser.Submit($"/welcome/{secret}", ("password", "rice-in-spring-1"), ("passwordAgain", "rice-in-spring-1"))).Status
        );
    }

    [Fact]
    public async Task A_one_time_link_ends_after_a_week_and_when_a_newer_one_is_made()
    {
        var (first, second) = (await Invitation(), await Part<AccountService>().Invite("zhou", default));
        Assert.Equal(HttpStatusCode.NotFound, (await Browser().Open($"/welcome/{first}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Browser().Open($"/welcome/{second}")).Status);

        Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(HttpStatusCode.NotFound, (await Browser().Open($"/welcome/{second}")).Status);
    }

    [Theory]
    [InlineData("short", "short", "密码至少10位")]
    [InlineData("1234567890", "1234567890", "容易猜到")]
    [InlineData("zhou-zhou-zhou", "zhou-zhou-zhou", "容易猜到")]
    [InlineData("aaaaaaaaaaaa", "aaaaaaaaaaaa", "容易猜到")]
    [InlineData("password123", "password123", "容易猜到")]
    [InlineData("wheat-in-autumn", "wheat-in-autum", "两次输入的密码不一样")]
    public async Task A_password_that_will_not_do_is_told_why_and_the_link_stays(string password, string again, string expected)
    {
        var secret = await Invitation();
        var browser = await Browser().Open($"/welcome/{secret}");
        await browser.Submit($"/welcome/{secret}", ("password", password), ("passwordAgain", again));

        Assert.Contains(expected, browser.Page);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open($"/welcome/{secret}")).Status);
    }

    [Theory]
    [InlineData("柳湾村", "沙河区/青石镇/柳湾村")]
    [InlineData("青石镇", "沙河区/青石镇")]
    [InlineData("沙河区青石镇柳湾村", "沙河区/青石镇/柳湾村")]
    public async Task A_place_that_is_no_guess_is_kept_in_full(string typed, string kept)
    {
        var browser = await Administering();
        await browser.Open("/settings/accounts/new");
        await browser.Submit(
            "/settings/accounts/new",
            ("signInName", "zhou"),
            ("personName", "周小麦"),
            ("role", "leader"),
            ("place", typed)
        );

        Assert.Equal(kept, (await Part<AccountStore>().Find("zhou", default))!.Grants.Single().Place!.Path);
    }

    [Fact]
    public async Task A_village_of_which_there_are_two_must_be_written_in_full()
    {
        await Office.With(
            Some.FourPhases() with
            {
                Place = CultivatedLand.Domain.Places.Place.Parse("沙河区/白塔镇/柳湾村")!,
            },
            CultivatedLand.Domain.Tasks.TaskId.Of("3fa9c1d2-2")
        );
        var browser = await Administering();
        await browser.Open("/settings/accounts/new");
        await browser.Submit(
            "/settings/accounts/new",
            ("signInName", "zhou"),
            ("personName", "周小麦"),
            ("role", "leader"),
            ("place", "柳湾村")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("“柳湾村”有2个：沙河区/白塔镇/柳湾村、沙河区/青石镇/柳湾村；请写全称。", browser.Page);
        Assert.Contains("<a href=\"#place0\">", browser.Page);
        Assert.Contains("id=\"place0-fault\"", browser.Page);
        Assert.Null(await Part<CultivatedLand.Application.Accounts.AccountStore>().Find("zhou", default));
        Assert.Equal(
            "zhou",
            browser.Hidden("signInName") ?? Regex.Match(browser.Page, "name=\"signInName\" value=\"([^\"]*)\"").Groups[1].Value
        );
    }

    [Theory]
    [InlineData("a b", "周小麦", "", "leader", "*", "登录名应为")]
    [InlineData("guan", "周小麦", "", "leader", "*", "已有人使用")]
    [InlineData("GUAN", "周小麦", "", "leader", "*", "已有人使用")]
    [InlineData("zhou", "", "", "leader", "*", "请填写姓名")]
    [InlineData("zhou", "周\u202e小麦", "", "leader", "*", "看不见的字符")]
    [InlineData("zhou", "周小麦", "no mail", "leader", "*", "不是邮箱地址")]
    [InlineData("zhou", "周小麦", "", "leader", "月亮村", "没有写明属于哪个区县")]
    [InlineData("zhou", "周小麦", "", "leader", "青禾县/月亮", "不像地名")]
    [InlineData("zhou", "周小麦", "", "leader", "", "请填写“责任领导”负责的地方")]
    [InlineData("zhou", "周小麦", "", "", "*", "请为“*”选择角色")]
    [InlineData("zhou", "周小麦", "", "king", "*", "请为“*”选择角色")]
    public async Task What_will_not_do_is_told_and_nothing_is_half_made(
        string signIn,
        string name,
        string mail,
        string role,
        string place,
        string expected
    )
    {
        var browser = await Administering();
        await browser.Open("/settings/accounts/new");
        await browser.Submit(
            "/settings/accounts/new",
            ("signInName", signIn),
            ("personName", name),
            ("mail", mail),
            ("role", role),
            ("place", place)
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains(expected, browser.Page);
        Assert.Single(await Part<AccountStore>().All(default));
    }

    [Fact]
    public async Task A_place_that_nothing_knows_is_asked_back_and_made_on_the_second_word()
    {
        (string, string)[] form = [("signInName", "zhou"), ("personName", "周小麦"), ("role", "office"), ("place", "青禾县石桥镇")];
        var browser = await Administering();
        await browser.Open("/settings/accounts/new");
        await browser.Submit("/settings/accounts/new", form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("建立新地点", browser.Page);
        Assert.Single(await Part<AccountStore>().All(default));

        await browser.Submit("/settings/accounts/new", [.. form, ("newPlace", "青禾县石桥镇")]);

        Assert.Equal("青禾县/石桥镇", (await Part<AccountStore>().Find("zhou", default))!.Grants.Single().Place!.Path);
    }

    [Fact]
    public async Task A_place_that_was_made_is_known_to_the_next_account()
    {
        await Account("lin", AccountRole.Office, CultivatedLand.Domain.Places.Place.Parse("青禾县/石桥镇"));
        var browser = await Administering();
        await browser.Open("/settings/accounts/new");
        await browser.Submit(
            "/settings/accounts/new",
            ("signInName", "zhou"),
            ("personName", "周小麦"),
            ("role", "leader"),
            ("place", "石桥镇")
        );

        Assert.Equal("青禾县/石桥镇", (await Part<AccountStore>().Find("zhou", default))!.Grants.Single().Place!.Path);
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_disabled_nor_lose_the_role()
    {
        var browser = await Administering();
        await browser.Open("/settings/accounts/guan");
        await browser.Submit("/settings/accounts/guan", ("personName", "管"), ("role", "office"), ("place", "*"));
        Assert.Contains("最后一个管理员", browser.Page);
        await browser.Submit(
            "/settings/accounts/guan",
            ("personName", "管"),
            ("role", "administrator"),
            ("place", "*"),
            ("disabled", "on")
        );
        Assert.Contains("最后一个管理员", browser.Page);

        Assert.True((await Part<AccountStore>().Find("guan", default))!.IsAdministrator);
    }

    [Fact]
    public async Task Changed_grants_count_at_once()
    {
        var browser = await Administering();
        await Account("zhou", AccountRole.Supervisor, null);
        var holder = await Browser().SignIn("zhou", Password);
        Assert.Equal(HttpStatusCode.OK, (await holder.Open($"/api/tasks/{Some.Id}")).Status);
        await browser.Open("/settings/accounts/zhou");
        await browser.Submit("/settings/accounts/zhou", ("personName", "周"), ("role", ""), ("place", ""));

        Assert.Equal(HttpStatusCode.Forbidden, (await holder.Open($"/api/tasks/{Some.Id}")).Status);
    }

    [Fact]
    public async Task Whoever_changes_the_password_stays_and_other_devices_are_out()
    {
        var browser = await SignedIn("zhou", AccountRole.Leader, Some.Village);
        var other = await Browser().SignIn("zhou", Password);
        await browser.Open("/me");
        await browser.Submit(
            "/me/password",
            ("currentPassword", "not this one"),
            ("password", "wheat-in-autumn"),
            ("passwordAgain", "wheat-in-autumn")
        );
        Assert.Contains("现在的密码不对", browser.Page);
        await browser.Submit(
            "/me/password",
            ("currentPassword", Password),
            ("password", "wheat-in-autumn"),
            ("passwordAgain", "wheat-in-autumn")
        );

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), ((await browser.Open("/me")).Status, (await other.Open("/me")).Status));
        Assert.Equal("/today", (await other.SignIn("zhou", "wheat-in-autumn")).Location);
    }

    [Fact]
    public async Task What_was_denied_is_shown_to_the_administrator()
    {
        var leader = await SignedIn("zhou", AccountRole.Leader, Some.Village);
        await leader.Open("/settings/accounts");
        await leader.Open("/settings/accounts");
        var browser = await Administering();
        await browser.Open("/settings/audit");

        Assert.Contains("zhou先生（zhou）", browser.Page);
        Assert.Contains("ManageAccounts GET /settings/accounts", browser.Page);
        Assert.Contains("<td class=\"number\">2</td>", browser.Page);
    }

    private async Task<string> Invitation() =>
        (await Part<AccountService>().Create(new NewAccount("zhou", "周小麦", null, []), "测试", default)).Secret!;
}
