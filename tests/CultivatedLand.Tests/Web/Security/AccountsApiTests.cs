using System.Net;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Security;

/// <summary>Accounts that whoever runs the host makes by its token, before anybody can sign in.</summary>
public sealed class AccountsApiTests : AccessTest
{
    private const string First = """
        {"signInName":"guan","name":"管理员甲","mail":"guan@q.example","grants":[{"role":"administrator"}]}
        """;

    [Fact]
    public async Task The_hosts_token_makes_an_administrator_who_chooses_a_password_and_signs_in()
    {
        var answer = await Post("/api/accounts", First);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var link = new Uri((await Json(answer))["link"]!.GetValue<string>());
        Assert.StartsWith("https://land.example.cn/welcome/", link.AbsoluteUri, StringComparison.Ordinal);

        var browser = await Browser().Open(link.AbsolutePath);
        await browser.Submit(link.AbsolutePath, ("password", Password), ("passwordAgain", Password));
        await (await Browser().SignIn("guan", Password)).Open("/settings/accounts");

        Assert.True((await Part<AccountStore>().Find("guan", default))!.IsAdministrator);
    }

    [Fact]
    public async Task Sent_again_before_the_link_was_used_it_answers_a_new_link_and_the_first_is_dead()
    {
        var first = await Link(await Post("/api/accounts", First));
        var second = await Link(await Post("/api/accounts", First));

        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.OK),
            ((await Browser().Open(first)).Status, (await Browser().Open(second)).Status)
        );
    }

    [Fact]
    public async Task A_name_that_somebody_has_is_told_and_gives_no_link()
    {
        await Account("guan", AccountRole.Office, Some.Village);

        Assert.Equal(HttpStatusCode.Conflict, (await Post("/api/accounts", First)).StatusCode);
    }

    [Theory]
    [InlineData("""{"name":"甲"}""")]
    [InlineData("""{"signInName":"guan"}""")]
    [InlineData("""{"signInName":"guan","name":"甲","mail":"nowhere"}""")]
    [InlineData("""{"signInName":"guan","name":"甲","grants":[{"role":"king"}]}""")]
    [InlineData("""{"signInName":"guan","name":"甲","grants":[{"role":"office","place":"不存在的地方"}]}""")]
    [InlineData("""{"signInName":"guan","name":"甲","grants":[{"role":"office","place":""}]}""")]
    public async Task What_will_not_do_is_told_and_nothing_is_made(string body)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post("/api/accounts", body)).StatusCode);
        Assert.Empty(await Part<AccountStore>().All(default));
    }

    [Fact]
    public async Task A_role_counts_at_the_place_that_is_named()
    {
        await Post("/api/accounts", """{"signInName":"li","name":"李","grants":[{"role":"office","place":"柳湾村"}]}""");

        Assert.Equal([new Grant(AccountRole.Office, Some.Village)], (await Part<AccountStore>().Find("li", default))!.Grants);
    }

    [Fact]
    public async Task A_forgotten_password_is_chosen_anew_by_a_link()
    {
        await Account("guan", AccountRole.Administrator, null);
        var link = await Link(await Post("/api/accounts/Guan/link", "{}"));
        var browser = await Browser().Open(link);
        await browser.Submit(link, ("password", "wheat-in-autumn"), ("passwordAgain", "wheat-in-autumn"));

        Assert.Equal("/today", (await Browser().SignIn("guan", "wheat-in-autumn")).Location);
    }

    [Fact]
    public async Task There_is_no_link_for_an_account_that_is_not_there_or_disabled()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        await Part<AccountService>().Change("wang", new NewAccount("wang", "王", null, []), isDisabled: true, default);

        Assert.Equal(HttpStatusCode.NotFound, (await Post("/api/accounts/nobody/link", "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Post("/api/accounts/wang/link", "{}")).StatusCode);
    }

    private static async Task<string> Link(HttpResponseMessage answer) =>
        new Uri((await Json(answer))["link"]!.GetValue<string>()).AbsolutePath;
}
