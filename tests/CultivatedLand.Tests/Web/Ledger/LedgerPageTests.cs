using System.Net;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Security;

namespace CultivatedLand.Tests.Web.Ledger;

public class LedgerPageTests : AccessTest
{
    private const string Markup = "<script>alert(1)</script>\u202e🌾 & \"图斑\"";

    [Theory]
    [InlineData("/ledger")]
    [InlineData("/board")]
    [InlineData("/timeline")]
    [InlineData("/calendar")]
    [InlineData("/map")]
    [InlineData("/ledger/export.csv")]
    public async Task Nobody_sees_a_page_of_the_ledger_without_signing_in(string path)
    {
        var browser = await Browser().Open(path);

        Assert.Equal(HttpStatusCode.Redirect, browser.Status);
        Assert.StartsWith("/sign-in", browser.Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ledger")]
    [InlineData("/board")]
    [InlineData("/timeline")]
    [InlineData("/calendar?month=2023-08")]
    [InlineData("/ledger/export.csv")]
    public async Task Everybody_sees_only_their_own_places(string path)
    {
        await With("松林任务", "沙河区/白石镇/松林村");
        var own = await SignedIn("own", AccountRole.Leader, Some.Village);
        var other = await SignedIn("other", AccountRole.Supervisor, Place.Parse("沙河区/白石镇"));

        Assert.Contains("柳湾村恢复耕地", (await own.Open(path)).Page, StringComparison.Ordinal);
        Assert.DoesNotContain("松林任务", own.Page, StringComparison.Ordinal);
        Assert.Contains("松林任务", (await other.Open(path)).Page, StringComparison.Ordinal);
        Assert.DoesNotContain("柳湾村恢复耕地", other.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chosen_place_never_shows_more_than_ones_own()
    {
        await With("同名镇的任务", "上河县/青石镇/柳湾村");
        var own = await SignedIn("own", AccountRole.Supervisor, Place.Parse("沙河区/青石镇"));

        foreach (var path in new[] { "/ledger", "/board", "/timeline", "/calendar?month=2023-08", "/map" })
        {
            await own.Open($"{path}{(path.Contains('?') ? '&' : '?')}place=青石镇");
            Assert.Equal(HttpStatusCode.OK, own.Status);
            Assert.DoesNotContain("同名镇的任务", own.Page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_head_of_the_ledger_says_how_far_we_are()
    {
        await Office.Desk.Execute(Some.Id, new TaskCommand.Report([1, 2, 3], Mu.Of(101)) { By = "李" }, default);
        await Office.Desk.Execute(Some.Id, new TaskCommand.Accept(Mu.Of(32)) { By = "王", IsConfirmed = true }, default);

        Assert.Contains(
            "已验收32亩，应完成101亩（31.68%），时间已过0%，快31.68个百分点；逾期0项，7 天内到期0项。",
            await Get("/ledger"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Rows_are_filtered_by_the_address()
    {
        await With("松林任务", "沙河区/白石镇/松林村");

        Assert.DoesNotContain("松林任务", Rows(await Get("/ledger?place=青石镇")), StringComparison.Ordinal);
        Assert.Contains(
            "松林任务",
            Rows(await Get("/ledger?q=松林&kind=restore&state=active&phase=plough&from=2023-08-01&to=2023-08-31")),
            StringComparison.Ordinal
        );
        Assert.Contains("没有符合条件的任务", await Get("/ledger?late=1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ledger?kind=nonsense", "没有“nonsense”这个选项，已忽略。")]
    [InlineData("/ledger?from=2023-02-30", "“2023-02-30”不是日期（应如 2026-10-30），已忽略。")]
    [InlineData("/ledger?after=nonsense", "续页标记无效，已从第一页显示。")]
    public async Task What_is_no_filter_is_told_and_left_out(string path, string told)
    {
        var page = await Get(path);

        Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.Contains("柳湾村恢复耕地", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ledger?sort=x&dir=y&at=-3&late=maybe&plan=%27%3B--&place=%2F%2F")]
    [InlineData("/board?place=%2F%2F")]
    [InlineData("/board?place=无此地")]
    [InlineData("/timeline?after=nonsense&place=%00")]
    [InlineData("/calendar?month=2023-13&day=x")]
    [InlineData("/calendar?month=9999-12")]
    [InlineData("/calendar?month=0001-01")]
    [InlineData("/map?place=%F0%9F%8C%BE")]
    public async Task Nonsense_in_an_address_harms_nothing(string path) => Assert.NotEmpty(await Get(path));

    [Fact]
    public async Task Columns_are_ordered_by_links_that_say_so()
    {
        var page = await Get("/ledger?sort=target&dir=down");

        Assert.Contains("aria-sort=\"descending\"><a href=\"/ledger?sort=target\"", page, StringComparison.Ordinal);
        Assert.Contains("aria-sort=\"none\"><a href=\"/ledger?sort=place\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_follow_each_other_by_a_link_that_keeps_the_filter()
    {
        for (var number = 1; number <= 60; number++)
            await With($"任务{number:00}", "沙河区/白石镇/松林村");

        var first = await Get("/ledger?place=白石镇&sort=name");
        var next = WebUtility.HtmlDecode(first[(first.IndexOf("rel=\"next\" href=\"", StringComparison.Ordinal) + 17)..].Split('"')[0]);
        var second = await Get(next);

        Assert.Contains("第 1–50 项，共 60 项", first, StringComparison.Ordinal);
        Assert.Contains("第 51–60 项，共 60 项", second, StringComparison.Ordinal);
        Assert.Contains("任务51", Rows(second), StringComparison.Ordinal);
        Assert.DoesNotContain("任务50", Rows(second), StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ledger")]
    [InlineData("/board")]
    [InlineData("/timeline")]
    [InlineData("/calendar?month=2023-08")]
    public async Task Markup_and_marks_that_turn_the_direction_stay_words(string path)
    {
        await With(Markup, $"沙河区/青石镇/{new string('长', 197)}村");

        var page = await Get(path);

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_is_kept_under_its_name_replaced_and_deleted()
    {
        var browser = await (await SignedIn("own", AccountRole.Leader, Some.Village)).Open("/ledger?late=1");

        await browser.Submit("/ledger/views", ("name", "<b>逾期</b>"), ("query", "late=1&nonsense=2"));
        Assert.Equal((HttpStatusCode.SeeOther, "/ledger?late=1"), (browser.Status, browser.Location));
        await browser.Open("/ledger");
        Assert.Contains("<a href=\"/ledger?late=1\"><bdi>&lt;b&gt;逾期&lt;/b&gt;</bdi></a>", browser.Page, StringComparison.Ordinal);

        var other = await (await SignedIn("other", AccountRole.Leader, Some.Village)).Open("/ledger");
        Assert.DoesNotContain("逾期&lt;", other.Page, StringComparison.Ordinal);

        await browser.Submit("/ledger/views", ("name", "<b>逾期</b>"), ("query", "kind=restore"));
        await browser.Open("/ledger");
        Assert.Contains("<a href=\"/ledger?kind=restore\"><bdi>&lt;b&gt;", browser.Page, StringComparison.Ordinal);
        await browser.Submit("/ledger/views", ("delete", "<b>逾期</b>"), ("query", ""));
        Assert.DoesNotContain("&lt;b&gt;", (await browser.Open("/ledger")).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_without_a_name_or_from_another_site_is_not_kept()
    {
        var browser = await (await SignedIn("own", AccountRole.Leader, Some.Village)).Open("/ledger");

        await browser.Submit("/ledger/views", ("name", " "), ("query", ""));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        await browser.Post("/ledger/views", ("name", "x"), ("query", ""));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
    }

    [Fact]
    public async Task A_page_of_the_ledger_in_English_is_English()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/ledger");
        request.Headers.Add("Cookie", "lang=en");

        var page = await (await Administrator.SendAsync(request)).Content.ReadAsStringAsync();

        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.Contains("0 of 101 mu are accepted (0%)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_page_is_less_than_150_KB_with_all_it_needs()
    {
        for (var number = 1; number <= 50; number++)
            await With($"{new string('长', 60)}{number}", $"沙河区/青石镇/{new string('村', 60)}村");
        var bytes = 0;

        foreach (var path in new[] { "/ledger", "/assets/site.css", "/assets/console.css", "/assets/console.js" })
            bytes += (await Administrator.GetByteArrayAsync(path)).Length;

        Assert.InRange(bytes, 1, 150_000);
    }

    private async Task<string> Get(string path)
    {
        var answer = await Administrator.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static string Rows(string page) => page[page.IndexOf("<tbody>", StringComparison.Ordinal)..];

    private async Task With(string name, string place) =>
        await Office.With(Some.FourPhases() with { Name = name, Place = Place.Parse(place)! }, TaskId.Of($"{Guid.NewGuid():n}-1"));
}
