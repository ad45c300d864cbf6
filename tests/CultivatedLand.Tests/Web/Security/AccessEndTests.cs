using System.Net;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.CalendarFeeds;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Security;

/// <summary>What knows no password ends with the password, and does not come back with an account that was disabled.</summary>
public class AccessEndTests : AccessTest
{
    private const string Another = "brown-fields-2024";

    private async Task<(HttpClient Program, string Feed)> Has(string account) =>
        (await Program(account), $"/feeds/{await Part<CalendarFeedStore>().Make(account, default)}.ics");

    private async Task Counts(bool counts, HttpClient program, string feed)
    {
        Assert.Equal(
            counts ? (HttpStatusCode.OK, HttpStatusCode.OK) : (HttpStatusCode.Unauthorized, HttpStatusCode.NotFound),
            ((await program.GetAsync($"/api/tasks/{Some.Id}")).StatusCode, (await Anybody.GetAsync(feed)).StatusCode)
        );
    }

    private static (string, string)[] Form(params (string, string)[] more) =>
        [("currentPassword", Password), ("password", Another), ("passwordAgain", Another), .. more];

    [Fact]
    public async Task Tokens_and_calendar_end_with_a_changed_password_as_the_ticked_box_says()
    {
        var li = await (await SignedIn("li", AccountRole.Leader, Some.Village)).Open("/me");
        Assert.Matches("<input type=\"checkbox\" name=\"endAccess\" checked", li.Page);
        var (program, feed) = await Has("li");
        await Counts(true, program, feed);

        await li.Submit("/me/password", Form(("endAccessAsked", "1"), ("endAccess", "on")));

        Assert.Contains("全部令牌和日历订阅地址已结束", WebUtility.HtmlDecode(li.Page), StringComparison.Ordinal);
        await Counts(false, program, feed);
    }

    [Fact]
    public async Task They_end_too_where_nobody_was_asked()
    {
        var li = await (await SignedIn("li", AccountRole.Leader, Some.Village)).Open("/me");
        var (program, feed) = await Has("li");

        await li.Submit("/me/password", Form());

        await Counts(false, program, feed);
    }

    [Fact]
    public async Task Whoever_takes_the_tick_away_keeps_them_and_is_told()
    {
        var li = await (await SignedIn("li", AccountRole.Leader, Some.Village)).Open("/me");
        var (program, feed) = await Has("li");

        await li.Submit("/me/password", Form(("endAccessAsked", "1")));

        Assert.Contains("令牌和日历订阅地址仍然有效", WebUtility.HtmlDecode(li.Page), StringComparison.Ordinal);
        await Counts(true, program, feed);
    }

    [Fact]
    public async Task A_wrong_present_password_ends_nothing()
    {
        var li = await (await SignedIn("li", AccountRole.Leader, Some.Village)).Open("/me");
        var (program, feed) = await Has("li");

        await li.Submit("/me/password", ("currentPassword", "x"), ("password", Another), ("passwordAgain", Another));
        await Counts(true, program, feed);

        await li.Submit("/me/password", Form());
        await Counts(false, program, feed);
    }

    [Fact]
    public async Task A_new_password_by_a_one_time_link_ends_them_as_well()
    {
        await Account("li", AccountRole.Leader, Some.Village);
        var (program, feed) = await Has("li");
        var secret = await Part<AccountService>().Invite("li", default);
        var browser = await Browser().Open($"/welcome/{secret}");
        Assert.Matches("<input type=\"checkbox\" name=\"endAccess\" checked", browser.Page);

        await browser.Submit(
            $"/welcome/{secret}",
            ("password", Another),
            ("passwordAgain", Another),
            ("endAccessAsked", "1"),
            ("endAccess", "on")
        );

        await Counts(false, program, feed);
    }

    [Fact]
    public async Task A_disabled_account_that_is_enabled_again_has_no_token_no_calendar_and_nothing_lent()
    {
        await Account("li", AccountRole.Leader, Some.Village);
        await Account("zhao", AccountRole.GridMember, Place.Parse("沙河区/白塔镇"));
        var (program, feed) = await Has("li");
        var li = await Part<AccountStore>().Find("li", default);
        Assert.Null(await Part<LendingService>().Lend(li!, "zhao", Some.Day("2023-07-18"), Some.Day("2023-07-25"), [], "li先生", default));

        foreach (var isDisabled in new[] { true, false })
        {
            await Part<AccountService>()
                .Change("li", new NewAccount("li", "li先生", null, [new Grant(AccountRole.Leader, Some.Village)]), isDisabled, default);
        }

        await Counts(false, program, feed);
        Assert.Empty(await Part<LentGrants>().To((await Part<AccountStore>().Find("zhao", default))!, default));
    }
}
