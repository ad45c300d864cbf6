using System.Net;
using CultivatedLand.Acceptance.Hosting;

namespace CultivatedLand.Acceptance.Story;

/// <summary>The link in a mail: no password, one person, one task.</summary>
public sealed class LinkTests : HostTest
{
    private string _task = "";
    private string _link = "";

    protected override Task<HostProcess> Begin() => Sample.Started(Data.With("appsettings.json", """{ "linkDays": 10 }"""));

    protected override async Task Prepare()
    {
        _task = (await Api.Task(Sample.Restore)).Text("id");
        await Api.SetClock("2023-08-04T10:00");
        _link = new Uri(Assert.Single(Host.Mails.Notices()).Links.First()).AbsolutePath;
    }

    [Fact]
    public async Task Opening_it_twice_changes_nothing()
    {
        var before = (await Api.Get($"/api/tasks/{_task}/history")).Body;

        for (var time = 0; time < 2; time++)
            Assert.Contains("恢复补足", await Page(HttpStatusCode.OK));

        Assert.Equal(before, (await Api.Get($"/api/tasks/{_task}/history")).Body);
    }

    [Fact]
    public async Task Acknowledging_is_kept_under_the_addressees_name()
    {
        Assert.Contains("已签收", await Posted("acknowledge"));

        var fact = (await Api.History(_task))[^1];
        Assert.Equal(("acknowledged", "罗明远"), (fact.Text("what"), fact.Text("by")));
    }

    [Fact]
    public async Task Reporting_is_kept_under_the_addressees_name()
    {
        Assert.Contains("已填报", await Posted("report", ("phase", "1"), ("area", "33.5")));

        var fact = (await Api.History(_task))[^1];
        Assert.Equal(("progress-reported", "罗明远"), (fact.Text("what"), fact.Text("by")));
        Assert.Equal(33.5m, (await Api.Task(Sample.Restore))["phases"]![0]!["doneMu"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task A_report_the_rules_refuse_says_why_and_keeps_what_was_typed()
    {
        var page = await Posted("report", ("phase", "2"), ("area", "80"));

        Assert.Contains("“翻耕”尚未完成", page);
        Assert.Contains("value=\"80\"", page);
    }

    [Fact]
    public async Task A_figure_that_is_no_area_says_so_and_is_kept()
    {
        var page = await Posted("report", ("phase", "1"), ("area", "三十亩"));

        Assert.Contains("不是面积", page);
        Assert.Contains("value=\"三十亩\"", page);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAA")]
    public async Task A_forged_link_is_not_found(string token)
    {
        using var answer = await Api.Http.GetAsync($"/t/{token}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_link_with_one_letter_changed_is_not_found()
    {
        _link = _link[..^5] + (_link[^5] == 'A' ? 'B' : 'A') + _link[^4..];

        await Page(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_expired_link_is_not_found_and_reports_nothing()
    {
        await Api.SetClock("2023-08-14T09:01");

        await Page(HttpStatusCode.NotFound);
        Assert.Contains("链接无效或已过期", await Posted("acknowledge"));
        Assert.DoesNotContain(await Api.History(_task), fact => fact.Text("what") == "acknowledged");
    }

    [Fact]
    public async Task A_revoked_link_is_not_found()
    {
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await Api.Post("/api/links/revoke", new() { ["task"] = _task, ["mail"] = "luo.mingyuan@shiqiao.example.cn" })).Status
        );

        await Page(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_link_still_opens_after_the_host_was_killed()
    {
        await KilledAndStartedAt("2023-08-04T11:00");

        await Page(HttpStatusCode.OK);
    }

    private async Task<string> Page(HttpStatusCode expected)
    {
        using var answer = await Api.Http.GetAsync(_link);
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<string> Posted(string act, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await Api.Http.PostAsync($"{_link}/{act}", form);
        if (answer.StatusCode != HttpStatusCode.SeeOther)
            return await answer.Content.ReadAsStringAsync();
        using var page = await Api.Http.GetAsync(answer.Headers.Location);
        return await page.Content.ReadAsStringAsync();
    }
}
