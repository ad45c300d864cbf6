using System.Net;
using System.Text.RegularExpressions;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web;

public class CaseLinkTests : WebTest
{
    private string Link(TaskId? task = null) => Links.TaskFor(task ?? Some.Id, Leader)!.AbsolutePath;

    private async Task<HttpStatusCode> Open(string path) => (await Anybody.GetAsync(path)).StatusCode;

    private Task<HttpResponseMessage> Report(string path, string phase, string area) =>
        Anybody.PostAsync(
            $"{path}/report",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["phase"] = phase, ["area"] = area })
        );

    [Fact]
    public async Task A_link_opens_its_task_without_a_password() => Assert.Equal(HttpStatusCode.OK, await Open(Link()));

    [Fact]
    public void A_link_leads_to_the_public_address() => Assert.Equal("land.example.cn", Links.TaskFor(Some.Id, Leader)!.Host);

    [Fact]
    public void Somebody_without_an_address_gets_no_link() => Assert.Null(Links.TaskFor(Some.Id, Leader with { Mail = null }));

    [Fact]
    public async Task A_page_keeps_Chinese_as_it_is() => Assert.Contains("柳湾村恢复耕地", await Anybody.GetStringAsync(Link()));

    [Theory]
    [InlineData("forged")]
    [InlineData("CfDJ8")]
    [InlineData("..%2F..%2Fetc")]
    public async Task A_forged_link_opens_nothing(string token) => Assert.Equal(HttpStatusCode.NotFound, await Open($"/t/{token}"));

    [Fact]
    public async Task A_link_with_one_letter_changed_opens_nothing()
    {
        var link = Link();

        Assert.Equal(HttpStatusCode.NotFound, await Open(link[..^5] + (link[^5] == 'A' ? 'B' : 'A') + link[^4..]));
    }

    [Fact]
    public async Task A_link_of_absurd_length_opens_nothing() =>
        Assert.Equal(HttpStatusCode.NotFound, await Open("/t/" + new string('A', 5000)));

    [Fact]
    public async Task A_link_counts_for_its_sixty_days_and_no_longer()
    {
        var link = Link();
        Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(HttpStatusCode.OK, await Open(link));

        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, await Open(link));
    }

    [Theory]
    [InlineData("""{"task":"3fa9c1d2-1"}""")]
    [InlineData("""{"mail":"li@q.example"}""")]
    [InlineData("""{"task":"3fa9c1d2-1","mail":"li@q.example"}""")]
    public async Task A_revoked_link_opens_nothing(string whose)
    {
        var link = Link();
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.NoContent, (await Post("/api/links/revoke", whose)).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, await Open(link));
    }

    [Fact]
    public async Task A_link_made_after_the_revocation_opens_again()
    {
        await Post("/api/links/revoke", """{"mail":"li@q.example"}""");
        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.OK, await Open(Link()));
    }

    [Fact]
    public async Task Revoking_somebody_elses_leaves_it_alone()
    {
        var link = Link();
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Post("/api/links/revoke", """{"mail":"zhao@q.example"}""");

        Assert.Equal(HttpStatusCode.OK, await Open(link));
    }

    [Fact]
    public async Task Revoking_nothing_in_particular_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Post("/api/links/revoke", "{}")).StatusCode);

    [Fact]
    public async Task A_link_to_a_task_that_does_not_exist_is_dead() =>
        Assert.Equal(HttpStatusCode.NotFound, await Open(Link(TaskId.Of("0000-1"))));

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task Opening_a_link_changes_nothing(string method)
    {
        var before = Office.Ledger.Appends;
        await Anybody.SendAsync(new HttpRequestMessage(new HttpMethod(method), Link()));

        Assert.Equal(before, Office.Ledger.Appends);
    }

    [Fact]
    public async Task What_is_reported_is_reported_in_the_name_of_the_addressee()
    {
        await Report(Link(), "1", "50.5");
        var fact = (await Office.Ledger.History(Some.Id, 0, 100, default))[^1];

        Assert.Equal(("李村长", 50.5m), (fact.By, Assert.IsType<TaskFact.ProgressReported>(fact).Area!.Value.Value));
    }

    [Fact]
    public async Task A_substitute_acts_with_both_names()
    {
        Office.Directory.People = new PeopleDirectory([
            new(
                Some.Village,
                Role.Leader,
                null,
                "李村长",
                "li-away@q.example",
                null,
                "赵副",
                Some.Day("2023-07-18"),
                Some.Day("2023-07-25")
            ),
            new(Some.Village, null, "副主任", "赵副", "li@q.example"),
        ]);
        await Anybody.PostAsync(
            Links.TaskFor(Some.Id, Leader with { Name = "赵副", StandsInFor = "李村长" })!.AbsolutePath + "/acknowledge",
            null
        );

        Assert.Equal("赵副（代李村长）", (await Office.Ledger.History(Some.Id, 0, 100, default))[^1].By);
    }

    [Fact]
    public async Task A_figure_that_is_none_is_told_on_the_page_and_not_lost()
    {
        var page = await (await Report(Link(), "1", "很多")).Content.ReadAsStringAsync();

        Assert.Contains("“很多”不是面积，应为最多两位小数的亩数，如 12.5。", page);
        Assert.Contains("value=\"很多\"", page);
    }

    [Theory]
    [InlineData("很多")]
    [InlineData("")]
    public async Task A_figure_that_is_none_is_told_at_its_field_and_on_top(string typed)
    {
        var page = WebUtility.HtmlDecode(await (await Report(Link(), "1", typed)).Content.ReadAsStringAsync());

        Assert.Contains("<p class=\"fault\" id=\"area-fault\">", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#area\">", page, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"area-fault\"", page, StringComparison.Ordinal);
        if (typed.Length > 0)
            Assert.Contains($"value=\"{typed}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_press_reports_all_of_the_current_phase()
    {
        await Anybody.PostAsync(
            Link() + "/report",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["phase"] = "1", ["all"] = "yes" })
        );

        Assert.Equal("种植", (await Office.Ledger.Find(Some.Id, default))!.State.Current?.Name);
    }

    [Fact]
    public async Task One_press_reports_a_share()
    {
        Assert.Contains("name=\"share\" value=\"50.5\"", await Anybody.GetStringAsync(Link()));
        await Anybody.PostAsync(
            Link() + "/report",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["phase"] = "1", ["share"] = "50.5" })
        );

        Assert.Equal(50, (await Office.Ledger.Find(Some.Id, default))!.State is var task ? task.Percent(task.Current!) : 0);
    }

    [Fact]
    public async Task An_area_left_blank_by_mistake_reports_nothing()
    {
        var before = Office.Ledger.Appends;
        var page = await (await Report(Link(), "1", "")).Content.ReadAsStringAsync();

        Assert.Contains("请填写面积，或按“全部完成”。", page);
        Assert.Equal(before, Office.Ledger.Appends);
    }

    [Fact]
    public async Task What_the_rules_refuse_is_told_on_the_page() =>
        Assert.Contains("尚未完成，不能先完成", await (await Report(Link(), "3", "101")).Content.ReadAsStringAsync());

    [Fact]
    public async Task A_form_without_its_phase_is_400() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Anybody.PostAsync(Link() + "/report", new FormUrlEncodedContent([]))).StatusCode);

    [Fact]
    public async Task After_sixty_uploads_in_a_minute_the_holder_of_a_link_waits_for_the_next()
    {
        var link = Link();
        async Task<HttpResponseMessage> Send()
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent("%PDF-1.7"u8.ToArray()), "file", "纪要.pdf" } };
            return await Anybody.PostAsync($"{link}/evidence", form);
        }

        for (var file = 0; file < 60; file++)
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await Send()).StatusCode);
        var late = await Send();

        Assert.Equal(HttpStatusCode.TooManyRequests, late.StatusCode);
        Assert.Contains("请稍等一分钟再继续", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.SeeOther, (await Send()).StatusCode);
    }

    private async Task<Dictionary<string, string>> Shown(string link, string form) =>
        HiddenFields
            .Matches(Regex.Match(await Anybody.GetStringAsync(link), $"action=\"[^\"]*/{form}\".*?</form>", RegexOptions.Singleline).Value)
            .ToDictionary(field => field.Groups[1].Value, field => field.Groups[2].Value);

    private Task<HttpResponseMessage> Send(string address, Dictionary<string, string> hidden, params (string Name, string Value)[] typed)
    {
        foreach (var (name, value) in typed)
            hidden[name] = value;
        return Anybody.PostAsync(address, new FormUrlEncodedContent(hidden));
    }

    private async Task<RectificationTask> Task() => (await Office.Ledger.Find(Some.Id, default))!.State;

    private static readonly Regex HiddenFields = new("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    [Fact]
    public async Task What_is_done_is_answered_by_a_redirect_so_that_a_reload_sends_nothing_twice()
    {
        var link = Link();
        var answer = await Report(link, "1", "50");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"{link}?said=report", answer.Headers.Location!.OriginalString);
        Assert.Contains("已填报，谢谢。", await Anybody.GetStringAsync(answer.Headers.Location.OriginalString));
    }

    [Fact]
    public async Task A_form_of_a_link_that_is_sent_twice_acts_once()
    {
        var (link, form) = (Link(), await Shown(Link(), "report"));
        await Send($"{link}/report", form, ("area", "50"));
        var again = await Send($"{link}/report", form, ("area", "50"));

        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Single((await Office.Ledger.History(Some.Id, 0, 100, default)).OfType<TaskFact.ProgressReported>());
    }

    [Fact]
    public async Task A_link_whose_task_somebody_changed_meanwhile_does_nothing_says_what_changed_and_keeps_what_was_typed()
    {
        var (link, form) = (Link(), await Shown(Link(), "report"));
        await Office.Desk.Execute(Some.Id, new TaskCommand.Report([1], CultivatedLand.Domain.Mu.Of(20)) { By = "王干事" }, default);
        var answer = await Send($"{link}/report", form, ("area", "45"));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("填报“翻耕”进度：由0亩变为20亩。", page);
        Assert.Contains("value=\"45\"", page);
        Assert.Equal(20m, (await Task()).Phases[0].Reported.Value);
    }

    [Fact]
    public async Task A_slip_is_asked_back_with_the_figures_and_recorded_when_it_is_confirmed()
    {
        var link = Link();
        var page = await (await Report(link, "1", "110")).Content.ReadAsStringAsync();
        Assert.Contains("您填的是 110 亩，目标 101 亩，确定吗？", page);
        Assert.Equal(0m, (await Task()).Phases[0].Reported.Value);

        var asked = HiddenFields
            .Matches(Regex.Match(page, "class=\"act confirmation\".*?</form>", RegexOptions.Singleline).Value)
            .ToDictionary(field => field.Groups[1].Value, field => field.Groups[2].Value);
        Assert.Equal(HttpStatusCode.SeeOther, (await Send($"{link}/report", asked)).StatusCode);
        Assert.Equal(110m, (await Task()).Phases[0].Reported.Value);
    }

    [Fact]
    public async Task More_than_twice_the_target_is_refused()
    {
        var page = await (await Report(Link(), "1", "500")).Content.ReadAsStringAsync();

        Assert.Contains("您填的是 500 亩，目标 101 亩，超过目标的两倍，没有登记", page);
    }

    [Fact]
    public async Task An_own_report_is_corrected_from_the_link()
    {
        var link = Link();
        await Report(link, "1", "50");
        Assert.Contains($"{link}/correct/3", await Anybody.GetStringAsync(link));

        var form = await Shown($"{link}/correct/3", "correct");
        var answer = await Send($"{link}/correct", form, ("area", "5"), ("reason", "多打了一个零"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(5m, (await Task()).Phases[0].Reported.Value);
        Assert.Contains("由50亩改为5亩，理由：多打了一个零", await Administrator.GetStringAsync($"/tasks/{Some.Id}"));
    }

    [Fact]
    public async Task What_somebody_else_did_is_not_corrected_from_a_link()
    {
        await Office.Desk.Execute(Some.Id, new TaskCommand.Report([1], CultivatedLand.Domain.Mu.Of(20)) { By = "王干事" }, default);
        var link = Link();
        Assert.Contains("这一条由王干事办理，只能由其本人更正。", await Anybody.GetStringAsync($"{link}/correct/3"));

        var answer = await Send($"{link}/correct", new() { ["act"] = "3", ["seen"] = "3" }, ("area", "5"), ("reason", "更正"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(20m, (await Task()).Phases[0].Reported.Value);
    }
}
