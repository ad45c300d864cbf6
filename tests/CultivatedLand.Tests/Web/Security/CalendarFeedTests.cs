using System.Net;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Security;

public class CalendarFeedTests : AccessTest
{
    [Fact]
    public async Task A_calendar_fetches_the_due_dates_of_its_accounts_places_without_signing_in()
    {
        await Account("li", AccountRole.Leader, Some.Village);

        var calendar = await Anybody.GetAsync(await Address("li"));

        Assert.Equal("text/calendar", calendar.Content.Headers.ContentType?.MediaType);
        var text = await calendar.Content.ReadAsStringAsync();
        Assert.Contains("DTSTART;VALUE=DATE:20230820", text, StringComparison.Ordinal);
        Assert.Contains("翻耕", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_of_another_place_has_an_empty_calendar()
    {
        await Account("other", AccountRole.Leader, Place.Parse("沙河区/白塔镇")!);

        Assert.DoesNotContain("BEGIN:VEVENT", await Anybody.GetStringAsync(await Address("other")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_address_and_one_that_was_replaced_are_dead()
    {
        await Account("li", AccountRole.Leader, Some.Village);
        var first = await Address("li");
        var second = await Address("li");
        Assert.Equal(HttpStatusCode.NotFound, (await Anybody.GetAsync(first)).StatusCode);

        await (await Program("li")).DeleteAsync("/api/me/feed");

        Assert.Equal(HttpStatusCode.NotFound, (await Anybody.GetAsync(second)).StatusCode);
    }

    [Fact]
    public async Task A_made_up_address_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Anybody.GetAsync("/feeds/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.ics")).StatusCode);

    [Fact]
    public async Task On_ones_own_page_the_address_is_made_shown_once_and_revoked()
    {
        var browser = await SignedIn("li", AccountRole.Leader, Some.Village);
        await browser.Open("/me");
        await browser.Submit("/me/feed");
        var address = new Uri(System.Text.RegularExpressions.Regex.Match(browser.Page, "https://[^\"]+\\.ics").Value).PathAndQuery;
        Assert.Equal(HttpStatusCode.OK, (await Anybody.GetAsync(address)).StatusCode);
        Assert.DoesNotContain(address, (await browser.Open("/me")).Page, StringComparison.Ordinal);

        foreach (var act in new[] { "/me/feed", "/me/feed/revoke" })
        {
            await browser.Open("/me");
            await browser.Submit(act);
            Assert.Contains("订阅地址将失效", WebUtility.HtmlDecode(browser.Page), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await Anybody.GetAsync(address)).StatusCode);
        }

        await browser.Submit("/me/feed/revoke", ("confirmed", "yes"));
        Assert.Equal(HttpStatusCode.NotFound, (await Anybody.GetAsync(address)).StatusCode);
    }

    private async Task<string> Address(string account) =>
        new Uri((string)(await Json(await (await Program(account)).PostAsync("/api/me/feed", null)))["address"]!).PathAndQuery;
}
